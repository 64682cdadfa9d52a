package io.winnow.entry.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.winnow.evidence.EvidenceCounter.Span;
import io.winnow.report.Figures;
import io.winnow.workflow.SyncEvidence;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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

    @Parameters(
            paramLabel = "BACKLOG",
            arity = "0..1",
            description = "Also say how many issues of this backlog have evidence afterwards.")
    private @Nullable String backlog;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        TerminalProgress progress = new TerminalProgress(evidence.console());
        try (Application application = evidence.winnow().openLoggingIn(progress)) {
            String asked = backlog;
            if (asked != null) {
                SyncCommand.chosen(application.backlogs(), List.of(asked));
            }
            SyncEvidence.Result result = application.pullEvidence().run(progress);
            Integer heard = asked == null
                    ? null
                    : application
                            .countEvidence()
                            .run(asked, Span.all(application.now()))
                            .size();
            if (json) {
                evidence.console()
                        .out()
                        .println(JsonNodeFactory.instance
                                .objectNode()
                                .put("read", result.read())
                                .put("added", result.saved().added())
                                .put("changed", result.saved().changed())
                                .put("same", result.saved().same())
                                .put("removed", result.removed())
                                .put("issuesWithEvidence", heard));
            } else {
                evidence.console()
                        .out()
                        .println("Read " + result.read() + " changed tickets: "
                                + result.saved().added() + " new, "
                                + result.saved().changed() + " changed, " + result.removed() + " gone, "
                                + result.saved().same() + " as before."
                                + (heard == null
                                        ? ""
                                        : " " + Figures.count(heard, "issue") + " of " + asked
                                                + (heard == 1 ? " has" : " have") + " evidence."));
            }
            return ExitCode.DONE.number();
        }
    }
}
