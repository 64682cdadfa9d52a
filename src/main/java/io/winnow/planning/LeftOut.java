package io.winnow.planning;

import io.winnow.model.IssueId;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An issue that isn't in the plan.
 *
 * @param reason a phrase
 * @param missing how much more capacity would bring it in; null when that isn't what is missing
 */
public record LeftOut(
        IssueId id, Kind kind, String reason, @Nullable BigDecimal missing) {

    /** Why it isn't in the plan. */
    public enum Kind {
        /** It could be in no plan, whatever the rules. */
        NOT_PLANNABLE,
        /** A person excluded it. */
        EXCLUDED,
        /** A rule keeps it out. */
        RULE,
        /** There is no room for it. */
        NO_ROOM,
        /** There is room, but it brings nothing: it isn't scored, or its score isn't above 0. */
        NO_VALUE
    }
}
