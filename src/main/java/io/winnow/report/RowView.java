package io.winnow.report;

import static io.winnow.report.IssueView.NO_VALUE;

import io.winnow.scoring.Input;
import io.winnow.scoring.InputTrace;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** One row of the list as text, ready for the template; every part may be empty. */
public record RowView(
        IssueView issue,
        String rank,
        String move,
        String sign,
        String said,
        List<String> inputs,
        List<Integer> bars,
        String category,
        String status,
        String points,
        String note,
        String noteKind,
        String decided,
        String stale) {

    /** The row the script clones and fills, for so many inputs. */
    static RowView blank(int inputs) {
        return new RowView(
                IssueView.BLANK,
                "",
                "",
                "",
                "",
                Collections.nCopies(inputs, ""),
                Collections.nCopies(inputs, 0),
                "",
                "",
                "",
                "",
                "",
                "",
                "");
    }

    static RowView of(ReportRow row, List<Input> inputs, Bars bars, Links links, Instant now) {
        boolean scored = row.score().value() != null;
        List<String> note = scored ? row.change().words() : row.score().reasons();
        return new RowView(
                IssueView.of(row, links),
                row.rank() == null ? NO_VALUE : row.rank().toString(),
                row.change().kind().word(),
                row.change().sign(),
                row.change().said(),
                inputs.stream().map(input -> shown(input, row)).toList(),
                inputs.stream().map(input -> bars.height(input, row)).toList(),
                category(row),
                row.status().name(),
                row.storyPoints() == null ? NO_VALUE : Figures.plain(row.storyPoints()),
                String.join(" · ", note),
                scored ? "change" : "why",
                decided(row),
                StaleText.words(row.stale(), now));
    }

    /** Short enough for a row; empty when nobody decided anything about it. */
    static String decided(ReportRow row) {
        Decided decided = row.decided();
        return decided == null
                ? ""
                : decided.what() + " by " + decided.override().owner()
                        + (decided.trouble().isEmpty() ? "" : ", without effect");
    }

    static String category(ReportRow row) {
        return row.status().category().name().toLowerCase(Locale.ROOT);
    }

    private static String shown(Input input, ReportRow row) {
        BigDecimal value = row.score().value(input);
        return value == null ? NO_VALUE : Figures.input(input, value);
    }

    static String shown(InputTrace trace) {
        BigDecimal value = trace.value();
        return value == null ? NO_VALUE : Figures.input(trace.input(), value);
    }

    /** Where a bar begins. */
    public int left(int bar) {
        return 7 * bar;
    }

    /** How far the top of a bar is from the top of the drawing. */
    public int top(int bar) {
        return Bars.FULL - bars.get(bar);
    }
}
