package io.winnow.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.scoring.Stale.Cause;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputMemoryTest {

    private static final Instant START = Instant.parse("2026-01-01T08:00:00Z");
    private static final Duration HALF_A_YEAR = Duration.ofDays(180);

    private final Map<String, String> typed =
            new HashMap<>(Map.of("reach", "800", "impact", "High", "confidence", "", "effort", "3"));
    private String points = "5";
    private String goalWeight = "1";
    private int items = 10;
    private final Map<Long, String> blockers = new HashMap<>(Map.of(7L, "PAY-7"));
    private String fields = "all";

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    private ObservedInputs found() {
        return new ObservedInputs(
                fields,
                typed,
                new Surroundings(
                        typed.getOrDefault("effort", ""), points, new BigDecimal(goalWeight), items, blockers));
    }

    private InputMemory start() {
        return InputMemory.first(found(), START);
    }

    private static List<Stale> marks(InputMemory memory, int day) {
        return memory.stale(HALF_A_YEAR, day(day));
    }

    @Test
    void nothing_is_old_at_first_sight_nor_the_day_after() {
        assertThat(marks(start(), 0)).isEmpty();
        assertThat(marks(start().next(found(), day(1)), 1)).isEmpty();
    }

    @Test
    void an_input_that_nobody_has_touched_for_so_long_is_old_and_an_empty_one_isnt() {
        InputMemory memory = start();
        typed.put("impact", "Low");
        memory = memory.next(found(), day(10));

        assertThat(marks(memory, 179)).isEmpty();
        assertThat(marks(memory, 180)).containsExactly(new Stale(Cause.AGE, "effort, reach unchanged", START));
        assertThat(marks(memory, 190)).containsExactly(new Stale(Cause.AGE, "effort, impact, reach unchanged", START));
    }

    @Test
    void each_event_marks_the_score_once_with_the_time_it_was_first_seen() {
        InputMemory memory = start();
        typed.put("effort", "8");
        goalWeight = "2.50";
        memory = memory.next(found(), day(1));
        items = 13;
        blockers.put(9L, "PAY-9");
        memory = memory.next(found(), day(2)).next(found(), day(3));

        assertThat(marks(memory, 3))
                .containsExactly(
                        new Stale(Cause.ESTIMATE, "estimate edited (3 → 8)", day(1)),
                        new Stale(Cause.GOAL_WEIGHT, "goal weight changed (1 → 2.5)", day(1)),
                        new Stale(Cause.EVIDENCE, "evidence grew (10 → 13 items)", day(2)),
                        new Stale(Cause.BLOCKER, "blocker PAY-9 added", day(2)));
    }

    @Test
    void editing_what_the_issue_is_worth_takes_every_events_mark_away_and_editing_the_estimate_doesnt() {
        InputMemory memory = start();
        items = 20;
        memory = memory.next(found(), day(1));
        points = "8";
        memory = memory.next(found(), day(2));
        assertThat(marks(memory, 2)).extracting(Stale::cause).containsExactly(Cause.ESTIMATE, Cause.EVIDENCE);

        typed.put("reach", "900");
        memory = memory.next(found(), day(3));

        assertThat(marks(memory, 3)).isEmpty();
        assertThat(marks(memory.next(found(), day(4)), 4)).isEmpty();
    }

    @Test
    void what_is_put_back_or_goes_away_is_no_event() {
        InputMemory memory = start();
        typed.put("effort", "8");
        blockers.put(9L, "PAY-9");
        memory = memory.next(found(), day(1));
        typed.put("effort", "3");
        blockers.clear();
        items = 2;

        assertThat(marks(memory.next(found(), day(2)), 2)).isEmpty();
    }

    @Test
    void a_first_estimate_is_no_edit_and_the_next_one_is() {
        points = "";
        InputMemory memory = start();
        points = "5";
        memory = memory.next(found(), day(1));
        assertThat(marks(memory, 1)).isEmpty();

        points = "13";
        assertThat(marks(memory.next(found(), day(2)), 2))
                .containsExactly(new Stale(Cause.ESTIMATE, "estimate edited (5 → 13 points)", day(2)));
    }

    @ParameterizedTest
    @CsvSource({"10, 12, false", "10, 13, true", "0, 1, true", "3, 4, true", "4, 5, false", "5, 0, false"})
    void evidence_counts_as_grown_from_three_tenths_more_on(int before, int now, boolean grown) {
        items = before;
        InputMemory memory = start();
        items = now;

        assertThat(!marks(memory.next(found(), day(1)), 1).isEmpty()).isEqualTo(grown);
    }

    @Test
    void another_way_of_scoring_begins_anew() {
        InputMemory memory = start();
        fields = "another field";
        typed.put("effort", "800");

        assertThat(memory.next(found(), day(200))).isEqualTo(InputMemory.first(found(), day(200)));
    }

    @Test
    void where_no_value_is_typed_nobodys_judgement_can_be_old_but_an_estimate_can() {
        typed.keySet().retainAll(List.of("effort"));
        InputMemory memory = start();
        items = 100;

        assertThat(marks(memory.next(found(), day(1)), 180))
                .extracting(Stale::cause)
                .containsExactly(Cause.AGE);
    }

    @Test
    void the_same_findings_again_change_nothing() {
        items = 4;
        InputMemory memory = start();
        items = 9;
        memory = memory.next(found(), day(1));

        assertThat(memory.next(found(), day(2))).isEqualTo(memory);
    }

    @Test
    void hostile_text_stays_one_short_line() {
        InputMemory memory = start();
        typed.put("effort", "x\n\u202e" + "y".repeat(500));

        assertThat(marks(memory.next(found(), day(1)), 1).get(0).words())
                .hasSizeLessThan(120)
                .doesNotContain("\n", "\u202e");
    }

    @Test
    void what_is_confirmed_is_as_if_it_had_been_set() {
        InputMemory memory = start();
        items = 20;
        memory = memory.next(found(), day(1)).confirmed(day(170));

        assertThat(marks(memory, 180)).isEmpty();
        assertThat(marks(memory.next(found(), day(171)), 171)).isEmpty();
    }
}
