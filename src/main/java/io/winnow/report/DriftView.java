package io.winnow.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the ranking has changed since the last sprint was filled, in words, ready for the template.
 *
 * @param at when that was
 * @param lines the first few
 * @param sums how many more there are; a sentence
 */
public record DriftView(String sprint, @Nullable When at, List<Line> lines, String sums) {

    private static final int SHOWN = 6;

    static DriftView of(Drift drift, Links links) {
        return new DriftView(
                drift.sprint(),
                When.of(drift.at()),
                drift.moves().stream()
                        .limit(SHOWN)
                        .map(move -> line(move, links))
                        .toList(),
                sums(drift));
    }

    private static Line line(Drift.Move move, Links links) {
        Change change = move.change();
        return new Line(
                move.key(),
                links.issue(move.key()),
                move.summary(),
                change.kind() == Change.Kind.NEW ? "new in the ranking, at " + move.rank() : change.said(),
                String.join(" · ", change.words()));
    }

    private static String sums(Drift drift) {
        int more = drift.moves().size() - SHOWN;
        return (drift.moves().isEmpty() ? "No issue has changed of its own. " : "")
                + (more > 0 ? Figures.number(more) + " more changed. " : "")
                + (drift.pushed() == 0
                        ? ""
                        : Figures.count(drift.pushed(), "issue") + " moved only because others did.");
    }

    /** One issue: where it went, and what changed it. */
    public record Line(String key, String url, String summary, String went, String causes) {}
}
