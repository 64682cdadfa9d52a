package io.winnow.entry.cli;

import io.winnow.workflow.SyncOptions;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows everything on a Jira of its own. */
@Command(
        name = "demo",
        header = "Show Winnow on a built-in Jira: sync, score, push, and the page. Needs no account and keeps nothing.",
        footer = {"", "Examples:", "  winnow demo", "  winnow demo --once --json", "  winnow demo --issues 20000"})
final class DemoCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Option(names = "--port", paramLabel = "N", description = "Port of the page (default: ${DEFAULT-VALUE}).")
    private int port = 8080;

    @Option(names = "--once", description = "End after the first push.")
    private boolean once;

    @Option(names = "--issues", paramLabel = "N", description = "About how many issues (default: ${DEFAULT-VALUE}).")
    private int issues = 400;

    @Option(names = "--data-center", description = "Let the built-in Jira be Data Center instead of Cloud.")
    private boolean dataCenter;

    @Option(names = "--json", description = "Print the sync's result as one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        try (TerminalProgress progress = new TerminalProgress(winnow.console());
                Application application = winnow.factory().demo(Math.max(1, issues), dataCenter, progress)) {
            SyncRun run = new SyncRun(application, winnow.console(), json);
            int code = run.run(application.backlogs(), new SyncOptions(false, false), progress);
            winnow.console().out().flush();
            if (!once && code == ExitCode.DONE.number()) {
                try (Server server = application.serve(OptionalInt.of(port))) {
                    ServeCommand.untilStopped(server, application, winnow.console());
                }
            }
            return code;
        }
    }
}
