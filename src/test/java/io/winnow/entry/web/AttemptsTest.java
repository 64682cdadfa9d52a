package io.winnow.entry.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private final Watch watch = new Watch();
    private final Attempts attempts = new Attempts(watch);

    private void wrong(String address, int times) {
        for (int i = 0; i < times; i++) {
            attempts.wrong(address, "guess " + i);
        }
    }

    @Test
    void after_ten_wrong_tokens_an_address_waits_and_others_do_not() {
        wrong("10.0.0.1", 9);
        assertThat(attempts.wait("10.0.0.1", "x")).isZero();
        wrong("10.0.0.1", 1);

        assertThat(attempts.wait("10.0.0.1", "x")).isEqualTo(6);
        assertThat(attempts.wait("10.0.0.2", "x")).isZero();
        watch.pass(Duration.ofMillis(5_500));
        assertThat(attempts.wait("10.0.0.1", "x"))
                .as("never less than it takes")
                .isEqualTo(1);
        watch.pass(Duration.ofMillis(500));
        assertThat(attempts.wait("10.0.0.1", "x")).isZero();
        wrong("10.0.0.1", 1);
        assertThat(attempts.wait("10.0.0.1", "x"))
                .as("one at a time from now on")
                .isEqualTo(6);
        watch.pass(Duration.ofMinutes(1));
        wrong("10.0.0.1", 9);
        assertThat(attempts.wait("10.0.0.1", "x")).as("all have come back").isZero();
    }

    @Test
    void whoever_guesses_from_many_addresses_is_stopped_too_and_keeps_nobody_out_who_was_right_before() {
        attempts.right("known");
        for (int i = 0; i < 20_000; i++) {
            attempts.wrong("10.1." + i / 250 + "." + i % 250, "guess");
        }

        assertThat(attempts.wait("10.9.9.9", "x")).isPositive();
        assertThat(attempts.wait("10.9.9.9", "known")).isZero();
        attempts.wrong("10.9.9.9", "known");
        assertThat(attempts.wait("10.9.9.9", "known")).as("it was revoked").isPositive();
        watch.pass(Duration.ofHours(3));
        assertThat(attempts.wait("10.9.9.9", "x")).isZero();
    }

    /** Moves when told to. */
    private static final class Watch extends Clock {

        private Instant now = Instant.parse("2026-03-01T12:00:00Z");

        void pass(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
