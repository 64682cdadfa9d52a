package io.winnow.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.model.IssueId;
import io.winnow.planning.SprintCandidate.Why;
import io.winnow.solver.IntegerProgram;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds of every plan, on thousands of drawn backlogs with all rules on. */
class SprintPlannerPropertyTest {

    private final SprintPlanner planner = new SprintPlanner(new IntegerProgram());

    private static Set<IssueId> ids(SprintPlan plan) {
        return plan.candidates().stream().map(SprintCandidate::id).collect(Collectors.toSet());
    }

    @Test
    void capacity_and_every_rule_hold_and_each_issue_is_either_in_or_left_out_with_a_reason() {
        for (int seed = 0; seed < 1000; seed++) {
            PlanRequest request = new RandomBacklog(seed, 5 + seed % 30).request();
            for (boolean exact : new boolean[] {false, true}) {
                SprintPlan plan = planner.plan(request, exact);

                Judge judge = new Judge(request);
                Set<IssueId> in = ids(plan);
                assertThat(judge.broken(in)).as("seed %d", seed).isEmpty();
                assertThat(judge.meetsMinimums(in) || !plan.unmet().isEmpty())
                        .as("seed %d: minimums", seed)
                        .isTrue();
                assertThat(plan.value()).as("seed %d", seed).isEqualByComparingTo(judge.value(in));
                assertThat(plan.value())
                        .as("seed %d", seed)
                        .isLessThanOrEqualTo(plan.best().value());
                assertThat(plan.candidates().size() + plan.leftOut().size())
                        .as("seed %d", seed)
                        .isEqualTo(request.items().size());
                assertThat(plan.leftOut()).allMatch(one -> !one.reason().isEmpty());
                assertThat(plan.candidates()).allMatch(one -> !one.reason().isEmpty());
            }
        }
    }

    @Test
    void what_more_capacity_is_said_to_bring_in_comes_in_with_that_much_more() {
        int tried = 0;
        for (int seed = 0; seed < 1000; seed++) {
            PlanRequest request = new RandomBacklog(seed, 5 + seed % 30).request();
            for (LeftOut out : planner.plan(request, false).leftOut()) {
                BigDecimal missing = out.missing();
                if (missing != null) {
                    tried++;
                    String team = request.items().stream()
                            .filter(item -> item.id().equals(out.id()))
                            .map(PlanItem::team)
                            .findFirst()
                            .orElseThrow();
                    SprintPlan more =
                            planner.plan(request.with(request.capacity().plus(team, missing)), false);
                    assertThat(ids(more).contains(out.id()) || more.way() == SprintPlan.Way.SEARCH)
                            .as("seed %d: %s", seed, out)
                            .isTrue();
                }
            }
        }
        assertThat(tried).isGreaterThan(900);
    }

    @Test
    void another_capacity_makes_the_same_of_a_model_as_of_its_request() {
        for (int seed = 0; seed < 500; seed++) {
            PlanRequest request = new RandomBacklog(seed, 5 + seed % 30).request();
            Model model = new Model(request);
            for (String factor : List.of("0", "0.3", "0.8", "1.2", "5")) {
                Capacity capacity = request.capacity().times(new BigDecimal(factor));
                Model other = model.with(capacity);
                Model anew = new Model(request.with(capacity));

                assertThat(other.bundle).as("seed %d × %s", seed, factor).isDeepEqualTo(anew.bundle);
                assertThat(other.out).as("seed %d × %s", seed, factor).isEqualTo(anew.out);
                assertThat(new Walk(other).chosen)
                        .as("seed %d × %s", seed, factor)
                        .isEqualTo(new Walk(anew).chosen);
            }
        }
    }

    @Test
    void the_exact_plan_is_as_good_as_trying_every_combination() {
        int compared = 0;
        for (int seed = 0; seed < 1500; seed++) {
            PlanRequest request = new RandomBacklog(seed, 4 + seed % 7).request();
            SprintPlan plan = planner.plan(request, true);
            Judge judge = new Judge(request);
            Walk walk = new Walk(new Model(request));
            Set<IssueId> forced = new HashSet<>();
            for (int i = 0; i < walk.forced.length; i++) {
                if (walk.forced[i]) {
                    forced.add(walk.model.items.get(i).id());
                }
            }

            BigDecimal best = judge.best(forced);

            boolean minimumMissed =
                    plan.unmet().stream().anyMatch(unmet -> unmet.rule().contains("at least"));
            assertThat(best == null).as("seed %d: %s", seed, plan.unmet()).isEqualTo(minimumMissed);
            assertThat(planner.plan(request, false).unmet().stream()
                            .anyMatch(unmet -> unmet.rule().contains("at least")))
                    .as("seed %d: the readable plan says the same of minimums", seed)
                    .isEqualTo(minimumMissed);
            if (best != null) {
                compared++;
                assertThat(plan.value()).as("seed %d", seed).isEqualByComparingTo(best);
                assertThat(plan.best().proven()).as("seed %d", seed).isTrue();
            }
        }
        assertThat(compared).isGreaterThan(700);
    }

    @Test
    void the_plan_does_not_depend_on_the_order_of_the_input() {
        for (int seed = 0; seed < 300; seed++) {
            PlanRequest request = new RandomBacklog(seed, 25).request();
            List<PlanItem> shuffled = new ArrayList<>(request.items());
            Collections.shuffle(shuffled, new Random(seed));

            for (boolean exact : new boolean[] {false, true}) {
                assertThat(planner.plan(request.with(shuffled), exact))
                        .as("seed %d", seed)
                        .isEqualTo(planner.plan(request, exact));
            }
        }
    }

    @Test
    void blockers_stand_before_what_they_block_unless_they_block_each_other() {
        for (int seed = 0; seed < 500; seed++) {
            PlanRequest request = new RandomBacklog(seed, 20).request();
            SprintPlan plan = planner.plan(request, false);
            List<IssueId> order =
                    plan.candidates().stream().map(SprintCandidate::id).toList();
            for (PlanItem item : request.items()) {
                for (PlanItem.Blocker blocker : item.blockers()) {
                    int at = order.indexOf(item.id());
                    int its = order.indexOf(blocker.id());
                    if (at >= 0 && its > at) {
                        assertThat(reaches(request, blocker.id(), item.id(), new HashSet<>()))
                                .as("seed %d: %s after %s", seed, blocker.id(), item.id())
                                .isTrue();
                    }
                }
            }
        }
    }

    /** Whether one waits for the other, so that the two stand in a circle. */
    private static boolean reaches(PlanRequest request, IssueId from, IssueId to, Set<IssueId> seen) {
        return from.equals(to)
                || (seen.add(from)
                        && request.items().stream()
                                .filter(item -> item.id().equals(from))
                                .flatMap(item -> item.blockers().stream())
                                .anyMatch(blocker -> reaches(request, blocker.id(), to, seen)));
    }

    @Test
    void pins_are_in_or_said_to_be_unmet() {
        for (int seed = 0; seed < 1000; seed++) {
            PlanRequest request = new RandomBacklog(seed, 15).request();
            SprintPlan plan = planner.plan(request, seed % 2 == 0);
            long pins = request.overrides().stream()
                    .filter(one -> one.kind() == io.winnow.ranking.OrderOverride.Kind.PIN)
                    .count();
            long in = request.overrides().stream()
                    .filter(one -> one.kind() == io.winnow.ranking.OrderOverride.Kind.PIN)
                    .filter(one -> ids(plan).contains(one.issue()))
                    .count();
            long unmet = plan.unmet().stream()
                    .filter(one -> one.rule().startsWith("pin "))
                    .count();
            assertThat(in + unmet).as("seed %d", seed).isGreaterThanOrEqualTo(pins);
            assertThat(plan.candidates().stream().filter(one -> one.why() == Why.PIN))
                    .hasSizeLessThanOrEqualTo((int) pins);
        }
    }
}
