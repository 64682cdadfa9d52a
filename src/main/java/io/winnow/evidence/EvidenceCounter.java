package io.winnow.evidence;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts evidence for each issue of a backlog, and rolls it up from sub-task to story to epic: every item and every
 * customer once, however many of an epic's stories they name.
 *
 * <p>Thread-safe.
 */
public final class EvidenceCounter {

    private final EvidenceSettings settings;

    public EvidenceCounter(EvidenceSettings settings) {
        this.settings = settings;
    }

    /**
     * The evidence of every issue that has some, by issue id, smallest first.
     *
     * @param records what is known of the accounts
     * @param span what counts, and as of when
     */
    public Map<IssueId, IssueCounts> count(
            List<Issue> issues, Collection<CountedItem> items, AccountRecords records, Span span) {
        List<CountedItem> inSpan = items.stream().filter(span::holds).toList();
        Accounts accounts = Accounts.of(records, inSpan, settings.revenueCapShare());
        LatestFigures figures = new LatestFigures(inSpan);
        Ancestry ancestry = new Ancestry(issues);
        Map<IssueId, Tally> own = new HashMap<>();
        List<CountedItem> several = new ArrayList<>();
        for (CountedItem item : inSpan) {
            if (item.issues().size() == 1) {
                tally(own, item.issues().get(0)).add(item, weight(item.date(), span.asOf()), figures.hold(item));
            } else {
                several.add(item);
            }
        }
        own.keySet().removeIf(issue -> !ancestry.holds(issue));
        Map<IssueId, Tally> total = new HashMap<>();
        own.forEach((issue, tally) ->
                ancestry.upwards(issue).forEach(above -> tally(total, above).add(tally)));
        // One that names several issues may meet itself on the way up.
        for (CountedItem item : several) {
            double weight = weight(item.date(), span.asOf());
            boolean figure = figures.hold(item);
            Set<IssueId> above = new LinkedHashSet<>(4);
            for (IssueId issue : item.issues()) {
                if (ancestry.holds(issue)) {
                    tally(own, issue).add(item, weight, figure);
                    ancestry.climb(issue, above);
                }
            }
            above.forEach(issue -> tally(total, issue).add(item, weight, figure));
        }
        Map<IssueId, IssueCounts> counts = new TreeMap<>();
        total.forEach((issue, tally) -> counts.put(
                issue,
                new IssueCounts(
                        own.containsKey(issue) ? own.get(issue).counts(accounts) : Counts.NONE,
                        tally.counts(accounts))));
        return counts;
    }

    private static Tally tally(Map<IssueId, Tally> tallies, IssueId issue) {
        return tallies.computeIfAbsent(issue, id -> new Tally());
    }

    private double weight(@Nullable Instant date, Instant asOf) {
        if (date == null || date.isAfter(asOf)) {
            return 1;
        }
        double days = Duration.between(date, asOf).toMillis() / 86_400_000.0;
        return Math.pow(0.5, days / settings.halfLifeDays());
    }

    /**
     * Which items count: those of a span of time.
     *
     * @param since the first moment that counts; null: from the beginning
     * @param until the first moment that doesn't; null: all there is
     * @param asOf the moment items age towards
     */
    public record Span(@Nullable Instant since, @Nullable Instant until, Instant asOf) {

        /** All there is, as of now. */
        public static Span all(Instant now) {
            return new Span(null, null, now);
        }

        boolean holds(CountedItem item) {
            Instant date = item.date();
            return date == null
                    || ((since == null || !date.isBefore(since)) && (until == null || date.isBefore(until)));
        }
    }
}
