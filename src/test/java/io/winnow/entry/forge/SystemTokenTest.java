package io.winnow.entry.forge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemTokenTest {

    private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");

    private static String expiringIn(Duration life) {
        ObjectNode claims = JsonNodeFactory.instance.objectNode();
        claims.put("exp", NOW.plus(life).getEpochSecond());
        return Atlassian.signed(claims, Atlassian.KEY).substring("Bearer ".length());
    }

    private static Instant expires(String token) {
        return SystemToken.of(token, NOW).orElseThrow().expires();
    }

    @Test
    void a_token_is_good_for_as_long_as_it_says_but_four_hours_at_most() {
        assertThat(expires(expiringIn(Duration.ofMinutes(130)))).isEqualTo(NOW.plus(Duration.ofMinutes(130)));
        assertThat(expires(expiringIn(Duration.ofDays(900)))).isEqualTo(NOW.plus(Duration.ofHours(4)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"opaque", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "..", "e30.e30.e30"})
    void one_that_does_not_say_is_taken_to_be_good_for_two_hours(String token) {
        assertThat(expires(token)).isEqualTo(NOW.plus(Duration.ofHours(2)));
    }

    @Test
    void what_can_be_no_token_is_none() {
        assertThat(SystemToken.of(null, NOW)).isEmpty();
        assertThat(SystemToken.of(" ", NOW)).isEmpty();
        assertThat(SystemToken.of("two words", NOW)).isEmpty();
        assertThat(SystemToken.of("x".repeat(20_000), NOW)).isEmpty();
    }

    @Test
    void it_prints_without_the_token() {
        assertThat(SystemToken.of("opaque", NOW).toString()).doesNotContain("opaque");
    }
}
