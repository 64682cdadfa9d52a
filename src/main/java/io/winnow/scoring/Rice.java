package io.winnow.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reach × impact × confidence ÷ effort, exact until one rounding at the end. */
final class Rice {

    private static final int PLACES = 2;

    private Rice() {}

    /** Effort's own conversion joins the one division, so that nothing is rounded twice. */
    static @Nullable BigDecimal value(Map<Input, Reading> readings) {
        BigDecimal above = BigDecimal.ONE;
        BigDecimal below = BigDecimal.ONE;
        for (Map.Entry<Input, Reading> entry : readings.entrySet()) {
            BigDecimal amount = entry.getValue().amount();
            BigDecimal divisor = entry.getValue().divisor();
            if (amount == null) {
                return null;
            }
            boolean effort = entry.getKey().equals(Input.EFFORT);
            above = above.multiply(effort ? divisor : amount);
            below = below.multiply(effort ? amount : divisor);
        }
        return above.divide(below, PLACES, RoundingMode.HALF_UP);
    }

    static String arithmetic(Map<Input, Reading> readings, BigDecimal value) {
        StringBuilder sum = new StringBuilder();
        readings.forEach((input, reading) -> {
            BigDecimal amount = reading.amount();
            if (amount == null) {
                return;
            }
            sum.append(sum.isEmpty() ? "" : input.equals(Input.EFFORT) ? " ÷ " : " × ");
            sum.append(input.equals(Input.CONFIDENCE) ? Decimals.percent(amount) : reading.inArithmetic(amount));
        });
        return sum.append(" = ").append(Decimals.score(value)).toString();
    }
}
