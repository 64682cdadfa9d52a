package io.winnow.tracker.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.tracker.jira.PointsLedger.Charge;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointsLedgerTest {

    private final SteppedTime time = new SteppedTime();
    private final PointsLedger ledger = new PointsLedger(time, 1_000);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void no_hour_costs_more_than_it_has(long seed) {
        Random random = new Random(seed);
        Map<Instant, Long> spent = new HashMap<>();

        for (int request = 0; request < 5_000; request++) {
            int most = random.nextInt(5) == 0 ? random.nextInt(400) : 0;
            Lane lane = most == 0 ? Lane.WRITE : Lane.READ;
            Optional<Charge> charge = ledger.charge("site-" + random.nextInt(4), lane, most);
            if (charge.isPresent()) {
                int held = most == 0 ? 0 : random.nextInt(most + 1);
                spent.merge(time.instant().truncatedTo(ChronoUnit.HOURS), 1L + held, Long::sum);
                if (random.nextInt(10) == 0) {
                    time.pass(Duration.ofMinutes(random.nextInt(40))); // the hour may turn before it is answered
                }
                ledger.settle(charge.get(), held);
            } else if (random.nextInt(3) == 0) {
                time.pass(Duration.between(time.instant(), ledger.until()));
            }
        }

        assertThat(spent.values()).as("seed %d", seed).allMatch(points -> points <= 1_000);
        assertThat(spent.values()).as("seed %d", seed).anyMatch(points -> points > 900);
    }

    @Test
    void reads_of_one_site_leave_a_fifth_to_the_others_and_to_its_own_writes() {
        while (ledger.charge("greedy", Lane.READ, 9).isPresent()) {}

        assertThat(ledger.charge("greedy", Lane.WRITE, 0)).isPresent();
        int others = 0;
        while (ledger.charge("modest", Lane.READ, 0).isPresent()) {
            others++;
        }
        assertThat(others).isEqualTo(199);
    }

    @Test
    void what_was_charged_too_much_comes_back_unless_the_hour_has_turned() {
        Charge search = ledger.charge("site", Lane.READ, 799).orElseThrow();

        assertThat(ledger.charge("site", Lane.READ, 0)).isEmpty();
        ledger.settle(search, 3);
        assertThat(ledger.charge("site", Lane.READ, 700)).isPresent();

        Charge late = ledger.charge("site", Lane.READ, 90).orElseThrow();
        time.pass(Duration.ofHours(1));
        Charge next = ledger.charge("site", Lane.READ, 799).orElseThrow();
        ledger.settle(late, 0);
        assertThat(ledger.charge("site", Lane.READ, 0)).isEmpty();
        ledger.settle(next, 0);
    }

    @Test
    void a_request_dearer_than_a_whole_share_goes_when_nothing_else_has_gone() {
        assertThat(ledger.charge("site", Lane.READ, 5_000)).isPresent();
    }

    @Test
    void the_hours_are_those_of_the_clock_on_the_wall() {
        time.pass(Duration.ofMinutes(59));
        ledger.usedUp(Duration.ZERO);

        assertThat(ledger.charge("site", Lane.WRITE, 0)).isEmpty();
        assertThat(ledger.until()).isEqualTo(time.instant().plus(Duration.ofMinutes(1)));
        time.pass(Duration.ofMinutes(1));
        assertThat(ledger.charge("site", Lane.WRITE, 0)).isPresent();
    }

    @Test
    void an_hour_that_turns_later_at_jiras_than_here_is_waited_for_and_no_longer() {
        ledger.usedUp(Duration.ofSeconds(5));

        assertThat(ledger.charge("site", Lane.WRITE, 0)).isEmpty();
        assertThat(ledger.until()).isEqualTo(time.instant().plusSeconds(5));
        time.pass(Duration.ofSeconds(5));
        assertThat(ledger.charge("site", Lane.WRITE, 0)).isPresent();
    }
}
