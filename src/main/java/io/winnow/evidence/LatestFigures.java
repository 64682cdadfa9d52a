package io.winnow.evidence;

import io.winnow.model.IssueId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells which figures of use count. What a source measures again, for the same account and the same issues, replaces what
 * it measured on an earlier day; figures of one day are of different things and add up. One without a date is older than
 * any with one.
 */
final class LatestFigures {

    private static final String KIND = "usage";
    private static final long MILLIS_A_DAY = 86_400_000;

    private final Map<Measured, Long> latest = new HashMap<>();

    LatestFigures(Collection<CountedItem> items) {
        for (CountedItem item : items) {
            if (figure(item)) {
                latest.merge(Measured.by(item), day(item.date()), Math::max);
            }
        }
    }

    boolean hold(CountedItem item) {
        return figure(item) && Long.valueOf(day(item.date())).equals(latest.get(Measured.by(item)));
    }

    private static boolean figure(CountedItem item) {
        return item.quantity() != null && item.kind().equals(KIND);
    }

    /** The day in UTC. */
    private static long day(@Nullable Instant date) {
        return date == null ? Long.MIN_VALUE : Math.floorDiv(date.toEpochMilli(), MILLIS_A_DAY);
    }

    private record Measured(String source, long customer, Set<IssueId> issues) {

        static Measured by(CountedItem item) {
            return new Measured(item.source(), item.customer(), Set.copyOf(item.issues()));
        }
    }
}
