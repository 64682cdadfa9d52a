package io.winnow.planning;

import io.winnow.model.IssueId;
import java.util.List;

/**
 * A ranked issue as the simulation sees it.
 *
 * @param band issues of a lower band come first, whatever their scores; the same for all when bands don't count
 * @param score what it is worth as it stands
 * @param spread the standard deviation of the natural logarithm of what it may really be worth; 0 is sure
 * @param effort in the sprint's unit
 * @param blockers the open issues that must be done before it
 */
public record Runner(
        IssueId id, int band, double score, double spread, double effort, Standing standing, List<IssueId> blockers) {

    public Runner {
        blockers = List.copyOf(blockers);
    }

    /** Whether it may be in the sprint. */
    public enum Standing {
        /** When there is room. */
        CANDIDATE,
        /** Always: somebody pinned it. */
        IN,
        /** Never: it isn't ready, isn't estimated, or somebody excluded it. */
        OUT,
        /** It needs no room and blocks nothing: an active sprint has it. */
        STARTED
    }
}
