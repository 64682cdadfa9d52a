package io.winnow.entry.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z"); // a Monday
    private static final ScheduleSettings QUARTERLY = new ScheduleSettings.Every(Duration.ofMinutes(15));

    private final Pace pace = new Pace(new Random(7));

    private static ScheduleSettings cron(String expression, String zone) {
        return new ScheduleSettings.Cron(expression, ZoneId.of(zone));
    }

    @Test
    void the_next_run_comes_an_interval_after_the_start_of_the_last_with_a_little_chance() {
        Set<Instant> times = new HashSet<>();
        for (int n = 0; n < 200; n++) {
            Instant next = pace.next(QUARTERLY, NOON, NOON.plusSeconds(40));
            assertThat(next).isBetween(NOON.plusSeconds(900), NOON.plusSeconds(930));
            times.add(next);
        }

        assertThat(times).hasSizeGreaterThan(100);
        assertThat(new Pace(new Random(3)).next(QUARTERLY, NOON, NOON))
                .isEqualTo(new Pace(new Random(3)).next(QUARTERLY, NOON, NOON));
    }

    @Test
    void a_run_longer_than_its_interval_is_followed_by_a_pause() {
        Instant done = NOON.plus(Duration.ofHours(1));

        assertThat(pace.next(QUARTERLY, NOON, done)).isBetween(done.plusSeconds(90), done.plusSeconds(120));
    }

    @Test
    void a_short_interval_has_a_short_chance() {
        ScheduleSettings often = new ScheduleSettings.Every(Duration.ofSeconds(10));

        assertThat(pace.next(often, NOON, NOON)).isBetween(NOON.plusSeconds(10), NOON.plusSeconds(11));
    }

    @Test
    void what_was_missed_is_caught_up_once_and_at_once() {
        assertThat(Pace.first(QUARTERLY, null, NOON)).isEqualTo(NOON);
        assertThat(Pace.first(QUARTERLY, NOON.minus(Duration.ofDays(3)), NOON)).isEqualTo(NOON);
        assertThat(Pace.first(QUARTERLY, NOON.minusSeconds(60), NOON)).isEqualTo(NOON.plusSeconds(840));
        assertThat(Pace.first(cron("0 6 * * *", "UTC"), NOON.minus(Duration.ofHours(7)), NOON))
                .isEqualTo(NOON);
        assertThat(Pace.first(cron("0 6 * * *", "UTC"), NOON.minus(Duration.ofHours(5)), NOON))
                .isEqualTo(Instant.parse("2026-03-03T06:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "0 6 * * 1-5, UTC, 2026-03-03T06:00:00Z",
        "0 6 * * 1-5, Europe/Berlin, 2026-03-03T05:00:00Z",
        "*/10 * * * *, UTC, 2026-03-02T12:10:00Z",
        "0 6 29 3 *, Europe/Berlin, 2026-03-29T04:00:00Z", // the night the clocks go forward
    })
    void a_cron_expression_is_read_in_its_zone(String expression, String zone, Instant next) {
        assertThat(cron(expression, zone).after(NOON)).isBetween(next, next.plus(Duration.ofMinutes(31)));
        assertThat(pace.next(cron(expression, zone), NOON, NOON)).isBetween(next, next.plus(Duration.ofSeconds(30)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0 6 * *", "0 0 6 * * *", "60 * * * *", "0 0 30 2 *", "x"})
    void an_expression_that_is_none_or_never_comes_true_is_refused(String expression) {
        assertThatThrownBy(() -> new ScheduleSettings.Cron(expression, ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void each_failure_doubles_the_wait_up_to_an_hour() {
        for (int failures = 0; failures < 100; failures++) {
            long minutes = failures < 6 ? 1L << failures : 60;
            Instant least = NOON.plus(Duration.ofMinutes(minutes));

            assertThat(pace.retry(failures, NOON, null)).isBetween(least, least.plusSeconds(30));
        }
    }

    @Test
    void the_time_the_tracker_named_is_waited_for() {
        Instant later = NOON.plus(Duration.ofHours(3));

        assertThat(pace.retry(0, NOON, later)).isBetween(later, later.plusSeconds(6));
        assertThat(pace.retry(3, NOON, NOON.plusSeconds(1))).isAfter(NOON.plusSeconds(479));
    }
}
