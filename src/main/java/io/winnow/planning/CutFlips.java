package io.winnow.planning;

import io.winnow.model.IssueId;
import io.winnow.planning.Runner.Standing;
import io.winnow.scoring.Uncertainty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds, for the issues near the cut, the input whose being otherwise would change the sprint, within what it may be off by.
 *
 * <p>An issue in the sprint would give way to the best one left out that fits into its room; one left out would take the room
 * of the least one it can replace. Each input is looked at alone.
 */
public final class CutFlips {

    private static final Comparator<Runner> BY_SCORE =
            Comparator.comparingDouble(Runner::score).thenComparing(Runner::id);

    private final double spare;

    /** @param spare the room that the plan leaves */
    public CutFlips(double spare) {
        this.spare = spare;
    }

    /**
     * An entry for each issue that one input could bring in or out.
     *
     * @param planned those in the sprint
     */
    public Map<IssueId, CutFlip> of(
            List<Runner> runners, Set<IssueId> planned, Map<IssueId, Uncertainty> uncertainties) {
        List<Runner> in = new ArrayList<>();
        List<Runner> out = new ArrayList<>();
        for (Runner runner : runners) {
            if (runner.standing() == Standing.CANDIDATE) {
                (planned.contains(runner.id()) ? in : out).add(runner);
            }
        }
        Map<IssueId, CutFlip> flips = new HashMap<>();
        for (Runner runner : in) {
            out.stream()
                    .filter(other -> other.band() == runner.band() && other.score() <= runner.score())
                    .filter(other -> other.effort() <= runner.effort() + spare)
                    .max(BY_SCORE)
                    .flatMap(rival -> likeliest(runner, rival, -1, uncertainties))
                    .ifPresent(flip -> flips.put(runner.id(), flip));
        }
        for (Runner runner : out) {
            in.stream()
                    .filter(other -> other.band() == runner.band() && other.score() >= runner.score())
                    .filter(other -> runner.effort() <= other.effort() + spare)
                    .min(BY_SCORE)
                    .flatMap(rival -> likeliest(runner, rival, 1, uncertainties))
                    .ifPresent(flip -> flips.put(runner.id(), flip));
        }
        return flips;
    }

    /** The input that would have to be off the least for the score to pass the rival's, downwards for −1. */
    private static Optional<CutFlip> likeliest(
            Runner runner, Runner rival, int direction, Map<IssueId, Uncertainty> uncertainties) {
        Uncertainty uncertainty = uncertainties.getOrDefault(runner.id(), Uncertainty.NONE);
        double factor = rival.score() / runner.score();
        if (!(factor > 0) || Double.isInfinite(factor)) {
            return Optional.empty();
        }
        return uncertainty.parts().stream()
                .filter(part -> deviations(part, factor) <= Uncertainty.NINE_OF_TEN)
                .min(Comparator.comparingDouble(part -> deviations(part, factor)))
                .map(part -> {
                    double needed = Math.pow(factor, 1 / part.power());
                    return new CutFlip(part.input(), part.value(), part.value() * needed, direction * part.power() < 0);
                });
    }

    private static double deviations(Uncertainty.Part part, double factor) {
        return Math.abs(Math.log(factor) / part.power()) / part.spread();
    }
}
