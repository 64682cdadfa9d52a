package io.winnow.entry.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.StepClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private final StepClock watch = new StepClock();
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
        watch.step(Duration.ofMillis(5_500));
        assertThat(attempts.wait("10.0.0.1", "x"))
                .as("never less than it takes")
                .isEqualTo(1);
        watch.step(Duration.ofMillis(500));
        assertThat(attempts.wait("10.0.0.1", "x")).isZero();
        wrong("10.0.0.1", 1);
        assertThat(attempts.wait("10.0.0.1", "x"))
                .as("one at a time from now on")
                .isEqualTo(6);
        watch.step(Duration.ofMinutes(1));
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
        watch.step(Duration.ofHours(3));
        assertThat(attempts.wait("10.9.9.9", "x")).isZero();
    }
}
