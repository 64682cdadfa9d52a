package io.winnow.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.StepClock;
import io.winnow.model.FieldValue;
import io.winnow.model.IssueId;
import io.winnow.push.FieldEdits.Edit;
import io.winnow.tracker.FakeJira;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person's edit of two fields, on its way into Jira. */
class FieldEditsTest {

    private static final IssueId ISSUE = new IssueId(1);
    private static final FieldValue OLD = number("800");
    private static final FieldValue NEW = number("900");
    private static final FieldValue WORDS = FieldValue.text("high");
    private static final List<Edit> EDITS =
            List.of(new Edit(FakeJira.SCORE, OLD, NEW), new Edit(FakeJira.WHY, FieldValue.EMPTY, WORDS));

    private final StepClock clock = new StepClock();
    private final FakeJira jira = new FakeJira();
    private final FieldEdits edits = new FieldEdits(jira, jira, clock);

    private static FieldValue number(String digits) {
        return FieldValue.number(new BigDecimal(digits));
    }

    @BeforeEach
    void start() {
        jira.put(1, "PAY");
        jira.set(1, FakeJira.SCORE, OLD);
    }

    @Test
    void it_is_one_request_when_the_values_were_just_seen() {
        assertThat(edits.write(ISSUE, EDITS, clock.instant())).isEmpty();

        assertThat(jira.calls).containsExactly("write 1");
        assertThat(jira.get(1, FakeJira.SCORE)).isEqualTo(NEW);
        assertThat(jira.get(1, FakeJira.WHY)).isEqualTo(WORDS);
    }

    @Test
    void after_a_wait_the_values_are_looked_at_again_and_another_persons_stays() {
        Instant seen = clock.instant();
        jira.beforeItsTurn = issue -> {
            clock.step(Duration.ofSeconds(4));
            jira.set(1, FakeJira.SCORE, number("850"));
        };

        assertThat(edits.write(ISSUE, EDITS, seen)).containsExactly(new Edit(FakeJira.SCORE, number("850"), NEW));

        assertThat(jira.writes).isEmpty();
        assertThat(jira.get(1, FakeJira.WHY)).isEqualTo(FieldValue.EMPTY);
    }

    @Test
    void after_a_wait_in_which_nothing_happened_it_is_written() {
        Instant seen = clock.instant();
        jira.beforeItsTurn = issue -> clock.step(Duration.ofMinutes(4));

        assertThat(edits.write(ISSUE, EDITS, seen)).isEmpty();

        assertThat(jira.writes).hasSize(1);
    }

    @Test
    void a_lost_answer_is_no_failure_when_jira_holds_the_new_values() {
        jira.onWrite = (issue, done) -> done ? FakeJira.failure(Kind.UNAVAILABLE) : null;

        assertThat(edits.write(ISSUE, EDITS, clock.instant())).isEmpty();

        assertThat(jira.writes).hasSize(1);
    }

    @Test
    void what_didnt_arrive_is_told_and_not_sent_again() {
        jira.onWrite = (issue, done) -> done ? null : FakeJira.failure(Kind.UNAVAILABLE);

        assertThatThrownBy(() -> edits.write(ISSUE, EDITS, clock.instant())).isInstanceOf(TrackerException.class);

        assertThat(jira.writes).hasSize(1);
        assertThat(jira.get(1, FakeJira.SCORE)).isEqualTo(OLD);
    }
}
