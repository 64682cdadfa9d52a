package io.winnow.entry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SeenEventsTest {

    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");

    private final SeenEvents seen = new SeenEvents(3);

    @Test
    void an_event_is_known_again_as_long_as_jira_may_repeat_it() {
        seen.add("a", NOW);

        assertThat(seen.contains("a", NOW.plus(Duration.ofMinutes(90)))).isTrue();
        assertThat(seen.contains("b", NOW)).isFalse();
        assertThat(seen.contains("a", NOW.plus(Duration.ofHours(3)))).isFalse();
    }

    @Test
    void the_oldest_are_forgotten_when_there_are_too_many() {
        for (String identifier : new String[] {"a", "b", "c", "d"}) {
            seen.add(identifier, NOW);
        }

        assertThat(seen.contains("a", NOW)).isFalse();
        assertThat(seen.contains("d", NOW)).isTrue();
    }

    @Test
    void an_event_that_doesnt_say_which_it_is_is_never_known() {
        seen.add("", NOW);
        seen.add("x".repeat(100_000), NOW);

        assertThat(seen.contains("", NOW)).isFalse();
        assertThat(seen.contains("x".repeat(100_000), NOW)).isFalse();
    }
}
