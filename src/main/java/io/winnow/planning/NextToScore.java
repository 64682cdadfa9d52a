package io.winnow.planning;

import io.winnow.model.IssueId;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Tells which issues are worth scoring next: those whose score, once known, could change the sprint.
 *
 * <p>One issue at a time, all others at the score they have: for each score it may turn out to have, the sprint is filled as
 * {@link SprintOdds} fills it and compared with the sprint as it is. Neither the order of the issues nor the number of processors matters.
 */
public final class NextToScore {

    private static final Comparator<WorthKnowing> MOST_FIRST = Comparator.comparingDouble(WorthKnowing::gain)
            .thenComparingDouble(WorthKnowing::chance)
            .reversed()
            .thenComparing(WorthKnowing::id);

    private final double capacity;

    /** @param capacity in the unit of the runners' efforts */
    public NextToScore(double capacity) {
        this.capacity = capacity;
    }

    /**
     * Those that could change the sprint, what gains most first.
     *
     * @param runners all of a backlog; what isn't scored has a score of 0, and the band it would be in
     * @param worths what each issue in question may turn out to be worth, every figure as likely as the others
     */
    public List<WorthKnowing> of(List<Runner> runners, Map<IssueId, double[]> worths) {
        return runners.isEmpty() ? List.of() : new Question(runners, worths).answer();
    }

    private final class Question {

        private final Runner[] runners;
        private final Map<IssueId, double[]> worths;
        private final int[][] blockers;
        private final BitSet entangled = new BitSet();
        private final Walked base;
        private final Map<Slot, Double> slots = new ConcurrentHashMap<>();

        Question(List<Runner> given, Map<IssueId, double[]> worths) {
            this.runners = given.stream().sorted(Walked.ORDER).toArray(Runner[]::new);
            this.worths = new HashMap<>(worths);
            this.blockers = new BlockerClosures(runners).all();
            for (int i = 0; i < runners.length; i++) {
                if (blockers[i].length > 0) {
                    entangled.set(i);
                    IntStream.of(blockers[i]).forEach(entangled::set);
                }
            }
            this.base = new Walked(runners, blockers, capacity, -1);
        }

        List<WorthKnowing> answer() {
            return IntStream.range(0, runners.length)
                    .parallel()
                    .filter(i ->
                            runners[i].standing() == Runner.Standing.CANDIDATE && worths.containsKey(runners[i].id()))
                    .mapToObj(this::known)
                    .filter(known -> known.chance() > 0)
                    .sorted(MOST_FIRST)
                    .toList();
        }

        private WorthKnowing known(int i) {
            double[] draws = worths.getOrDefault(runners[i].id(), new double[0]);
            boolean planned = base.end().taken().get(i);
            Walked others = planned ? new Walked(runners, blockers, capacity, i) : base;
            int changes = 0;
            double gain = 0;
            Map<Integer, Outcome> outcomes = new HashMap<>();
            for (double worth : draws) {
                Outcome outcome = outcomes.computeIfAbsent(others.takenBefore(i, worth), at -> outcome(i, others, at));
                changes += outcome.taken() == planned ? 0 : 1;
                double now = base.value(i) + (planned ? worth : 0);
                double then = outcome.others() + (outcome.taken() ? worth : 0);
                gain += Math.max(0, then - now);
            }
            int count = Math.max(1, draws.length);
            return new WorthKnowing(runners[i].id(), planned, changes / (double) count, gain / count);
        }

        /** What comes of the issue's standing right behind so many of those taken. */
        private Outcome outcome(int i, Walked others, int at) {
            Filling filling = others.after(Math.max(0, at));
            double needed = filling.taking(i);
            if (at == Walked.NOWHERE || !filling.offer(i)) {
                return new Outcome(others.end().taken().get(i), others.value(i));
            }
            if (entangled.get(i)) {
                return new Outcome(true, others.finished(filling, at, i));
            }
            if (others.end().roomFor(needed)) {
                return new Outcome(true, others.value(i));
            }
            if (others != base || runners[i].score() > 0) {
                return new Outcome(true, others.finished(filling, at, i));
            }
            return new Outcome(
                    true, slots.computeIfAbsent(new Slot(needed, at), slot -> base.finished(filling, at, i)));
        }
    }

    /** Unscored issues that nothing ties to others and that need the same room leave the same to the others. */
    private record Slot(double needed, int at) {}

    /**
     * A sprint that came of one score.
     *
     * @param taken whether the issue is in it
     * @param others what the others in it are worth
     */
    private record Outcome(boolean taken, double others) {}
}
