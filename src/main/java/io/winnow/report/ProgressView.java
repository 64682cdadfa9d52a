package io.winnow.report;

import io.winnow.goals.Pace;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far something has come, in words and as lengths of a bar that is 100 long.
 *
 * @param words such as {@code 45 %}; empty when nothing is known
 * @param pace such as {@code behind, 60 % expected}; empty when nothing is known
 * @param state {@code ahead}, {@code on_track}, {@code behind} or empty
 * @param expected where an even pace would be; −1 when unknown
 */
public record ProgressView(String words, String pace, String state, int length, int expected) {

    private static final int FULL = 100;

    static ProgressView of(@Nullable BigDecimal progress, @Nullable Pace pace) {
        if (progress == null) {
            return new ProgressView("", "", "", 0, -1);
        }
        return new ProgressView(
                Figures.percent(progress),
                pace == null ? "" : word(pace) + ", " + Figures.percent(pace.expected()) + " expected",
                pace == null ? "" : pace.state().name().toLowerCase(Locale.ROOT),
                length(progress),
                pace == null ? -1 : length(pace.expected()));
    }

    public boolean known() {
        return !words.isEmpty();
    }

    private static String word(Pace pace) {
        return switch (pace.state()) {
            case AHEAD -> "ahead";
            case ON_TRACK -> "on track";
            case BEHIND -> "behind";
        };
    }

    private static int length(BigDecimal share) {
        int length = share.movePointRight(2).setScale(0, RoundingMode.HALF_UP).intValue();
        return Math.max(0, Math.min(FULL, length));
    }
}
