package io.winnow.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.winnow.model.IssueId;
import io.winnow.ranking.OrderOverride.Kind;
import io.winnow.ranking.OverrideEffect.State;
import io.winnow.ranking.Ranking.NotScored;
import io.winnow.ranking.Ranking.RankedIssue;
import io.winnow.scoring.Score;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OverriddenOrderTest {

    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final long SEED = 20261126;

    private final List<OrderOverride> overrides = new ArrayList<>();
    private final Set<IssueId> done = new HashSet<>();

    private void decide(long issue, Kind kind, long anchor) {
        decide(issue, kind, id(anchor), overrides.size());
    }

    private void decide(long issue, Kind kind, @Nullable IssueId anchor, int day) {
        overrides.add(new OrderOverride(
                id(issue), kind, anchor, "pm", "a customer waits", START.plusSeconds(86_400L * day), null));
    }

    private OverriddenOrder order(int ranked) {
        return new OverriddenOrder(byScore(ranked, 900), overrides, done);
    }

    private List<Long> ids(int ranked) {
        return order(ranked).ranking().ranked().stream()
                .map(issue -> issue.id().value())
                .toList();
    }

    @Test
    void an_issue_stands_directly_before_or_after_its_anchor_and_says_where_its_score_alone_would_put_it() {
        decide(8, Kind.BEFORE, 2);
        decide(1, Kind.AFTER, 3);

        Ranking ranking = order(9).ranking();

        assertThat(ids(9)).containsExactly(8L, 2L, 3L, 1L, 4L, 5L, 6L, 7L, 9L);
        assertThat(ranking.ranked())
                .extracting(RankedIssue::rank)
                .containsExactly(
                        LongStream.rangeClosed(1, 9).mapToObj(i -> (int) i).toArray(Integer[]::new));
        assertThat(ranking.ranked().get(0).place()).isEqualTo(8);
        assertThat(ranking.ranked().get(0).movedBy()).isEqualTo(overrides.get(0));
        assertThat(ranking.ranked().get(1).movedBy()).isNull();
    }

    @Test
    void an_issue_takes_along_those_put_beside_it() {
        decide(9, Kind.AFTER, 8);
        decide(8, Kind.BEFORE, 2);
        decide(7, Kind.BEFORE, 9);

        assertThat(ids(9)).containsExactly(1L, 8L, 7L, 9L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void of_several_at_one_side_the_one_decided_last_stands_nearest() {
        decide(7, Kind.BEFORE, 2);
        decide(8, Kind.BEFORE, 2);
        decide(6, Kind.AFTER, 2);
        decide(9, Kind.AFTER, 2);

        assertThat(ids(9)).containsExactly(1L, 7L, 8L, 2L, 9L, 6L, 3L, 4L, 5L);
    }

    @Test
    void in_a_circle_the_oldest_decision_gives_way_and_the_others_hold() {
        decide(3, Kind.BEFORE, 2);
        decide(2, Kind.BEFORE, 7);
        decide(7, Kind.BEFORE, 3);

        assertThat(ids(7)).containsExactly(1L, 2L, 7L, 3L, 4L, 5L, 6L);
        assertThat(states(7)).containsExactly(State.GIVES_WAY, State.MOVES, State.MOVES);
    }

    @Test
    void what_cannot_be_done_moves_nothing_and_says_why() {
        done.add(id(5));
        decide(77, Kind.BEFORE, 2);
        decide(5, Kind.BEFORE, 1);
        decide(900, Kind.BEFORE, 1);
        decide(4, Kind.BEFORE, 78);
        decide(6, Kind.AFTER, 900);
        decide(3, Kind.PIN, null, 9);
        decide(7, Kind.EXCLUDE, null, 10);
        decide(2, Kind.AFTER, 2);

        assertThat(ids(7)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        Map<Long, State> states = new HashMap<>();
        order(7).effects()
                .forEach(effect -> states.put(effect.override().issue().value(), effect.state()));
        assertThat(states)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        77L, State.NOT_IN_BACKLOG,
                        5L, State.DONE,
                        900L, State.NOT_SCORED,
                        4L, State.ANCHOR_GONE,
                        6L, State.ANCHOR_NOT_SCORED,
                        3L, State.FOR_PLANNER,
                        7L, State.FOR_PLANNER,
                        2L, State.GIVES_WAY));
        assertThat(order(7).ranking().forPlanner())
                .extracting(OrderOverride::kind)
                .containsExactly(Kind.PIN, Kind.EXCLUDE);
    }

    @Test
    void each_decision_says_how_many_places_it_costs_and_one_that_changes_nothing_says_so() {
        decide(8, Kind.BEFORE, 3);
        decide(1, Kind.AFTER, 4);
        decide(6, Kind.AFTER, 5);

        assertThat(order(9).effects())
                .extracting(OverrideEffect::state, OverrideEffect::places)
                .containsExactly(tuple(State.MOVES, 6), tuple(State.MOVES, -4), tuple(State.ALREADY_THERE, 0));
    }

    @Test
    void a_chain_of_twenty_thousand_is_no_trouble() {
        for (int i = 2; i <= 20_000; i++) {
            decide(i, Kind.BEFORE, i - 1);
        }

        assertThat(ids(20_000)).startsWith(20_000L).endsWith(1L);
    }

    @Test
    void whatever_people_decide_no_issue_is_lost_and_every_decision_that_moves_one_is_kept() {
        Random random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            overrides.clear();
            int size = 1 + random.nextInt(12);
            List<Long> some =
                    new ArrayList<>(LongStream.rangeClosed(1, size).boxed().toList());
            Collections.shuffle(some, random);
            for (long issue : some.subList(0, random.nextInt(size + 1))) {
                decide(issue, random.nextBoolean() ? Kind.BEFORE : Kind.AFTER, 1 + random.nextInt(size + 1));
            }
            List<Long> order = ids(size);
            Collections.shuffle(overrides, random);

            assertThat(ids(size)).as("seed %s round %s", SEED, round).isEqualTo(order);
            assertThat(order)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(1, size).boxed().toList());
            for (RankedIssue issue : order(size).ranking().ranked()) {
                OrderOverride by = issue.movedBy();
                if (by != null && by.anchor() != null) {
                    boolean before = order.indexOf(issue.id().value())
                            < order.indexOf(by.anchor().value());
                    assertThat(before).as("seed %s round %s", SEED, round).isEqualTo(by.kind() == Kind.BEFORE);
                }
            }
        }
    }

    @Test
    void an_override_needs_a_reason_and_an_anchor_just_when_it_moves() {
        assertThatThrownBy(() -> decide(1, Kind.BEFORE, null, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> decide(1, Kind.PIN, id(2), 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OrderOverride(id(1), Kind.PIN, null, "pm", " ", START, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<State> states(int ranked) {
        return order(ranked).ranking().overrides().stream()
                .map(OverrideEffect::state)
                .toList();
    }

    private static Ranking byScore(int ranked, long notScored) {
        List<RankedIssue> issues = new ArrayList<>();
        for (int rank = 1; rank <= ranked; rank++) {
            issues.add(new RankedIssue(
                    rank, id(rank), new Score(BigDecimal.TEN, List.of(), "10", List.of()), Borrowed.NOTHING));
        }
        Score none = new Score(null, List.of(), "", List.of("effort is missing"));
        return new Ranking(issues, List.of(new NotScored(id(notScored), none, Borrowed.NOTHING)));
    }

    private static IssueId id(long value) {
        return new IssueId(value);
    }
}
