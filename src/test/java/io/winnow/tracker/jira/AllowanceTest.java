package io.winnow.tracker.jira;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private final Allowance allowance = new Allowance();
    private Instant now = Instant.parse("2026-11-26T08:00:00Z");

    private void told(int limit, int remaining, int fill, int seconds) {
        allowance.learn(
                Headers.of(
                        "X-RateLimit-Limit", String.valueOf(limit),
                        "X-RateLimit-Remaining", String.valueOf(remaining),
                        "X-RateLimit-FillRate", String.valueOf(fill),
                        "X-RateLimit-Interval-Seconds", String.valueOf(seconds)),
                now);
    }

    @Test
    void without_a_word_of_a_bucket_nothing_waits() {
        allowance.learn(Headers.of("X-RateLimit-Limit", "10", "X-RateLimit-Remaining", "0"), now);

        assertThat(allowance.take(now)).isZero();
    }

    @Test
    void what_is_left_goes_at_once_and_the_rest_as_the_bucket_fills() {
        told(50, 2, 10, 5);

        assertThat(allowance.take(now)).isZero();
        assertThat(allowance.take(now)).isZero();
        assertThat(allowance.take(now)).isEqualTo(Duration.ofMillis(500));
        assertThat(allowance.take(now)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void an_idle_bucket_fills_up_and_not_beyond_its_limit() {
        told(3, 0, 1, 1);
        now = now.plusSeconds(60);

        for (int i = 0; i < 3; i++) {
            assertThat(allowance.take(now)).isZero();
        }
        assertThat(allowance.take(now)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void an_answer_that_knows_of_fewer_is_believed_and_one_that_knows_of_more_is_not() {
        told(100, 10, 1, 1);
        told(100, 1, 1, 1);
        told(100, 99, 1, 1);

        assertThat(allowance.take(now)).isZero();
        assertThat(allowance.take(now)).isPositive();
    }

    @Test
    void an_administrator_may_allow_one_a_second_and_older_versions_say_only_that() {
        allowance.learn(Headers.of("X-RateLimit-FillRate", "1", "X-RateLimit-Interval-Seconds", "1"), now);

        assertThat(allowance.take(now)).isZero();
        assertThat(allowance.take(now)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void nonsense_is_not_believed() {
        allowance.learn(
                Headers.of(
                        "X-RateLimit-Limit", "-1",
                        "X-RateLimit-Remaining", "x",
                        "X-RateLimit-FillRate", "0",
                        "X-RateLimit-Interval-Seconds", "99999999999999999999"),
                now);

        assertThat(allowance.take(now)).isZero();
    }
}
