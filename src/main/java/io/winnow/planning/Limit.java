package io.winnow.planning;

import java.util.function.Predicate;

/**
 * A sum over some issues that may not pass a bound, or must reach one.
 *
 * @param rule which rule it comes from, as people call it
 * @param group the part of the rules it belongs to, for finding what collides
 * @param counted whether each issue counts as one; else by its effort
 * @param least 0 for none
 * @param most {@link Long#MAX_VALUE} for none
 */
record Limit(String rule, Group group, Predicate<PlanItem> members, boolean counted, long least, long most) {

    /** Parts of the rules. */
    enum Group {
        CAPACITY("the capacity"),
        MUSTS("the musts' ceiling"),
        SHARES("the other shares"),
        EPICS("the limit per epic");

        private final String words;

        Group(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    long weight(PlanItem item, long effort) {
        return !members.test(item) ? 0 : counted ? 1 : effort;
    }
}
