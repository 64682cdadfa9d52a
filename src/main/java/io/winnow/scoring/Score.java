package io.winnow.scoring;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number with its reasons, or the state "not scored" with its reasons.
 *
 * @param value rounded half up to two places, always with scale 2; null when not scored
 * @param inputs one entry for each {@link Input}, in that order
 * @param arithmetic the sum in words, such as {@code 800 × 2 × 80 % ÷ 2 = 640.00}; empty when not scored
 * @param reasons why it isn't scored, one phrase an input; empty when it is
 */
public record Score(@Nullable BigDecimal value, List<InputTrace> inputs, String arithmetic, List<String> reasons) {

    private static final int WHY_LENGTH = 255; // a Jira short text field holds no more

    public Score {
        inputs = List.copyOf(inputs);
        reasons = List.copyOf(reasons);
    }

    public boolean scored() {
        return value != null;
    }

    public InputTrace input(Input input) {
        return inputs.stream()
                .filter(trace -> trace.input() == input)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no trace for " + input.word()));
    }

    /** The reason in one line of at most 255 characters: the same inputs and score always give the same text. */
    public String why() {
        BigDecimal number = value;
        if (number == null) {
            return Excerpt.cut("Not scored: " + String.join("; ", reasons), WHY_LENGTH);
        }
        return "RICE " + Decimals.score(number)
                + " = reach " + brief(Input.REACH)
                + " × impact " + brief(Input.IMPACT)
                + " × confidence " + briefPercent(input(Input.CONFIDENCE).value())
                + " ÷ effort " + brief(Input.EFFORT);
    }

    private String brief(Input which) {
        BigDecimal number = input(which).value();
        return number == null ? "?" : Decimals.brief(number);
    }

    private static String briefPercent(@Nullable BigDecimal share) {
        return share == null ? "?" : Decimals.brief(share.movePointRight(2)) + " %";
    }
}
