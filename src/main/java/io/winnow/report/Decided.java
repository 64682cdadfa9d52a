package io.winnow.report;

import io.winnow.ranking.OrderOverride;
import io.winnow.ranking.OverrideEffect.State;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about an issue, in words.
 *
 * @param anchorKey the key of the issue it is measured by, as it is now where that is known; null without an anchor
 */
public record Decided(OrderOverride override, @Nullable String anchorKey, State state) {

    /** What was decided, such as {@code stands before PAY-3}; or what should be, where it has no effect. */
    public String what() {
        String anchor = anchorKey == null ? "" : " " + anchorKey;
        boolean holds = state.effective() || state == State.ALREADY_THERE;
        return switch (override.kind()) {
            case BEFORE -> (holds ? "stands before" : "should stand before") + anchor;
            case AFTER -> (holds ? "stands after" : "should stand after") + anchor;
            case PIN -> "pinned to the next sprint";
            case EXCLUDE -> "kept out of the next sprint";
        };
    }

    /** The same with who, until when and why, and why it has no effect. */
    public String words() {
        String trouble = trouble();
        return what() + " by " + line(override.owner()) + until() + ": " + line(override.reason())
                + (trouble.isEmpty() ? "" : " (without effect: " + trouble + ")");
    }

    /** Why it changes nothing; empty when it does. */
    public String trouble() {
        return switch (state) {
            case MOVES, FOR_PLANNER -> "";
            case ALREADY_THERE -> "it would stand there anyway";
            case GIVES_WAY -> "it is the oldest of decisions that contradict each other in a circle";
            case ANCHOR_GONE -> anchorKey + " has left the backlog";
            case ANCHOR_NOT_SCORED -> anchorKey + " isn't scored";
            case NOT_SCORED -> "it isn't scored, so it has no place to be moved from";
            case DONE -> "it is done";
            case NOT_IN_BACKLOG -> "it has left the backlog";
        };
    }

    /** The last day it holds, in UTC; null when it holds until it is cleared. */
    public @Nullable LocalDate lastDay() {
        return override.lastDay();
    }

    private String until() {
        LocalDate last = lastDay();
        return last == null ? "" : " until " + last;
    }

    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
