package io.winnow.tracker.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.winnow.tracker.jira.Throttle.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PacerTest {

    private static final JiraRequest READ = JiraRequest.get("/rest/api/3/field");
    private static final JiraRequest OTHER = JiraRequest.get("/rest/api/3/myself");

    private final SteppedTime time = new SteppedTime();
    private final List<String> told = new ArrayList<>();
    private final Pacer pacer = new Pacer(
            4, Duration.ZERO, time, time, new Random(1), (reason, until) -> told.add(reason + " until " + until));

    private static JiraRequest write(String issue) {
        return JiraRequest.put(
                "/rest/api/3/issue/" + issue, "/rest/api/3/issue/{id}", JsonNodeFactory.instance.objectNode(), issue);
    }

    private Instant in(Duration wait) {
        return time.instant().plus(wait);
    }

    private boolean pass(JiraRequest request) throws InterruptedException {
        boolean entered = pacer.enter(request, in(Duration.ofMinutes(10)));
        if (entered) {
            pacer.leave(request);
        }
        return entered;
    }

    private Duration timeFor(int requests, JiraRequest request) throws InterruptedException {
        Instant start = time.instant();
        for (int i = 0; i < requests; i++) {
            assertThat(pass(request)).isTrue();
        }
        return Duration.between(start, time.instant());
    }

    @Test
    void reads_begin_with_90_and_writes_with_45_a_second() throws InterruptedException {
        assertThat(timeFor(901, READ)).isBetween(Duration.ofMillis(9_999), Duration.ofMillis(10_001));
        assertThat(timeFor(451, write("1"))).isBetween(Duration.ofMillis(9_999), Duration.ofMillis(10_001));
    }

    @Test
    void writes_dont_use_up_the_turns_of_reads() throws InterruptedException {
        timeFor(100, write("1"));
        Instant start = time.instant();

        assertThat(pass(READ)).isTrue();

        assertThat(time.instant()).isEqualTo(start);
    }

    @Test
    void a_burst_halts_its_endpoint_only() throws InterruptedException {
        Instant start = time.instant();
        Instant until = pacer.throttled(READ, new Throttle(Scope.BURST, Duration.ofSeconds(5)), 0);

        assertThat(timeFor(1, OTHER)).isLessThan(Duration.ofSeconds(1));
        pass(READ);

        assertThat(until).isBetween(start.plusSeconds(5), start.plusMillis(6_500));
        assertThat(time.instant()).isAfterOrEqualTo(until);
    }

    @Test
    void a_per_issue_limit_halts_that_issue_only_and_slows_nothing() throws InterruptedException {
        pacer.throttled(write("7"), new Throttle(Scope.ISSUE, Duration.ofSeconds(2)), 0);

        assertThat(timeFor(46, write("8"))).isLessThan(Duration.ofMillis(1_001));
        assertThat(timeFor(1, READ)).isZero();
        pacer.throttled(write("7"), new Throttle(Scope.ISSUE, Duration.ofSeconds(2)), 0);
        assertThat(timeFor(1, write("7"))).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void a_per_issue_limit_on_a_request_about_no_issue_halts_its_endpoint_and_not_everything()
            throws InterruptedException {
        pacer.throttled(READ, new Throttle(Scope.ISSUE, Duration.ofSeconds(30)), 0);

        assertThat(timeFor(1, OTHER)).isZero();
        assertThat(timeFor(1, READ)).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void a_used_up_quota_halts_everything_and_says_so() throws InterruptedException {
        Instant until = pacer.throttled(READ, new Throttle(Scope.QUOTA, Duration.ofMinutes(2)), 0);

        assertThat(told).containsExactly("Jira's hourly quota is used up until " + until);
        assertThat(timeFor(1, write("1"))).isGreaterThanOrEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void of_several_turned_away_together_the_longest_wait_is_told_and_never_an_earlier_one() {
        Instant until = pacer.throttled(READ, new Throttle(Scope.QUOTA, Duration.ofMinutes(2)), 0);

        assertThat(pacer.throttled(OTHER, new Throttle(Scope.QUOTA, Duration.ofMinutes(1)), 0))
                .isEqualTo(until);

        assertThat(told).hasSize(2).containsOnly("Jira's hourly quota is used up until " + until);
    }

    @Test
    void a_wait_beyond_the_deadline_isnt_begun() throws InterruptedException {
        Instant until = pacer.throttled(READ, new Throttle(Scope.QUOTA, Duration.ofHours(1)), 0);
        Instant before = time.instant();

        for (int i = 0; i < 20; i++) {
            assertThat(pacer.enter(OTHER, in(Duration.ofMinutes(10)))).isFalse();
        }

        assertThat(time.instant()).isEqualTo(before);
        assertThat(pacer.pausedUntil(OTHER)).isEqualTo(until);
        time.pass(Duration.ofHours(2));
        for (int i = 0; i < 4; i++) {
            assertThat(pacer.enter(OTHER, in(Duration.ofMinutes(10))))
                    .describedAs("place %d was lost", i)
                    .isTrue();
        }
    }

    @Test
    void without_a_stated_wait_repeats_wait_longer_each_time_up_to_half_a_minute() {
        List<Duration> waits = new ArrayList<>();
        for (int attempt = 0; attempt < 12; attempt++) {
            waits.add(Duration.between(
                    time.instant(), pacer.throttled(READ, new Throttle(Scope.BURST, Duration.ZERO), attempt)));
            time.pass(Duration.ofHours(1));
        }

        assertThat(waits.get(0)).isBetween(Duration.ofMillis(1_000), Duration.ofMillis(1_300));
        assertThat(waits.get(3)).isBetween(Duration.ofSeconds(8), Duration.ofMillis(10_400));
        assertThat(waits.get(11)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(39));
    }

    @Test
    void being_turned_away_lowers_the_rate_once_a_second_and_quiet_seconds_raise_it_again()
            throws InterruptedException {
        Throttle burst = new Throttle(Scope.BURST, Duration.ofMillis(1));
        for (int i = 0; i < 50; i++) {
            pacer.throttled(READ, burst, 0);
        }
        time.pass(Duration.ofSeconds(5));
        Duration lowered = timeFor(64, READ);
        busySeconds(10);

        assertThat(lowered).isBetween(Duration.ofMillis(990), Duration.ofMillis(1_010));
        time.pass(Duration.ofSeconds(5));
        assertThat(timeFor(81, READ)).isBetween(Duration.ofMillis(850), Duration.ofMillis(1_000));
    }

    /** Seconds in which requests had to wait for their turns, and were all accepted. */
    private void busySeconds(int seconds) throws InterruptedException {
        for (int second = 0; second < seconds; second++) {
            timeFor(2, READ);
            time.pass(Duration.ofMillis(1_001));
            pacer.accepted(READ, false);
        }
    }

    @Test
    void a_site_that_takes_everything_is_asked_more_and_more_up_to_a_bound() throws InterruptedException {
        busySeconds(60);
        time.pass(Duration.ofSeconds(5));

        assertThat(timeFor(401, READ)).isBetween(Duration.ofMillis(990), Duration.ofMillis(1_010));
    }

    @Test
    void a_rate_that_held_nothing_back_is_not_raised() throws InterruptedException {
        for (int second = 0; second < 60; second++) {
            time.pass(Duration.ofMillis(1_001));
            pass(READ);
            pacer.accepted(READ, false);
        }
        time.pass(Duration.ofSeconds(5));

        assertThat(timeFor(91, READ)).isBetween(Duration.ofMillis(990), Duration.ofMillis(1_010));
    }

    @Test
    void the_rate_never_falls_below_one_a_second() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            pacer.throttled(READ, new Throttle(Scope.BURST, Duration.ofMillis(1)), 0);
            time.pass(Duration.ofSeconds(2));
        }

        assertThat(timeFor(3, READ)).isBetween(Duration.ofSeconds(2), Duration.ofMillis(2_100));
    }

    @Test
    void a_warning_that_little_is_left_slows_down_before_anything_is_turned_away() throws InterruptedException {
        pacer.accepted(READ, true);

        assertThat(timeFor(64, READ)).isBetween(Duration.ofMillis(990), Duration.ofMillis(1_010));
    }

    @Test
    void a_request_whose_endpoint_is_halted_while_it_waits_for_its_turn_waits_on() throws InterruptedException {
        Instant[] until = {Instant.MIN};
        Pacer[] halted = new Pacer[1];
        Pause pause = duration -> {
            if (until[0].equals(Instant.MIN)) {
                until[0] = halted[0].throttled(READ, new Throttle(Scope.BURST, Duration.ofSeconds(3)), 0);
            }
            time.pause(duration);
        };
        halted[0] = new Pacer(4, Duration.ZERO, time, pause, new Random(1), (reason, when) -> {});
        Instant deadline = in(Duration.ofMinutes(1));
        assertThat(halted[0].enter(READ, deadline)).isTrue();

        assertThat(halted[0].enter(READ, deadline)).isTrue();

        assertThat(time.instant()).isAfterOrEqualTo(until[0]);
    }

    @Test
    void an_interrupted_wait_gives_its_place_back() throws InterruptedException {
        pacer.throttled(READ, new Throttle(Scope.BURST, Duration.ofSeconds(5)), 0);
        for (int i = 0; i < 10; i++) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> pacer.enter(READ, in(Duration.ofMinutes(1))))
                    .isInstanceOf(InterruptedException.class);
        }

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        for (int i = 0; i < 2; i++) { // being turned away halved the four places
            assertThat(pacer.enter(OTHER, in(Duration.ofMinutes(1)))).isTrue();
        }
    }

    @Test
    void an_endpoint_that_was_idle_may_catch_up_on_a_second_and_not_after_being_turned_away()
            throws InterruptedException {
        Pacer generous = new Pacer(4, Duration.ofSeconds(1), time, time, new Random(1), (reason, until) -> {});
        Instant start = time.instant();
        for (int i = 0; i < 91; i++) {
            assertThat(generous.enter(OTHER, in(Duration.ofMinutes(1)))).isTrue();
            generous.leave(OTHER);
        }
        Duration caughtUp = Duration.between(start, time.instant());
        generous.throttled(OTHER, new Throttle(Scope.BURST, Duration.ofMillis(1)), 0);
        Instant later = time.instant();
        generous.enter(OTHER, in(Duration.ofMinutes(1)));
        generous.leave(OTHER);
        generous.enter(OTHER, in(Duration.ofMinutes(1)));

        assertThat(caughtUp).isLessThan(Duration.ofMillis(20));
        assertThat(Duration.between(later, time.instant())).isGreaterThan(Duration.ofMillis(15));
    }

    @Test
    void no_more_than_the_allowed_number_are_under_way_and_they_go_in_order() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertThat(pacer.enter(READ, in(Duration.ofMinutes(1)))).isTrue();
        }
        List<Integer> order = new ArrayList<>();
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<?>> waiting = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                int number = i;
                Thread[] thread = new Thread[1];
                CountDownLatch started = new CountDownLatch(1);
                waiting.add(threads.submit(() -> {
                    thread[0] = Thread.currentThread();
                    started.countDown();
                    boolean entered = pacer.enter(READ, in(Duration.ofMinutes(1)));
                    synchronized (order) {
                        order.add(number);
                    }
                    pacer.leave(READ);
                    return entered;
                }));
                started.await();
                while (thread[0].getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
            }
            assertThat(order).isEmpty();

            pacer.leave(READ);

            for (Future<?> one : waiting) {
                one.get(10, TimeUnit.SECONDS);
            }
            assertThat(order).containsExactly(0, 1, 2);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void the_wait_before_a_repeat_doubles_and_is_spread() {
        for (int attempt = 0; attempt < 7; attempt++) {
            long base = 250L << attempt;
            assertThat(pacer.backoff(attempt))
                    .isBetween(Duration.ofMillis(base * 7 / 10), Duration.ofMillis(base * 13 / 10));
        }
        assertThat(pacer.backoff(1_000)).isLessThanOrEqualTo(Duration.ofSeconds(39));
    }
}
