package io.winnow.entry.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.winnow.workflow.SyncEvidence;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Reads the tickets in Jira that are evidence. */
@Command(
        name = "sync",
        header =
                "Read the tickets that evidence.jira names, and the issues they are linked to. A winnow sync does it too.")
final class EvidenceSync implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private EvidenceCommand evidence;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        TerminalProgress progress = new TerminalProgress(evidence.console());
        try (Application application = evidence.winnow().open(progress)) {
            SyncEvidence.Result result = application.pullEvidence().run(progress);
            if (json) {
                evidence.console()
                        .out()
                        .println(JsonNodeFactory.instance
                                .objectNode()
                                .put("read", result.read())
                                .put("added", result.saved().added())
                                .put("changed", result.saved().changed())
                                .put("same", result.saved().same())
                                .put("removed", result.removed()));
            } else {
                evidence.console()
                        .out()
                        .println("Read " + result.read() + " changed tickets: "
                                + result.saved().added() + " new, "
                                + result.saved().changed() + " changed, " + result.removed() + " gone, "
                                + result.saved().same() + " as before.");
            }
            return ExitCode.DONE.number();
        }
    }
}
