package io.winnow.goals;

import static io.winnow.goals.Cases.child;
import static io.winnow.goals.Cases.goal;
import static io.winnow.goals.Cases.id;
import static io.winnow.goals.Cases.issue;
import static io.winnow.goals.Cases.labelled;
import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.StatusCategory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GoalCoverageTest {

    private static final long SEED = 20_261_122L;

    private static GoalCoverage coverage(
            GoalTree tree, List<Issue> issues, Map<IssueId, Worth> worths, EvidenceCount evidence) {
        GoalLinks links = new GoalLinker(tree, GoalBindings.NONE).link(issues);
        return new GoalCoverage(tree, links, issues, worths, evidence);
    }

    private static Worth worth(String score, String effort) {
        return new Worth(new BigDecimal(score), new BigDecimal(effort));
    }

    private static Sums sums(int issues, int open, String effort, String score) {
        return new Sums(issues, open, new BigDecimal(effort), new BigDecimal(score), 0, 0);
    }

    @Test
    void a_goal_counts_its_own_issues_and_those_of_its_parts_each_once() {
        Goal part = goal("part", labelled("part"));
        Goal top = goal("top", labelled("top"), part);
        List<Issue> issues = List.of(issue(1, "top"), issue(2, "top", "part"), issue(3, "part"), issue(4));
        Map<IssueId, Worth> worths = Map.of(
                id(1), worth("10", "1"), id(2), worth("20", "2"), id(3), worth("40", "3"), id(4), worth("9", "4"));

        GoalCoverage coverage = coverage(new GoalTree(List.of(top)), issues, worths, EvidenceCount.NONE);

        assertThat(coverage.of(top).own()).isEqualTo(sums(2, 2, "3", "30"));
        assertThat(coverage.of(top).total()).isEqualTo(sums(3, 3, "6", "70"));
        assertThat(coverage.of(top).shareOfOpenEffort()).isEqualByComparingTo("0.6");
        assertThat(coverage.of(part).total()).isEqualTo(sums(2, 2, "5", "60"));
        assertThat(coverage.withoutGoal()).isEqualTo(sums(1, 1, "4", "9"));
    }

    @Test
    void done_issues_and_issues_without_a_figure_add_nothing() {
        Goal goal = goal("a", labelled("a"));
        Issue done = issue(1, null, StatusCategory.DONE, FieldValue.ABSENT, "a");

        GoalCoverage coverage = coverage(
                new GoalTree(List.of(goal)),
                List.of(done, issue(2, "a"), issue(3, "a")),
                Map.of(id(1), worth("10", "1"), id(2), new Worth(null, new BigDecimal("2.50"))),
                EvidenceCount.NONE);

        assertThat(coverage.of(goal).total()).isEqualTo(sums(3, 2, "2.5", "0"));
    }

    @Test
    void what_an_epic_counts_is_not_counted_again_by_its_stories() {
        Goal goal = goal("a", labelled("a"));
        List<Issue> issues = List.of(issue(1, "a"), child(2, 1), child(3, 2));
        Map<IssueId, Worth> worths =
                Map.of(id(1), new Worth(null, new BigDecimal("5")), id(2), worth("7", "2"), id(3), worth("4", "1"));

        GoalCoverage coverage = coverage(new GoalTree(List.of(goal)), issues, worths, EvidenceCount.NONE);

        assertThat(coverage.of(goal).total())
                .as("the epic's effort, and the value of the story below it that has one")
                .isEqualTo(sums(3, 3, "5", "7"));
    }

    @Test
    void evidence_is_counted_over_all_issues_of_a_goal_together() {
        Goal part = goal("part", labelled("part"));
        Goal top = goal("top", labelled("top"), part);

        GoalCoverage coverage = coverage(
                new GoalTree(List.of(top)),
                List.of(issue(1, "top"), issue(2, "part")),
                Map.of(),
                issues -> new EvidenceCount.Heard(issues.contains(id(1)) ? 7 : 3, issues.size()));

        assertThat(coverage.of(top).total().customers()).isEqualTo(7);
        assertThat(coverage.of(top).total().evidence()).isEqualTo(2);
        assertThat(coverage.of(part).total().customers()).isEqualTo(3);
    }

    @Test
    void a_goal_is_unserved_when_neither_it_nor_a_part_has_an_issue() {
        Goal served = goal("served", LinkRules.NONE, goal("part", labelled("part")));
        GoalTree tree = new GoalTree(List.of(served, goal("empty", labelled("nobody"))));

        GoalCoverage coverage = coverage(tree, List.of(issue(1, "part")), Map.of(), EvidenceCount.NONE);

        assertThat(coverage.unserved()).extracting(Goal::id).containsExactly("empty");
        assertThat(coverage.of(served).shareOfOpenEffort()).isEqualByComparingTo("0");
    }

    @Test
    void for_any_issues_a_whole_is_never_less_than_a_part_and_never_more_than_everything() {
        Random random = new Random(SEED);
        Goal part = goal("part", labelled("l0"));
        Goal top = goal("top", labelled("l1"), part);
        GoalTree tree = new GoalTree(List.of(top, goal("other", labelled("l2"))));
        for (int round = 0; round < 500; round++) {
            List<Issue> issues = new ArrayList<>();
            Map<IssueId, Worth> worths = new HashMap<>();
            BigDecimal all = BigDecimal.ZERO;
            for (int i = 1; i <= 25; i++) { // flat, so that no figure covers another
                BigDecimal effort = BigDecimal.valueOf(random.nextInt(50), 1);
                issues.add(issue(i, "l" + random.nextInt(4), "l" + random.nextInt(4)));
                worths.put(id(i), new Worth(effort, effort));
                all = all.add(effort);
            }

            GoalCoverage coverage = coverage(tree, issues, worths, EvidenceCount.NONE);

            Sums whole = coverage.of(top).total();
            String as = "seed %s, round %s".formatted(SEED, round);
            assertThat(whole.openEffort())
                    .as(as)
                    .isBetween(coverage.of(part).total().openEffort(), all);
            assertThat(whole.openEffort())
                    .as(as)
                    .isLessThanOrEqualTo(coverage.of(top)
                            .own()
                            .openEffort()
                            .add(coverage.of(part).own().openEffort()));
            assertThat(whole.issues())
                    .as(as)
                    .isGreaterThanOrEqualTo(coverage.of(top).own().issues());
            assertThat(coverage.of(top).shareOfOpenEffort()).as(as).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
        }
    }
}
