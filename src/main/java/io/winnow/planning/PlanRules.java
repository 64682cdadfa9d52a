package io.winnow.planning;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules a plan keeps, each with its own switch.
 *
 * @param blockers what becomes of an issue with an unfinished blocker
 * @param mustsFirst whether musts are taken before everything else, in their order
 * @param mustsMost the most of the capacity musts may take, from 0 to 1; null for all of it
 * @param shares for goals and themes, in the order in which they are to be met
 * @param perEpic the most issues of one epic in a sprint, those in active sprints counted; null for no limit
 */
public record PlanRules(
        Blockers blockers,
        boolean mustsFirst,
        @Nullable BigDecimal mustsMost,
        List<Share> shares,
        @Nullable Integer perEpic) {

    /** Blockers first, and nothing else. */
    public static final PlanRules DEFAULT = new PlanRules(Blockers.FIRST, false, null, List.of(), null);

    public PlanRules {
        shares = List.copyOf(shares);
    }

    /** What becomes of an issue with an unfinished blocker. */
    public enum Blockers {
        /** The blocker is taken along and stands before it; where it can't be, neither is in the plan. */
        FIRST,
        /** It isn't planned. */
        EXCLUDE,
        IGNORE
    }

    /**
     * How much of the capacity may go to a goal or theme.
     *
     * @param kind whether {@code name} is a goal's id or a theme
     * @param least from 0 to 1; null for no minimum
     * @param most from 0 to 1; null for no maximum
     */
    public record Share(
            Kind kind,
            String name,
            @Nullable BigDecimal least,
            @Nullable BigDecimal most) {

        /** What has a share. */
        public enum Kind {
            GOAL,
            THEME
        }
    }
}
