package io.winnow.goals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Progress against the time that has passed.
 *
 * @param expected the share of the time from start to due that has passed: the progress of an even pace
 * @param difference progress less {@code expected}
 */
public record Pace(State state, BigDecimal expected, BigDecimal difference) {

    /** So far from an even pace still counts as on track; once due, nothing but the target does. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.1");

    static Pace of(BigDecimal progress, Span span, LocalDate today) {
        BigDecimal expected = elapsed(span, today);
        BigDecimal difference = Shares.plain(progress.subtract(expected));
        boolean over = expected.compareTo(BigDecimal.ONE) == 0;
        BigDecimal tolerance = over ? BigDecimal.ZERO : TOLERANCE;
        State state = difference.compareTo(tolerance.negate()) < 0
                ? State.BEHIND
                : difference.compareTo(TOLERANCE) > 0 ? State.AHEAD : State.ON_TRACK;
        return new Pace(state, expected, difference);
    }

    private static BigDecimal elapsed(Span span, LocalDate today) {
        long all = ChronoUnit.DAYS.between(span.start(), span.due());
        long passed = Math.max(0, Math.min(all, ChronoUnit.DAYS.between(span.start(), today)));
        return Shares.of(BigDecimal.valueOf(passed), BigDecimal.valueOf(all));
    }

    /** The three ways it can stand. */
    public enum State {
        AHEAD,
        ON_TRACK,
        BEHIND
    }
}
