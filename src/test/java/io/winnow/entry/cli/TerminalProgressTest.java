package io.winnow.entry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {

    private static final Instant UNTIL = Instant.parse("2026-11-25T16:01:33Z");

    private final StringWriter err = new StringWriter();
    private final TerminalProgress progress =
            new TerminalProgress(new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), false, false));

    @Test
    void a_wait_that_many_requests_share_is_told_once() {
        progress.waiting("Jira allows no more requests just now", UNTIL);
        progress.waiting("Jira allows no more requests just now", UNTIL);
        progress.waiting("Jira allows no more requests just now", UNTIL.plusMillis(999));
        progress.waiting("Jira allows no more requests just now", UNTIL.minusSeconds(5));

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .matches("Jira allows no more requests just now; waiting until \\d\\d:\\d\\d:33");
    }

    @Test
    void a_wait_that_gets_longer_by_a_second_is_told_again() {
        progress.waiting("Jira allows no more requests just now", UNTIL);
        progress.waiting("Jira's hourly quota is used up", UNTIL.plusSeconds(1));

        assertThat(err.toString().lines()).hasSize(2).last().asString().contains("hourly quota", ":34");
    }
}
