package io.winnow.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.model.IssueId;
import io.winnow.planning.PlanItem.Blocker;
import io.winnow.planning.PlanRules.Blockers;
import io.winnow.planning.PlanRules.Share;
import io.winnow.solver.IntegerProgram;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Plans a sprint from 5,000 issues with every rule on, both ways, against a walk by capacity alone without any reason.
 * CONTRIBUTING.md has the command.
 */
@Tag("bench")
class PlanBenchmark {

    private static final int ISSUES = 5_000;
    private static final int ROUNDS = 9;

    private final SprintPlanner planner = new SprintPlanner(new IntegerProgram());

    @Test
    void five_thousand_candidates() {
        PlanRequest request = request(ISSUES, 5);
        double bare = median(() -> bare(request) > 0);
        double walk = median(() -> planner.plan(request, false).candidates().isEmpty());
        double search = median(() -> planner.plan(request, true).candidates().isEmpty());
        SprintPlan plan = planner.plan(request, true);

        System.out.printf(
                java.util.Locale.ROOT,
                "plan %d issues: walk %.0f ms, search %.0f ms; %.0f and %.0f times a bare walk (%.2f ms); best value proven: %s%n",
                ISSUES,
                walk,
                search,
                walk / bare,
                search / bare,
                bare,
                plan.best().proven());
        assertThat(plan.unmet()).isEmpty();
    }

    private static double median(BooleanSupplier work) {
        List<Double> times = new ArrayList<>();
        boolean held = false;
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            held |= work.getAsBoolean();
            times.add((System.nanoTime() - start) / 1e6);
        }
        times.sort(null);
        assertThat(held || times.size() == ROUNDS).isTrue();
        return times.get(ROUNDS / 2);
    }

    private static int bare(PlanRequest request) {
        BigDecimal used = BigDecimal.ZERO;
        int taken = 0;
        for (PlanItem item : request.items()) {
            BigDecimal effort = item.effort() == null ? BigDecimal.ONE : item.effort();
            if (used.add(effort).compareTo(request.capacity().amount()) <= 0) {
                used = used.add(effort);
                taken++;
            }
        }
        return taken;
    }

    /** Scores grow with effort, as real ones do, which is what makes the search hard. */
    static PlanRequest request(int issues, long seed) {
        Random random = new Random(seed);
        List<PlanItem> items = new ArrayList<>();
        for (int i = 1; i <= issues; i++) {
            int effort = 1 + random.nextInt(13);
            int other = 1 + random.nextInt(issues);
            items.add(new PlanItem(
                    new IssueId(i),
                    "PAY-" + i,
                    0,
                    BigDecimal.valueOf(100L * effort * (10 + random.nextInt(30)) + random.nextInt(1000), 2),
                    BigDecimal.valueOf(effort),
                    "",
                    random.nextInt(100) == 0,
                    random.nextInt(5) == 0 ? Set.of("retain") : Set.of(),
                    Set.of(),
                    new IssueId(100_000 + random.nextInt(200)),
                    random.nextInt(4) == 0 && other != i
                            ? List.of(new Blocker(new IssueId(other), "PAY-" + other))
                            : List.of(),
                    Set.of(),
                    "",
                    false));
        }
        List<PlanItem> sorted = items.stream()
                .sorted(Comparator.comparing(PlanItem::score, Comparator.nullsLast(Comparator.reverseOrder()))
                        .thenComparing(PlanItem::id))
                .toList();
        List<PlanItem> ranked = new ArrayList<>();
        for (PlanItem item : sorted) {
            ranked.add(new PlanItem(
                    item.id(),
                    item.name(),
                    ranked.size() + 1,
                    item.score(),
                    item.effort(),
                    item.team(),
                    item.must(),
                    item.goals(),
                    item.themes(),
                    item.epic(),
                    item.blockers(),
                    item.groups(),
                    item.barred(),
                    item.underWay()));
        }
        PlanRules rules = new PlanRules(
                Blockers.FIRST,
                true,
                new BigDecimal("0.3"),
                List.of(new Share(Share.Kind.GOAL, "retain", new BigDecimal("0.3"), new BigDecimal("0.6"))),
                3);
        return new PlanRequest(ranked, Capacity.of(BigDecimal.valueOf(120), "points", "given"), rules, List.of());
    }
}
