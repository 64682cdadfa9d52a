package io.winnow.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.winnow.model.IssueId;
import io.winnow.planning.PlanItem.Blocker;
import io.winnow.planning.PlanRules.Blockers;
import io.winnow.planning.PlanRules.Share;
import io.winnow.ranking.OrderOverride;
import io.winnow.ranking.OrderOverride.Kind;
import io.winnow.solver.IntegerProgram;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a plan says of each rule that can't be met. */
class UnmetWordsTest {

    private final List<PlanItem> items = new ArrayList<>();
    private final List<OrderOverride> overrides = new ArrayList<>();

    /** The next best issue; it serves no goal when that is empty. */
    private PlanItem item(int effort, String goal) {
        int id = items.size() + 1;
        PlanItem item = new PlanItem(
                new IssueId(id),
                "PAY-" + id,
                id,
                BigDecimal.valueOf(100 - id),
                BigDecimal.valueOf(effort),
                "",
                false,
                goal.isEmpty() ? Set.of() : Set.of(goal),
                goal.isEmpty() ? Set.of() : Set.of("theme of " + goal),
                new IssueId(900),
                List.of(),
                Set.of(),
                "",
                false);
        items.add(item);
        return item;
    }

    private void change(PlanItem item, String team, boolean must, List<Blocker> blockers, String barred) {
        items.set(
                items.indexOf(item),
                new PlanItem(
                        item.id(),
                        item.name(),
                        item.rank(),
                        item.score(),
                        item.effort(),
                        team,
                        must,
                        item.goals(),
                        item.themes(),
                        item.epic(),
                        blockers,
                        item.groups(),
                        barred,
                        false));
    }

    private void pin(PlanItem item) {
        overrides.add(new OrderOverride(item.id(), Kind.PIN, null, "product manager", "promised", Instant.EPOCH, null));
    }

    private static PlanRules rules(@Nullable Integer perEpic, @Nullable String mustsMost, Share... shares) {
        return new PlanRules(
                Blockers.FIRST,
                mustsMost != null,
                mustsMost == null ? null : new BigDecimal(mustsMost),
                List.of(shares),
                perEpic);
    }

    private static Share share(Share.Kind kind, String name, @Nullable String least, @Nullable String most) {
        return new Share(
                kind, name, least == null ? null : new BigDecimal(least), most == null ? null : new BigDecimal(most));
    }

    private List<Unmet> unmet(PlanRules rules) {
        return unmet(Capacity.of(BigDecimal.TEN, "points", "given"), rules);
    }

    private List<Unmet> unmet(Capacity capacity, PlanRules rules) {
        return new SprintPlanner(new IntegerProgram())
                .plan(new PlanRequest(items, capacity, rules, overrides), false)
                .unmet();
    }

    @Test
    void a_pin_of_what_cant_be_planned_says_why_it_cant() {
        PlanItem done = item(3, "");
        pin(done);
        change(done, "", false, List.of(), "it is done");

        assertThat(unmet(PlanRules.DEFAULT))
                .containsExactly(new Unmet(
                        "pin PAY-1",
                        "not plannable: it is done",
                        List.of(),
                        "Take the pin off, or remove that reason"));
    }

    @Test
    void pins_beyond_the_capacity_say_which_capacity_would_do() {
        pin(item(6, ""));
        pin(item(7, ""));

        assertThat(unmet(PlanRules.DEFAULT))
                .containsExactly(new Unmet(
                        "pin PAY-2",
                        "it doesn't fit beside the other pins",
                        List.of("capacity"),
                        "capacity 13 would do for all pins"));
    }

    @Test
    void pins_beyond_a_teams_capacity_name_the_team() {
        PlanItem first = item(4, "");
        PlanItem second = item(4, "");
        pin(first);
        pin(second);
        change(first, "A", false, List.of(), "");
        change(second, "A", false, List.of(), "");

        assertThat(unmet(
                        Capacity.ofTeams(Map.of("A", BigDecimal.valueOf(5), "B", BigDecimal.TEN), "points", "given"),
                        PlanRules.DEFAULT))
                .containsExactly(new Unmet(
                        "pin PAY-2",
                        "it doesn't fit beside the other pins",
                        List.of("capacity of team A"),
                        "capacity of team A 8 would do for all pins"));
    }

    @Test
    void pins_of_one_epic_beyond_its_limit_say_which_limit_would_do() {
        pin(item(1, ""));
        pin(item(1, ""));

        assertThat(unmet(rules(1, null)))
                .containsExactly(new Unmet(
                        "pin PAY-2",
                        "it doesn't fit beside the other pins",
                        List.of("at most 1 of an epic"),
                        "A limit of 2 more than is under way would do for all pins"));
    }

    @Test
    void pins_beyond_a_goals_most_say_how_much_they_need() {
        pin(item(3, "retain"));
        pin(item(3, "retain"));

        assertThat(unmet(rules(null, null, share(Share.Kind.GOAL, "retain", null, "0.5"))))
                .containsExactly(new Unmet(
                        "pin PAY-2",
                        "it doesn't fit beside the other pins",
                        List.of("goal retain at most 50 %"),
                        "The pins need 6 there, 5 are allowed"));
    }

    @Test
    void a_minimum_that_too_little_serves_says_how_much_there_is() {
        item(2, "retain");
        item(8, "");

        assertThat(unmet(rules(null, null, share(Share.Kind.GOAL, "retain", "0.3", null))))
                .containsExactly(new Unmet(
                        "goal retain at least 30 %",
                        "it needs 3 points, only 2 plannable points serve it", List.of(), "Lower it to 20 %"));
        assertThat(unmet(rules(null, null, share(Share.Kind.THEME, "theme of retain", "0.3", null))))
                .extracting(Unmet::rule, Unmet::relaxation)
                .containsExactly(tuple("theme theme of retain at least 30 %", "Lower it to 20 %"));
    }

    @Test
    void a_minimum_that_pins_leave_no_room_for_collides_with_them() {
        pin(item(8, ""));
        item(3, "retain");

        assertThat(unmet(rules(null, null, share(Share.Kind.GOAL, "retain", "0.3", null))))
                .containsExactly(new Unmet(
                        "goal retain at least 30 %",
                        "it needs 3 points, 0 is the most the other rules allow",
                        List.of("pins and musts", "the capacity"),
                        "Lower it to 0 %"));
    }

    @Test
    void a_minimum_against_another_goals_names_the_one_before_it() {
        item(6, "first");
        item(6, "second");

        assertThat(unmet(rules(
                        null,
                        null,
                        share(Share.Kind.GOAL, "first", "0.6", null),
                        share(Share.Kind.GOAL, "second", "0.6", null))))
                .singleElement()
                .satisfies(unmet -> {
                    assertThat(unmet.rule()).isEqualTo("goal second at least 60 %");
                    assertThat(unmet.collides()).contains("goal first at least 60 %");
                });
    }

    @Test
    void a_minimum_that_only_blocked_issues_serve_collides_with_the_blockers() {
        PlanItem blocked = item(5, "retain");
        PlanItem blocker = item(4, "");
        pin(item(3, ""));
        change(blocked, "", false, List.of(new Blocker(blocker.id(), blocker.name())), "");

        assertThat(unmet(rules(null, null, share(Share.Kind.GOAL, "retain", "0.5", null))))
                .singleElement()
                .satisfies(unmet -> {
                    assertThat(unmet.reason()).isEqualTo("it needs 5 points, 0 is the most the other rules allow");
                    assertThat(unmet.collides()).contains("the blockers");
                });
    }

    @Test
    void a_minimum_beyond_an_epics_limit_or_the_musts_share_names_that_rule() {
        item(2, "retain");
        item(2, "retain");

        assertThat(unmet(rules(1, null, share(Share.Kind.GOAL, "retain", "0.4", null))))
                .singleElement()
                .satisfies(unmet -> assertThat(unmet.collides()).containsExactly("the limit per epic"));

        items.clear();
        change(item(4, "retain"), "", true, List.of(), "");
        assertThat(unmet(rules(null, "0.3", share(Share.Kind.GOAL, "retain", "0.4", null))))
                .singleElement()
                .satisfies(unmet -> assertThat(unmet.collides()).containsExactly("the musts' ceiling"));
    }
}
