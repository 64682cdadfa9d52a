package io.winnow.workflow;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person may ask of a plan.
 *
 * @param sprint id or name of the sprint to plan; null for the board's next future one
 * @param capacity in place of the configured or computed one; null to keep that
 * @param exact look for the best plan instead of walking the order
 * @param switches the rules it is to be made by
 */
public record PlanOptions(
        @Nullable String sprint, @Nullable BigDecimal capacity, boolean exact, RuleSwitches switches) {

    public static final PlanOptions NONE = new PlanOptions(null, null, false);

    /** By the configured rules. */
    public PlanOptions(@Nullable String sprint, @Nullable BigDecimal capacity, boolean exact) {
        this(sprint, capacity, exact, RuleSwitches.NONE);
    }

    /** Whether anything but the sprint is otherwise than configured. */
    boolean tries() {
        return capacity != null || exact || !switches.equals(RuleSwitches.NONE);
    }

    /** A capacity as a person writes it, such as {@code 34} or {@code 12.5}; empty when it is no such number. */
    public static Optional<BigDecimal> amount(String text) {
        String stripped = text.strip();
        return stripped.matches("[0-9]{1,9}(\\.[0-9]{1,3})?")
                ? Optional.of(new BigDecimal(stripped))
                : Optional.empty();
    }
}
