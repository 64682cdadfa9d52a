package io.winnow.report;

import java.util.List;

/**
 * What to score next in words, ready for the template.
 *
 * @param lines the first few, what gains most first
 * @param sums how much there is to score; empty when there is nothing
 */
public record NextView(List<Line> lines, String sums) {

    private static final int SHOWN = 6;

    static NextView of(NextExport next, Links links) {
        boolean nothing = next.unscored() + next.stale() + next.unestimated() == 0;
        return new NextView(
                next.entries().stream()
                        .filter(entry -> entry.gain().signum() > 0)
                        .limit(SHOWN)
                        .map(entry -> new Line(
                                entry.key(),
                                links.issue(entry.key()),
                                entry.summary(),
                                entry.why(next.now()),
                                entry.chance() + " chance to "
                                        + (entry.worth().planned() ? "fall out" : "come in") + ", gains "
                                        + Figures.score(entry.gain()) + " on average, "
                                        + Figures.amount(
                                                entry.effort(), next.capacity().unit())))
                        .toList(),
                nothing ? "" : next.sums());
    }

    /**
     * One issue.
     *
     * @param url empty when there are no links
     * @param why what it lacks, or why what it has is old
     * @param odds what knowing its score may do
     */
    public record Line(String key, String url, String summary, String why, String odds) {}
}
