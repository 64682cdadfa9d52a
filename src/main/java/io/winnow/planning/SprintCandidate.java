package io.winnow.planning;

import io.winnow.model.IssueId;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An issue proposed for the sprint.
 *
 * @param position from 1, blockers before what they block
 * @param score null when it isn't scored and stands here for another reason
 * @param why what brought it in
 * @param reason the same as a phrase with its particulars
 * @param cumulative effort of it and all before it
 * @param displaced what would stand in the sprint instead had this not been forced in; empty when it wasn't
 * @param cost how much more score those would have brought; 0 when nothing was lost
 */
public record SprintCandidate(
        int position,
        IssueId id,
        BigDecimal effort,
        @Nullable BigDecimal score,
        Why why,
        String reason,
        BigDecimal cumulative,
        List<IssueId> displaced,
        BigDecimal cost) {

    public SprintCandidate {
        displaced = List.copyOf(displaced);
    }

    /** What brings an issue into a sprint. */
    public enum Why {
        /** Its place in the order, or the best combination. */
        VALUE,
        PIN,
        MUST,
        /** It blocks another candidate. */
        BLOCKER,
        /** Another candidate can't go without it. */
        TOGETHER,
        /** A goal's or theme's minimum. */
        MINIMUM
    }
}
