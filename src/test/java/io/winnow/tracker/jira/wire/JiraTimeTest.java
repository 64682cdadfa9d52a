package io.winnow.tracker.jira.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JiraTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T10:00:00.000+0000, 2026-01-02T10:00:00Z",
        "2026-01-02T10:00:00.123+0530, 2026-01-02T04:30:00.123Z",
        "2026-01-02T10:00:00.000-0930, 2026-01-02T19:30:00Z",
        "2024-02-29T23:59:59.999-0000, 2024-02-29T23:59:59.999Z",
        "2026-01-02T10:00:00+0100, 2026-01-02T09:00:00Z",
        "2026-01-02T10:00:00.123456+01:00, 2026-01-02T09:00:00.123456Z",
        "2026-01-02T10:00+0100, 2026-01-02T09:00:00Z",
        "2026-01-02T10:00:00Z, 2026-01-02T10:00:00Z"
    })
    void every_form_jira_sends_is_read(String text, Instant time) {
        assertThat(JiraTime.parse(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-02-30T10:00:00.000+0000",
                "2026-13-01T10:00:00.000+0000",
                "2026-01-02T24:00:00.000+0000",
                "2026-01-02T10:60:00.000+0000",
                "2026-01-02T10:00:00.000+1900",
                "2026-01-02T10:00:00.000+0060",
                "2026-01-02 10:00:00.000+0000",
                "2026-01-02T10:00:00.00a+0000",
                "２０２６-01-02T10:00:00.000+0000",
                "2026-01-02T10:00:00.000"
            })
    void anything_else_is_no_time(String text) {
        assertThat(JiraTime.parse(text)).isNull();
    }

    @Test
    void the_usual_form_is_read_as_the_formatter_of_java_reads_it() {
        Random random = new Random(7);
        DateTimeFormatter usual = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx");
        for (int i = 0; i < 2_000; i++) {
            var time = LocalDateTime.of(1990, 1, 1, 0, 0)
                    .plusSeconds(random.nextInt(2_000_000_000))
                    .plusNanos(random.nextInt(1_000) * 1_000_000L)
                    .atOffset(ZoneOffset.ofTotalSeconds(60 * (random.nextInt(36 * 60) - 18 * 60)));

            assertThat(JiraTime.parse(time.format(usual)))
                    .as("seed 7, %s", time)
                    .isEqualTo(time.toInstant());
        }
    }
}
