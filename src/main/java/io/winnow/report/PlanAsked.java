package io.winnow.report;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks of the plan on the page, in place of the saved settings.
 *
 * @param sprint id or name; null for the board's next future one
 * @param capacity null as the settings say
 * @param exact whether the best plan is to be looked for
 */
public record PlanAsked(@Nullable String sprint, @Nullable BigDecimal capacity, boolean exact) {

    /** The saved settings and nothing else. */
    public static final PlanAsked NOTHING = new PlanAsked(null, null, false);

    /** The same for the same sprint, without what differs from the settings. */
    PlanAsked settingsOnly() {
        return new PlanAsked(sprint, null, false);
    }
}
