package io.winnow.entry.cli;

import io.winnow.report.BacklogList;
import io.winnow.report.Figures;
import io.winnow.report.LastEvent;
import io.winnow.report.StatusJson;
import io.winnow.report.SyncStatus;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows how each backlog's sync stands. */
@Command(
        name = "status",
        header = "Show for each backlog the last run, its result, the next run, and what it waits for.")
final class StatusCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        try (Application application = winnow.open(new TerminalProgress(winnow.console()))) {
            BacklogList list = application.showStatus().all();
            PrintWriter out = winnow.console().out();
            if (json) {
                out.println(new StatusJson().write(list));
            } else {
                list.backlogs().forEach(this::print);
                print(list.lastEvent());
            }
            return ExitCode.DONE.number();
        }
    }

    private void print(BacklogList.Entry entry) {
        PrintWriter out = winnow.console().out();
        SyncStatus sync = entry.sync();
        out.println(entry.name() + ": " + Figures.number(entry.scored()) + " of "
                + Figures.count(entry.issues(), "issue") + " scored");
        if (sync.outcome() == SyncStatus.Outcome.NEVER) {
            out.println("  never synced: run winnow sync " + entry.name());
        } else {
            out.println("  last run   " + time(sync.lastRun()) + "  "
                    + sync.outcome().name().toLowerCase(Locale.ROOT)
                    + (sync.message().isEmpty() ? "" : ": " + sync.message()));
        }
        if (!sync.waitsFor().isEmpty()) {
            out.println("  waits for  " + sync.waitsFor());
        }
        out.println(
                "  next run   " + (sync.nextRun() == null ? "none: winnow serve isn't running" : time(sync.nextRun())));
    }

    private void print(@Nullable LastEvent event) {
        if (event != null) {
            winnow.console()
                    .out()
                    .println("last event from Jira: " + time(event.at()) + "  " + event.name()
                            + (event.lag() == null
                                    ? ""
                                    : "; the last ones were scores after "
                                            + Figures.number(event.lag().toMillis()) + " ms"));
        }
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "–" : TIME.format(time.atZone(ZoneId.systemDefault()));
    }
}
