package io.winnow.entry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.StepClock;
import io.winnow.tracker.TrackerException;
import io.winnow.workflow.BusyException;
import io.winnow.workflow.Hint;
import io.winnow.workflow.Hint.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BacklogHintsTest {

    private static final Duration WINDOW = Duration.ofSeconds(2);

    private final StepClock clock = new StepClock();
    private final Deque<Turn> turns = new ArrayDeque<>();
    private final List<Collection<Hint>> followed = new ArrayList<>();
    private final List<Duration> lags = new ArrayList<>();
    private Consumer<Collection<Hint>> follow = followed::add;
    private final BacklogHints hints = new BacklogHints(
            "payments",
            WINDOW,
            some -> follow.accept(some),
            (at, lag) -> lags.add(lag),
            (delay, task) -> turns.add(new Turn(delay, task)),
            clock);

    private record Turn(Duration delay, Runnable task) {}

    private static Hint issue(long id) {
        return new Hint(Kind.ISSUE, id);
    }

    private static List<Hint> issues(long from, long to) {
        return LongStream.range(from, to).mapToObj(BacklogHintsTest::issue).toList();
    }

    /** Lets the time come for the next turn; how long that took. */
    private Duration turn() {
        Turn next = turns.remove();
        clock.step(next.delay());
        next.task().run();
        return next.delay();
    }

    @Test
    void what_comes_within_a_window_is_followed_once() {
        hints.add(List.of(issue(1)));
        clock.step(Duration.ofSeconds(1));
        hints.add(List.of(issue(2), issue(1)));

        assertThat(turn()).isEqualTo(WINDOW);

        assertThat(followed).containsExactly(List.of(issue(1), issue(2)));
        assertThat(lags).containsExactly(Duration.ofSeconds(3));
        assertThat(turns).as("turns without a hint").isEmpty();
    }

    @Test
    void what_comes_while_hints_are_followed_has_its_own_turn() {
        follow = some -> {
            followed.add(some);
            if (followed.size() == 1) {
                hints.add(List.of(issue(1)));
            }
        };
        hints.add(List.of(issue(1)));

        turn();
        turn();

        assertThat(followed).hasSize(2);
        assertThat(turns).isEmpty();
    }

    @Test
    void a_turn_that_took_long_is_followed_by_as_long_a_pause() {
        follow = some -> {
            clock.step(Duration.ofSeconds(30));
            hints.add(followed.isEmpty() ? List.of(issue(2)) : List.of());
            followed.add(some);
        };
        hints.add(List.of(issue(1)));
        turn();

        assertThat(turn()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void hints_wait_while_the_backlog_is_run_by_somebody_else() {
        follow = some -> {
            throw new BusyException("payments");
        };
        hints.add(List.of(issue(1)));
        for (int i = 0; i < 100; i++) {
            assertThat(turn()).isEqualTo(WINDOW);
        }
        follow = followed::add;
        hints.add(List.of(issue(2)));
        turn();

        assertThat(followed).containsExactly(List.of(issue(1), issue(2)));
        assertThat(lags).containsExactly(Duration.ofSeconds(202));
    }

    @Test
    void a_failure_is_tried_again_at_ever_longer_distances_and_at_last_left_to_the_sync() {
        follow = some -> {
            followed.add(some);
            throw new TrackerException(TrackerException.Kind.UNAVAILABLE, "POST", "away");
        };
        hints.add(List.of(issue(1)));
        List<Duration> delays = new ArrayList<>();
        while (!turns.isEmpty()) {
            delays.add(turn());
        }

        assertThat(delays).extracting(Duration::toSeconds).containsExactly(2L, 4L, 8L, 16L, 32L);
        assertThat(followed).hasSize(5);
        assertThat(lags).isEmpty();
    }

    @Test
    void very_many_are_followed_in_several_turns_and_more_than_a_bound_arent_taken() {
        assertThat(hints.add(issues(1, 10_001))).isTrue();
        assertThat(hints.add(List.of(issue(10_001)))).isFalse();
        assertThat(hints.add(List.of(issue(5)))).as("one that waits already").isTrue();

        while (!turns.isEmpty()) {
            turn();
        }

        assertThat(followed).hasSize(10).allMatch(some -> some.size() == 1_000);
        assertThat(hints.add(List.of(issue(10_001)))).isTrue();
    }

    @Test
    void what_two_events_tell_of_one_issue_is_believed_only_where_they_agree() {
        hints.add(List.of(new Hint(Kind.ISSUE, 1, Map.of("a", "1")), new Hint(Kind.ISSUE, 2, Map.of("a", "1"))));
        hints.add(List.of(new Hint(Kind.ISSUE, 1, Map.of("b", "2")), new Hint(Kind.ISSUE, 2, Map.of("a", "3"))));
        hints.add(List.of(new Hint(Kind.ISSUE, 3, Map.of("a", "1")), issue(3)));

        turn();

        assertThat(followed)
                .containsExactly(List.of(new Hint(Kind.ISSUE, 1, Map.of("a", "1", "b", "2")), issue(2), issue(3)));
    }
}
