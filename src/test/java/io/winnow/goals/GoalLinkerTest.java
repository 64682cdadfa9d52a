package io.winnow.goals;

import static io.winnow.goals.Cases.bindings;
import static io.winnow.goals.Cases.child;
import static io.winnow.goals.Cases.goal;
import static io.winnow.goals.Cases.holding;
import static io.winnow.goals.Cases.id;
import static io.winnow.goals.Cases.issue;
import static io.winnow.goals.Cases.labelled;
import static io.winnow.goals.Cases.listed;
import static io.winnow.goals.Cases.matching;
import static io.winnow.goals.Cases.valued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.winnow.goals.GoalBindings.Matches;
import io.winnow.goals.Unknown.Kind;
import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.StatusCategory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GoalLinkerTest {

    private static final long SEED = 20_261_122L;

    private static GoalLinks link(GoalBindings bindings, List<Issue> issues, Goal... goals) {
        return new GoalLinker(new GoalTree(List.of(goals)), bindings).link(issues);
    }

    private static GoalBindings answered(String jql, IssueId... ids) {
        return new GoalBindings(Map.of(), Map.of(), Map.of(jql, new Matches(Set.of(ids), "")));
    }

    private static List<String> words(GoalLinks links, long issue) {
        List<String> words = new ArrayList<>();
        links.of(id(issue))
                .forEach(served -> served.reasons()
                        .forEach(reason -> words.add(served.goal().id() + ": " + reason.words())));
        return words;
    }

    @Test
    void an_issue_serves_a_goal_that_lists_its_key_or_id() {
        GoalLinks links =
                link(GoalBindings.NONE, List.of(issue(1), issue(2), issue(3)), goal("a", listed("PAY-1", "2")));

        assertThat(words(links, 1)).containsExactly("a: listed as PAY-1");
        assertThat(words(links, 2)).containsExactly("a: listed as 2");
        assertThat(words(links, 3)).isEmpty();
        assertThat(links.unknown()).isEmpty();
    }

    @Test
    void a_listed_key_or_id_that_no_issue_has_is_reported() {
        GoalLinks links = link(GoalBindings.NONE, List.of(issue(1)), goal("a", listed("PAY-99", "99", "PAY-1")));

        assertThat(links.unknown())
                .extracting(Unknown::kind, Unknown::goal, Unknown::value)
                .containsExactly(tuple(Kind.ISSUE, "a", "PAY-99"), tuple(Kind.ISSUE, "a", "99"));
        assertThat(words(links, 1)).hasSize(1);
    }

    @Test
    void an_issue_that_moved_is_still_found_by_the_key_it_once_had() {
        GoalBindings bindings = new GoalBindings(Map.of("OLD-5", id(1), "OLD-6", id(77)), Map.of(), Map.of());

        GoalLinks links = link(bindings, List.of(issue(1)), goal("a", listed("OLD-5", "OLD-6")));

        assertThat(words(links, 1)).containsExactly("a: listed as OLD-5");
        assertThat(links.unknown()).extracting(Unknown::value).containsExactly("OLD-6");
    }

    @Test
    void labels_and_field_values_are_matched_whatever_their_case() {
        List<Issue> issues = List.of(issue(1, "Retention", "other"), holding(2, "GROWTH "));

        GoalLinks links = link(bindings(), issues, goal("a", labelled("retention")), goal("b", valued("Growth")));

        assertThat(words(links, 1)).containsExactly("a: label retention");
        assertThat(words(links, 2)).containsExactly("b: field Goal is Growth");
    }

    @Test
    void a_field_value_that_no_goal_names_is_reported_with_its_issues() {
        List<Issue> issues = List.of(holding(1, "Growth"), holding(2, "Grwth"), holding(3, "Grwth"));

        GoalLinks links = link(bindings(), issues, goal("b", valued("Growth")));

        Unknown unknown = links.unknown().get(0);
        assertThat(links.unknown()).hasSize(1);
        assertThat(unknown.kind()).isEqualTo(Kind.VALUE);
        assertThat(unknown.value()).isEqualTo("Grwth");
        assertThat(unknown.issues()).containsExactly(id(2), id(3));
    }

    @Test
    void several_values_of_one_field_count_each_also_one_that_holds_a_comma() {
        FieldValue several = new FieldValue(FieldValue.Kind.OTHER, "Keep, grow, Cost, Odd");
        Issue issue = issue(1, null, StatusCategory.TO_DO, several);

        GoalLinks links = link(bindings(), List.of(issue), goal("a", valued("keep, grow")), goal("b", valued("cost")));

        assertThat(links.of(id(1))).extracting(served -> served.goal().id()).containsExactly("a", "b");
        assertThat(links.unknown()).extracting(Unknown::value).containsExactly("Odd");
    }

    @Test
    void a_field_that_was_not_found_or_not_looked_for_is_reported() {
        GoalBindings missing = new GoalBindings(
                Map.of(), Map.of("Goal", new GoalBindings.FoundField(null, "no such field")), Map.of());

        assertThat(link(missing, List.of(), goal("a", valued("x"))).unknown())
                .extracting(Unknown::problem)
                .containsExactly("no such field");
        assertThat(link(GoalBindings.NONE, List.of(), goal("a", valued("x"))).unknown())
                .extracting(Unknown::kind)
                .containsExactly(Kind.FIELD);
    }

    @Test
    void issues_of_a_query_serve_its_goal_and_a_query_not_answered_is_reported() {
        GoalBindings failed = new GoalBindings(
                Map.of(), Map.of(), Map.of("project = PAY", new Matches(Set.of(id(1)), "Jira refused it")));

        GoalLinks links =
                link(failed, List.of(issue(1)), goal("a", matching("project = PAY")), goal("b", matching("x")));

        assertThat(words(links, 1)).containsExactly("a: matches project = PAY");
        assertThat(links.unknown())
                .extracting(Unknown::goal, Unknown::problem)
                .containsExactly(
                        tuple("a", "Jira refused it"), tuple("b", "Jira hasn't been asked yet; run winnow sync."));
    }

    @Test
    void what_is_said_of_an_epic_holds_for_all_below_it_even_when_the_epic_is_in_no_backlog() {
        List<Issue> issues = List.of(issue(1, "keep"), child(2, 1), child(3, 2), child(4, 50));

        GoalLinks links = link(
                answered("q", id(50)),
                issues,
                goal("a", labelled("keep")),
                goal("b", listed("PAY-50")),
                goal("c", matching("q")));

        assertThat(words(links, 3)).containsExactly("a: under PAY-1: label keep");
        assertThat(words(links, 4)).containsExactly("b: under PAY-50: listed as PAY-50", "c: under PAY-50: matches q");
        assertThat(links.unknown()).isEmpty();
    }

    @Test
    void issues_that_are_each_others_parent_end_somewhere() {
        GoalLinks links = link(
                GoalBindings.NONE, List.of(child(1, 2, "keep"), child(2, 1), child(3, 3)), goal("a", labelled("keep")));

        assertThat(words(links, 1)).containsExactly("a: label keep");
        assertThat(words(links, 2)).containsExactly("a: under PAY-1: label keep");
    }

    @Test
    void statements_that_name_goals_with_nothing_in_common_are_kept_and_reported() {
        List<Issue> issues = List.of(issue(1, "cost"), issue(2, "part"), issue(3, "cost"));

        GoalLinks links = link(
                GoalBindings.NONE,
                issues,
                goal("a", listed("PAY-1", "PAY-2", "PAY-3"), goal("a1", labelled("part"))),
                goal("b", new LinkRules(List.of("PAY-3"), List.of("cost"), null, List.of())));

        assertThat(links.of(id(1))).extracting(served -> served.goal().id()).containsExactly("a", "b");
        assertThat(links.conflicts())
                .as("a goal and its part agree, and a list that names both goals settles it")
                .extracting(Conflict::issue)
                .containsExactly(id(1));
        assertThat(links.conflicts().get(0).clearer())
                .extracting(one -> one.goal().id())
                .containsExactly("a");
        assertThat(links.conflicts().get(0).other())
                .extracting(one -> one.goal().id())
                .containsExactly("b");
    }

    @Test
    void a_story_that_says_something_else_than_its_epic_serves_both_and_is_reported() {
        GoalLinks links = link(
                GoalBindings.NONE,
                List.of(issue(1, "keep"), child(2, 1, "cost"), child(3, 1)),
                goal("a", labelled("keep")),
                goal("b", labelled("cost")));

        assertThat(words(links, 2)).containsExactly("a: under PAY-1: label keep", "b: label cost");
        assertThat(links.conflicts()).extracting(Conflict::issue).containsExactly(id(2));
    }

    @Test
    void for_any_issues_every_statement_counts_and_the_order_of_issues_changes_nothing() {
        Random random = new Random(SEED);
        Goal[] goals = {
            goal("a", labelled("l0"), goal("a1", labelled("l1"))), goal("b", labelled("l2")), goal("c", matching("q"))
        };
        for (int round = 0; round < 300; round++) {
            List<Issue> issues = new ArrayList<>();
            Set<IssueId> matches = new HashSet<>();
            for (int i = 1; i <= 1 + random.nextInt(30); i++) {
                String label = "l" + random.nextInt(6);
                issues.add(random.nextBoolean() ? issue(i, label) : child(i, 1 + random.nextInt(40), label));
                if (random.nextInt(4) == 0) {
                    matches.add(id(i));
                }
            }
            GoalBindings bindings = new GoalBindings(Map.of(), Map.of(), Map.of("q", new Matches(matches, "")));
            GoalLinks links = link(bindings, issues, goals);
            Collections.shuffle(issues, random);

            assertThat(link(bindings, issues, goals))
                    .as("seed %s, round %s", SEED, round)
                    .isEqualTo(links);
            for (Issue issue : issues) {
                List<String> ids = links.of(issue.id()).stream()
                        .map(one -> one.goal().id())
                        .toList();
                assertThat(ids)
                        .as("seed %s, round %s, %s", SEED, round, issue.key())
                        .doesNotHaveDuplicates();
                assertThat(ids.contains("b") || !issue.labels().contains("l2")).isTrue();
                assertThat(ids.contains("c") || !matches.contains(issue.id())).isTrue();
                if (issue.parent() != null && issue.parent().id() != null) {
                    assertThat(ids)
                            .containsAll(links.of(issue.parent().id()).stream()
                                    .map(one -> one.goal().id())
                                    .toList());
                }
            }
        }
    }
}
