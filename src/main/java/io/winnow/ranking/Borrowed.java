package io.winnow.ranking;

import io.winnow.scoring.Moscow;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an issue is worth by what waits for it, beside its own score.
 *
 * @param value the best score among the open issues it unblocks, directly or through others; null when none is scored
 * @param band the most binding word among those that are scored, who says nothing being a could; null when none is scored
 * @param inBand the best score among those of that band; null when none is scored
 * @param from keys of those issues, the best first, at most five; won't-issues lend nothing
 * @param steps how many issues stand one behind the other below it
 * @param circle keys of issues that block each other in a circle with it, itself included, at most twenty; empty when there is none
 */
public record Borrowed(
        @Nullable BigDecimal value,
        @Nullable Moscow band,
        @Nullable BigDecimal inBand,
        List<String> from,
        int steps,
        List<String> circle) {

    /** It unblocks nothing. */
    public static final Borrowed NOTHING = new Borrowed(null, null, null, List.of(), 0, List.of());

    public Borrowed {
        from = List.copyOf(from);
        circle = List.copyOf(circle);
    }
}
