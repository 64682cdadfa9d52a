package io.winnow.tracker.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.tracker.jira.Throttle.Scope;
import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThrottleTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private static Throttle read(String... headers) {
        return Throttle.of(Headers.of(headers), NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "jira-quota-global-based, POOL",
        "jira-quota-tenant-based, QUOTA",
        "jira-burst-based, BURST",
        "jira-per-issue-on-write, ISSUE",
        "something-new, BURST",
    })
    void the_reason_says_what_has_to_wait(String reason, Scope scope) {
        assertThat(read("RateLimit-Reason", reason, "Retry-After", "5")).isEqualTo(new Throttle(scope, seconds(5)));
    }

    @Test
    void without_a_reason_only_a_long_wait_concerns_everything() {
        assertThat(read("Retry-After", "60").scope()).isEqualTo(Scope.BURST);
        assertThat(read("Retry-After", "61").scope()).isEqualTo(Scope.QUOTA);
        assertThat(read().scope()).isEqualTo(Scope.BURST);
    }

    @Test
    void the_one_bucket_of_data_center_concerns_everything() {
        assertThat(read("X-RateLimit-FillRate", "1", "Retry-After", "3"))
                .isEqualTo(new Throttle(Scope.ACCOUNT, seconds(3)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Retry-After            | 7                              | 7000",
                "Retry-After            | 0                              | 0",
                "Retry-After            | 1.5                            | 1500",
                "retry-after            | ' 3 '                          | 3000",
                "Beta-Retry-After       | 9                              | 9000",
                "Retry-After            | Sun, 22 Nov 2026 10:00:30 GMT  | 30000",
                "Retry-After            | Sun, 22 Nov 2026 09:00:00 GMT  | 0",
                "X-RateLimit-Reset      | 2026-11-22T10:00:20Z           | 20000",
                "X-RateLimit-Reset      | 2026-11-22T10:05Z              | 300000",
                "X-RateLimit-Reset      | 2026-11-22T11:00:20+01:00      | 20000",
                "X-Beta-RateLimit-Reset | 2026-11-22T10:00:11.5Z         | 11500",
                "Beta-RateLimit         | \"global-app-quota\";r=0;t=40  | 40000",
                "RateLimit              | \"a\";t=40;r=0, \"b\";r=0;t=50 | 50000",
                "Beta-RateLimit         | \"global-app-quota\";r=05;t=40 | 0",
                "Beta-RateLimit         | \"global-app-quota\";t=40      | 0",
                "Retry-After            | 999999999                      | 86400000",
            })
    void every_form_of_header_is_read(String name, String value, long millis) {
        assertThat(read(name, value).delay()).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soon",
                "",
                "-5",
                "<n>",
                "1e9",
                "99999999999999999999",
                "2026-11-22",
                "2026-13-45T99:00Z",
                "NaN",
                "5 s",
                "Sun, 99 Foo 2026 GMT",
                "2026-11-22T10:00:00"
            })
    void what_cant_be_read_counts_as_not_sent(String garbage) {
        assertThat(read("Retry-After", garbage, "X-RateLimit-Reset", garbage, "Beta-RateLimit", garbage))
                .isEqualTo(new Throttle(Scope.BURST, Duration.ZERO));
    }

    @Test
    void the_longest_of_several_waits_counts() {
        assertThat(read("Retry-After", "2", "X-RateLimit-Reset", "2026-11-22T10:00:09Z")
                        .delay())
                .isEqualTo(seconds(9));
    }

    @Test
    void a_time_is_measured_by_the_servers_own_clock() {
        assertThat(read("Date", "Sun, 22 Nov 2026 09:30:00 GMT", "X-RateLimit-Reset", "2026-11-22T09:30:10Z")
                        .delay())
                .isEqualTo(seconds(10));
    }

    @Test
    void little_left_is_said_by_either_header() {
        assertThat(Throttle.nearLimit(Headers.of("X-RateLimit-NearLimit", "true")))
                .isTrue();
        assertThat(Throttle.nearLimit(Headers.of("X-Beta-RateLimit-NearLimit", "TRUE")))
                .isTrue();
        assertThat(Throttle.nearLimit(Headers.of("X-RateLimit-NearLimit", "false")))
                .isFalse();
        assertThat(Throttle.nearLimit(Headers.of())).isFalse();
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
