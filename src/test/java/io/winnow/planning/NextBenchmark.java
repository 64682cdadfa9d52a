package io.winnow.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.model.IssueId;
import io.winnow.planning.Runner.Standing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The chances of 5,000 issues in 2,000 draws, and which of them to score next when two fifths aren't scored.
 * CONTRIBUTING.md has the command.
 */
@Tag("bench")
class NextBenchmark {

    private static final int ISSUES = 5_000;
    private static final int ROUNDS = 7;
    private static final double CAPACITY = 120;

    @Test
    void five_thousand_issues() {
        List<Runner> runners = runners();
        Map<IssueId, double[]> worths = new HashMap<>();
        for (Runner runner : runners) {
            if (runner.score() == 0 || runner.id().value() % 7 == 0) {
                worths.put(
                        runner.id(),
                        new Random(runner.id().value()).doubles(200, 1, 500).toArray());
            }
        }

        double odds = median(() -> new SprintOdds(Draws.of(runners, Draws.ENOUGH, 1), CAPACITY)
                .of(runners)
                .size());
        double next = median(() -> new NextToScore(CAPACITY).of(runners, worths).size());

        System.out.printf(
                Locale.ROOT,
                "%d issues: %d draws %.0f ms; next to score of %d in question %.0f ms%n",
                ISSUES,
                Draws.ENOUGH,
                odds,
                worths.size(),
                next);
    }

    private static List<Runner> runners() {
        List<Runner> runners = new ArrayList<>();
        Random random = new Random(6);
        for (PlanItem item : PlanBenchmark.request(ISSUES, 5).items()) {
            BigDecimal score = item.score();
            BigDecimal effort = item.effort();
            runners.add(new Runner(
                    item.id(),
                    0,
                    score == null || random.nextInt(5) < 2 ? 0 : score.doubleValue(),
                    0.4,
                    effort == null ? 1 : effort.doubleValue(),
                    Standing.CANDIDATE,
                    item.blockers().stream().map(PlanItem.Blocker::id).toList()));
        }
        return runners;
    }

    private static double median(Supplier<Integer> work) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            assertThat(work.get()).isPositive();
            times.add((System.nanoTime() - start) / 1e6);
        }
        times.sort(null);
        return times.get(ROUNDS / 2);
    }
}
