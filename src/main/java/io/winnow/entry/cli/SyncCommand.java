package io.winnow.entry.cli;

import io.winnow.workflow.BacklogSettings;
import io.winnow.workflow.SetupException;
import io.winnow.workflow.SyncOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Reads what changed, scores it, and writes the difference back. */
@Command(
        name = "sync",
        header = "Read what changed in Jira, score it, and write the difference back.",
        footer = {
            "",
            "Examples:",
            "  winnow sync                     every backlog",
            "  winnow sync payments --dry-run  show what would be written (old → new), write nothing",
            "  winnow sync --full              read everything again"
        })
final class SyncCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Parameters(paramLabel = "BACKLOG", arity = "0..*", description = "Backlogs to sync (default: all).")
    private List<String> names = new ArrayList<>();

    @Option(names = "--full", description = "Read every issue, not only what changed.")
    private boolean full;

    @Option(names = "--dry-run", description = "Write nothing to Jira; show what would be written.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        try (TerminalProgress progress = new TerminalProgress(winnow.console());
                Application application = winnow.openLoggingIn(progress)) {
            SyncRun run = new SyncRun(application, winnow.console(), json);
            return run.run(chosen(application.backlogs(), names), new SyncOptions(full, dryRun), progress);
        }
    }

    /** The named backlogs in the configuration's order; all when none is named. */
    static List<BacklogSettings> chosen(List<BacklogSettings> all, List<String> names) {
        for (String name : names) {
            if (all.stream().noneMatch(backlog -> backlog.name().equals(name))) {
                throw new SetupException("There is no backlog '" + name + "'; the configuration has: "
                        + all.stream().map(BacklogSettings::name).collect(Collectors.joining(", ")) + ".");
            }
        }
        return all.stream()
                .filter(backlog -> names.isEmpty() || names.contains(backlog.name()))
                .toList();
    }
}
