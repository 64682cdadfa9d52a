package io.winnow.entry.cli;

import io.winnow.workflow.SortEvidence.Linked;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Says which issues an item supports. */
@Command(
        name = "link",
        header = "Say which issue an item supports, or which several.",
        footer = {"", "Example:", "  winnow evidence link 17 PAY-12 PAY-40"})
final class EvidenceLink implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private EvidenceCommand evidence;

    @Parameters(index = "0", paramLabel = "ID", description = "The item's number, or SOURCE:EXTERNALID.")
    private String id = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "KEY", description = "Keys or numeric ids of issues.")
    private List<String> keys = List.of();

    @Override
    public Integer call() {
        try (Application application = evidence.open()) {
            Linked linked = application.sortEvidence().link(id, keys);
            String issues = linked.issues().stream().map(issue -> issue.key()).collect(Collectors.joining(", "));
            evidence.console()
                    .out()
                    .println("Item " + linked.item().id() + " supports " + issues
                            + (linked.added() == 0 ? " already." : " from now on."));
            return ExitCode.DONE.number();
        }
    }
}
