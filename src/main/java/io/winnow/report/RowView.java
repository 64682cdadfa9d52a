package io.winnow.report;

import io.winnow.evidence.Counts;
import io.winnow.model.Parent;
import io.winnow.scoring.Input;
import io.winnow.scoring.InputTrace;
import io.winnow.scoring.Moscow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One row of the list as text, ready for the template; every part may be empty. */
public record RowView(
        String id,
        String key,
        String url,
        String summary,
        String kind,
        String mark,
        String type,
        String epic,
        String rank,
        String move,
        String sign,
        String said,
        List<String> inputs,
        List<Integer> bars,
        String score,
        String category,
        String status,
        String points,
        String note,
        String noteKind,
        List<GoalChip> goals,
        String moreGoals,
        String customers,
        String revenue,
        String band,
        String decided,
        String stale) {

    /** The row the script clones and fills, for so many inputs. */
    static RowView blank(int inputs) {
        return new RowView(
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
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
                List.of(),
                "",
                "",
                "",
                "",
                "",
                "");
    }

    private static final int GOALS = 2;
    private static final String NO_VALUE = "–";

    static RowView of(ReportRow row, List<Input> inputs, Bars bars, Links links, Instant now) {
        Moscow moscow = row.score().basis().moscow();
        BigDecimal score = row.score().value();
        Counts heard = row.support().evidence().total();
        List<String> note = score != null ? row.change().words() : row.score().reasons();
        return new RowView(
                row.id().toString(),
                row.key(),
                links.issue(row.key()),
                row.summary(),
                row.kind().word(),
                row.kind().mark(),
                row.type().name(),
                epicName(row.epic()),
                row.rank() == null ? NO_VALUE : row.rank().toString(),
                row.change().kind().word(),
                row.change().sign(),
                row.change().said(),
                inputs.stream().map(input -> shown(input, row)).toList(),
                inputs.stream().map(input -> bars.height(input, row)).toList(),
                score != null ? Figures.score(score) : "not scored",
                category(row),
                row.status().name(),
                row.storyPoints() == null ? NO_VALUE : Figures.plain(row.storyPoints()),
                String.join(" · ", note),
                score != null ? "change" : "why",
                row.support().goals().stream()
                        .limit(GOALS)
                        .map(served -> GoalChip.of(served.goal()))
                        .toList(),
                row.support().goals().size() > GOALS
                        ? "+" + (row.support().goals().size() - GOALS)
                        : "",
                heard.items() == 0 ? NO_VALUE : Figures.number(heard.customers()),
                heard.revenue().signum() == 0 ? NO_VALUE : Figures.compact(heard.revenue()),
                moscow == null ? "" : moscow.word(),
                decided(row),
                StaleText.words(row.stale(), now));
    }

    static String epicName(@Nullable Parent epic) {
        return epic == null ? "" : epic.summary().isBlank() ? epic.key() : epic.summary();
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
