package io.winnow.planning;

import io.winnow.model.IssueId;
import java.util.List;
import java.util.SplittableRandom;

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

    /** The same issue worth something else. */
    Runner worth(double other) {
        return new Runner(id, band, other, spread, effort, standing, blockers);
    }

    /** What it may really be worth, so many times; the same seed gives the same figures. */
    public double[] draws(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed * 31 + id.value());
        double[] draws = new double[count];
        for (int draw = 0; draw < count; draw++) {
            draws[draw] = score * (score > 0 ? Math.exp(spread * random.nextGaussian()) : 1);
        }
        return draws;
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
