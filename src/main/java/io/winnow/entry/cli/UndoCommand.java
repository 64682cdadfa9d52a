package io.winnow.entry.cli;

import io.winnow.push.PlanPusher.Pushed;
import io.winnow.store.Author;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Takes a push back. */
@Command(
        name = "undo",
        header = "Take a push back: fields, order and sprints, save what anybody has changed since.",
        footer = {
            "",
            "Examples:",
            "  winnow undo 7f3k --dry-run   show what would be taken back",
            "  winnow undo 7f3k",
            "An undo is a push, so it can be undone as well."
        })
final class UndoCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Parameters(paramLabel = "PUSH_ID", description = "The push's id, or enough of its start; see winnow pushes.")
    private String id = "";

    @Option(names = "--dry-run", description = "Write nothing to Jira; show what would be taken back.")
    private boolean dryRun;

    @Option(
            names = "--preview",
            paramLabel = "PUSH_ID",
            description = "The dry run you looked at: refused when other changes would be made now.")
    private @Nullable String preview;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        try (TerminalProgress progress = new TerminalProgress(winnow.console());
                Application application = winnow.open(progress)) {
            Pushed pushed =
                    application.undoPush().run(id, dryRun, preview, Author.byCommand(LoggedIn.name()), progress);
            progress.close();
            return new PushedText(pushed, winnow.console(), json).print();
        }
    }
}
