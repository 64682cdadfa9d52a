package io.winnow.entry.cli;

import io.winnow.report.Decided;
import io.winnow.report.RankExport;
import io.winnow.report.ReportPage;
import io.winnow.report.ReportRow;
import io.winnow.scoring.Decimals;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prints the ranked list the last sync left. */
@Command(
        name = "rank",
        header = "Print a backlog's ranked list as the last sync left it.",
        footer = {"", "Examples:", "  winnow rank payments --limit 10", "  winnow rank payments --csv > ranking.csv"})
final class RankCommand implements Callable<Integer> {

    private static final int SUMMARY = 60;
    private static final int UNDER_SUMMARY = 31;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Parameters(paramLabel = "BACKLOG", description = "The backlog.")
    private String backlog = "";

    @Option(names = "--limit", paramLabel = "N", description = "Only the best N issues (default: all).")
    private int limit = Integer.MAX_VALUE;

    @ArgGroup
    private Format.OfTable format = new Format.OfTable();

    @Override
    public Integer call() {
        try (Application application = winnow.open(new TerminalProgress(winnow.console()))) {
            SyncCommand.chosen(application.backlogs(), List.of(backlog));
            ReportPage page = application.buildReport().run(backlog);
            RankExport export = new RankExport(page, Math.max(0, limit));
            PrintWriter out = winnow.console().out();
            if (format.json) {
                out.println(export.json());
            } else if (format.csv) {
                out.print(export.csv());
            } else if (format.markdown) {
                out.print(export.markdown());
            } else {
                print(page);
            }
            return ExitCode.DONE.number();
        }
    }

    private void print(ReportPage page) {
        PrintWriter out = winnow.console().out();
        if (page.rows().isEmpty()) {
            out.println("Nothing here yet: run winnow sync " + backlog + " first.");
            return;
        }
        page.rows().stream()
                .filter(row -> row.rank() != null)
                .limit(Math.max(0, limit))
                .forEach(row -> line(out, row));
        out.println(page.scored() + " of " + page.rows().size() + " scored, " + page.notScored() + " not"
                + (page.reasons().isEmpty() ? "" : ":"));
        page.reasons().entrySet().stream()
                .limit(5)
                .forEach(reason -> out.println("  " + reason.getValue() + " × " + reason.getKey()));
    }

    private static void line(PrintWriter out, ReportRow row) {
        BigDecimal value = row.score().value();
        String summary = Printable.of(row.summary());
        out.printf(
                Locale.ROOT,
                "%5d  %10s  %-10s  %s%n",
                row.rank(),
                value == null ? "" : Decimals.score(value),
                row.key(),
                summary.length() > SUMMARY ? summary.substring(0, SUMMARY - 1) + "…" : summary);
        Decided decided = row.decided();
        if (decided != null) {
            out.println(" ".repeat(UNDER_SUMMARY) + decided.words());
        }
    }
}
