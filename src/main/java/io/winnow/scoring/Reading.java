package io.winnow.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * One input as read: an exact value, kept as a fraction so that nothing is rounded before the score is, or a problem.
 *
 * @param amount the value times {@code divisor}; null when there is a problem
 * @param divisor 1, or the rate that turns the amount into the input's own unit
 * @param conversion how the raw text became the value, in words; empty when it needed none
 * @param raw the evidence's figure, such as {@code usage 900}; empty when it comes from elsewhere
 * @param problem one phrase naming the input; empty when there is a value
 */
record Reading(@Nullable BigDecimal amount, BigDecimal divisor, String conversion, String raw, String problem) {

    static Reading of(BigDecimal value, String conversion) {
        return new Reading(value, BigDecimal.ONE, conversion, "", "");
    }

    static Reading wrong(String problem) {
        return new Reading(null, BigDecimal.ONE, "", "", problem);
    }

    /** The same reading of a figure of the evidence. */
    Reading from(String figure) {
        return new Reading(amount, divisor, conversion, figure, problem);
    }

    /** The value for showing and storing: exact, or 16 digits of it where its digits never end. */
    @Nullable
    BigDecimal value() {
        return amount == null ? null : quotient(amount, divisor);
    }

    /** The value as it stands in the arithmetic: {@code 0.5}, or {@code (5 ÷ 3)} where its digits never end. */
    String inArithmetic(BigDecimal amount) {
        BigDecimal quotient = quotient(amount, divisor);
        return quotient.multiply(divisor).compareTo(amount) == 0
                ? Decimals.plain(quotient)
                : "(" + Decimals.plain(amount) + " ÷ " + Decimals.plain(divisor) + ")";
    }

    static BigDecimal quotient(BigDecimal amount, BigDecimal divisor) {
        boolean whole = divisor.compareTo(BigDecimal.ONE) == 0;
        return Decimals.stripped(whole ? amount : amount.divide(divisor, MathContext.DECIMAL64));
    }
}
