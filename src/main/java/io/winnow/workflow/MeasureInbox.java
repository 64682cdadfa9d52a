package io.winnow.workflow;

import io.winnow.matching.Heard;
import io.winnow.matching.IssueMatcher;
import io.winnow.matching.MatcherBuilder;
import io.winnow.matching.PlainSearch;
import io.winnow.matching.Suggestion;
import io.winnow.model.IssueId;
import io.winnow.store.CustomerStore;
import io.winnow.store.EvidenceStore;
import io.winnow.store.IssueStore;
import io.winnow.tracker.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Measures suggestions on what is sorted already: the older items teach, the newer ones are held back, and it is seen
 * whether their issues would have been suggested. A plain keyword search has to find the same.
 */
public final class MeasureInbox {

    private static final double TEACHING = 0.7;
    private static final int MOST_HELD_BACK = 1_000;
    private static final int LOOKED_AT = 10;

    private final KnownToMatching known;

    public MeasureInbox(IssueStore issues, EvidenceStore evidence, CustomerStore customers) {
        this.known = new KnownToMatching(issues, evidence, customers);
    }

    /** Items without a date neither teach nor are held back. */
    public Measured run(List<String> backlogs, Progress progress) {
        List<Heard> items = new ArrayList<>(known.sorted(backlogs).stream()
                .filter(item -> item.date() != null)
                .sorted(Comparator.comparing((Heard item) -> Objects.requireNonNullElse(item.date(), Instant.MIN)))
                .toList());
        int taught = (int) (items.size() * TEACHING);
        List<Heard> teaching = new ArrayList<>(items.subList(0, taught));
        Collections.reverse(teaching);
        List<Heard> heldBack = everyNth(items.subList(taught, items.size()));
        MatcherBuilder builder = new MatcherBuilder();
        teaching.forEach(builder::learn);
        PlainSearch search = new PlainSearch();
        known.issues(backlogs, progress, issue -> {
            builder.add(issue);
            search.add(issue);
        });
        IssueMatcher matcher = builder.build();
        PlainSearch plain = search.ready();
        return new Measured(
                matcher.issues(),
                taught,
                heldBack.size(),
                found(
                        heldBack,
                        progress,
                        item -> matcher.suggest(unsorted(item), LOOKED_AT).stream()
                                .map(Suggestion::issue)
                                .toList()),
                found(heldBack, progress, item -> plain.bySummary(item, LOOKED_AT)),
                found(heldBack, progress, item -> plain.byText(item, LOOKED_AT)));
    }

    private static List<Heard> everyNth(List<Heard> items) {
        int step = (items.size() + MOST_HELD_BACK - 1) / MOST_HELD_BACK;
        List<Heard> some = new ArrayList<>();
        for (int i = 0; i < items.size(); i += step) {
            some.add(items.get(i));
        }
        return some;
    }

    private static Heard unsorted(Heard item) {
        return new Heard(item.date(), item.text(), item.reference(), item.customer(), item.self(), List.of());
    }

    private static Rates found(List<Heard> items, Progress progress, Function<Heard, List<IssueId>> finder) {
        double atOne = 0;
        double atFive = 0;
        double reciprocal = 0;
        for (int i = 0; i < items.size(); i++) {
            progress.step("measuring", i, items.size());
            List<IssueId> right = items.get(i).issues();
            List<IssueId> found = finder.apply(items.get(i));
            atOne += share(right, found, 1);
            atFive += share(right, found, 5);
            reciprocal += found.stream()
                    .filter(right::contains)
                    .findFirst()
                    .map(first -> 1.0 / (found.indexOf(first) + 1))
                    .orElse(0.0);
        }
        int n = Math.max(1, items.size());
        return new Rates(atOne / n, atFive / n, reciprocal / n);
    }

    private static double share(List<IssueId> right, List<IssueId> found, int first) {
        return (double) found.stream().limit(first).filter(right::contains).count() / right.size();
    }

    /**
     * What was measured.
     *
     * @param issues how many there were to choose from
     * @param taught how many items taught
     * @param heldBack how many items were measured
     * @param plainSummary a keyword search for the words of the item's summary
     * @param plainText the same for the words of its whole text
     */
    public record Measured(
            int issues, int taught, int heldBack, Rates suggestions, Rates plainSummary, Rates plainText) {}

    /**
     * How often the right issues were found, means over items.
     *
     * @param recallAt1 share of an item's issues that stood first
     * @param recallAt5 share of an item's issues among the first five
     * @param reciprocalRank 1 for an item whose first right issue stood first, 1/2 for second, 0 beyond ten
     */
    public record Rates(double recallAt1, double recallAt5, double reciprocalRank) {}
}
