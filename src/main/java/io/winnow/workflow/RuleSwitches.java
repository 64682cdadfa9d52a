package io.winnow.workflow;

import io.winnow.planning.PlanRules;
import io.winnow.planning.PlanRules.Blockers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person tries in place of the configured rules of a plan; null keeps what is configured.
 *
 * @param mustsMost from 0 to 1, which is no ceiling
 * @param perEpic from 0, which is no limit
 * @param shares whether the shares of goals and themes are kept
 * @param together whether groups are kept together
 */
public record RuleSwitches(
        @Nullable Blockers blockers,
        @Nullable Boolean mustsFirst,
        @Nullable BigDecimal mustsMost,
        @Nullable Integer perEpic,
        @Nullable Boolean shares,
        @Nullable Boolean together) {

    /** Everything as configured. */
    public static final RuleSwitches NONE = new RuleSwitches(null, null, null, null, null, null);

    BacklogSettings of(BacklogSettings backlog) {
        return equals(NONE) ? backlog : backlog.with(of(backlog.plan()));
    }

    private PlanSettings of(PlanSettings plan) {
        PlanSettings tried = plan.with(of(plan.rules()));
        return Boolean.FALSE.equals(together) ? tried.together(null, Map.of()) : tried;
    }

    /** The rules to plan by in place of the configured ones. */
    public PlanRules of(PlanRules rules) {
        return new PlanRules(
                blockers == null ? rules.blockers() : blockers,
                mustsFirst == null ? rules.mustsFirst() : mustsFirst,
                mustsMost == null ? rules.mustsMost() : mustsMost,
                Boolean.FALSE.equals(shares) ? List.of() : rules.shares(),
                perEpic == null ? rules.perEpic() : perEpic == 0 ? null : perEpic);
    }
}
