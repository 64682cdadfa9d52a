package io.winnow.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.push.PushSettings.OnConflict;
import io.winnow.scoring.Input;
import io.winnow.scoring.InputTrace;
import io.winnow.scoring.Known;
import io.winnow.scoring.Score;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.store.sql.SqlStores;
import io.winnow.tracker.FakeJira;
import io.winnow.tracker.IssueWriter.EditScreen;
import io.winnow.tracker.NoOrder;
import io.winnow.tracker.Progress;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PusherTest {

    private static final String BACKLOG = "payments";
    private static final FieldValue TEXT = FieldValue.text("a person's words");

    @TempDir
    Path folder;

    private final Clock clock = new TickingByHand();
    private final FakeJira jira = new FakeJira();
    private final Map<IssueId, Score> scores = new HashMap<>();
    private OnConflict onConflict = OnConflict.KEEP;
    private int pushes;
    private SqlStores stores;

    @BeforeEach
    void open() {
        stores = SqlStores.open("jdbc:sqlite:" + folder.resolve("winnow.db"), clock);
        LongStream.rangeClosed(1, 3).forEach(id -> {
            jira.put(id, "PAY");
            score(id, "640.00");
        });
        pull();
    }

    @AfterEach
    void close() {
        stores.close();
    }

    private void pull() {
        stores.issues().save(BACKLOG, List.copyOf(jira.issues.values()));
    }

    private void score(long id, @Nullable String value) {
        scores.put(
                new IssueId(id),
                value == null
                        ? new Score(null, List.of(), "", List.of("effort is 0"))
                        : new Score(new BigDecimal(value), inputs(), "800 × 2 × 80 % ÷ 2 = " + value, List.of()));
    }

    private static List<InputTrace> inputs() {
        return Input.RICE.stream()
                .map(input -> new InputTrace(input, BigDecimal.ONE, "c", "C", "1", "", ""))
                .toList();
    }

    private Pusher pusher() {
        return new Pusher(
                jira, jira, new NoOrder(), stores.issues(), stores.pushes(), () -> "push" + ++pushes, 3, clock);
    }

    private Map<IssueId, Map<OwnField, FieldValue>> wanted() {
        Map<IssueId, Map<OwnField, FieldValue>> wanted = new HashMap<>();
        scores.forEach((id, score) -> wanted.put(id, OwnValues.of(score, Known.NOTHING)));
        return wanted;
    }

    private OwnFields fields() {
        return new OwnFields(
                PushSettings.of("Winnow score", "Winnow why", onConflict),
                Map.of(OwnField.SCORE, FakeJira.SCORE, OwnField.WHY, FakeJira.WHY));
    }

    private PushResult push() {
        return push(fields(), false);
    }

    private PushResult push(OwnFields fields, boolean dryRun) {
        jira.calls.clear();
        jira.writes.clear();
        List<Issue> snapshot = stores.issues().load(BACKLOG);
        Pusher pusher = pusher();
        return pusher.push(
                BACKLOG,
                pusher.prepare(snapshot, wanted(), fields, jira::mayAdminister, dryRun),
                fields,
                Progress.SILENT);
    }

    private static Map<Outcome, Integer> counts(PushResult result) {
        Map<Outcome, Integer> counts = new HashMap<>();
        result.changes().forEach(change -> counts.merge(change.outcome(), 1, Integer::sum));
        return counts;
    }

    private static FieldValue number(String value) {
        return FieldValue.number(new BigDecimal(value));
    }

    private static FieldChange change(PushResult result, long issue, int which) {
        return result.changes().stream()
                .filter(change -> change.issue().value() == issue)
                .toList()
                .get(which);
    }

    @Test
    void each_issue_gets_one_request_for_both_fields_and_nothing_changed_is_nothing_written_or_stored() {
        PushResult first = push();

        assertThat(counts(first)).isEqualTo(Map.of(Outcome.APPLIED, 6));
        assertThat(jira.writes)
                .containsExactlyInAnyOrder(
                        "1 [customfield_1, customfield_2]",
                        "2 [customfield_1, customfield_2]",
                        "3 [customfield_1, customfield_2]");
        assertThat(jira.get(1, FakeJira.SCORE)).isEqualTo(number("640"));
        assertThat(stores.pushes().find("push1").orElseThrow().applied()).isEqualTo(6);

        PushResult second = push();
        assertThat(second.changes()).isEmpty();
        assertThat(second.id()).isEmpty();
        assertThat(jira.calls).isEmpty();
        assertThat(stores.pushes().latest(9)).hasSize(1);
    }

    private final class TickingByHand extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return jira.now;
        }
    }

    @Test
    void a_write_that_waited_for_its_turn_looks_again_and_keeps_what_a_person_entered_meanwhile() {
        jira.beforeItsTurn = issue -> {
            jira.now = jira.now.plusSeconds(10);
            if (issue.value() == 2) {
                jira.set(2, FakeJira.SCORE, number("7"));
            }
        };

        PushResult result = push();

        assertThat(counts(result)).isEqualTo(Map.of(Outcome.APPLIED, 5, Outcome.CONFLICT, 1));
        assertThat(change(result, 2, 0).reason()).contains("holds '7', which Winnow didn't write; kept");
        assertThat(jira.get(2, FakeJira.SCORE)).isEqualTo(number("7"));
        assertThat(jira.writes).contains("2 [customfield_2]", "3 [customfield_1, customfield_2]");
    }

    @Test
    void where_writes_are_slow_fewer_are_looked_at_together_so_that_few_are_looked_at_again() {
        for (long id = 4; id <= 400; id++) {
            jira.put(id, "PAY");
            score(id, "640");
        }
        pull();
        jira.beforeItsTurn = issue -> jira.now = jira.now.plusMillis(100);

        assertThat(counts(push())).isEqualTo(Map.of(Outcome.APPLIED, 800));

        List<String> looks =
                jira.calls.stream().filter(call -> call.startsWith("values")).toList();
        assertThat(looks.get(0)).isEqualTo("values 100");
        assertThat(looks.stream().filter("values 1"::equals))
                .as("of the first hundred only")
                .hasSizeLessThan(75);
        assertThat(looks.stream().filter("values 22"::equals)).hasSizeGreaterThan(9);
        assertThat(looks).hasSizeLessThan(100);
    }

    @Test
    void where_each_issue_is_read_by_itself_it_is_read_once_however_long_its_write_waited() {
        jira.oneByOne = true;
        jira.beforeItsTurn = issue -> {
            jira.now = jira.now.plusSeconds(10);
            if (issue.value() == 2) {
                jira.set(2, FakeJira.SCORE, number("7"));
            }
        };

        PushResult result = push();

        assertThat(counts(result)).isEqualTo(Map.of(Outcome.APPLIED, 5, Outcome.CONFLICT, 1));
        assertThat(jira.calls.stream().filter(call -> call.startsWith("values")))
                .hasSize(4) // the one in conflict again before its other field
                .containsOnly("values 1");
        assertThat(stores.issues().load(BACKLOG))
                .anySatisfy(
                        issue -> assertThat(issue.field(FakeJira.SCORE.id())).isEqualTo(number("7")));
    }

    @Test
    void what_a_person_entered_while_a_write_waited_is_overwritten_only_when_told_to() {
        onConflict = PushSettings.OnConflict.OVERWRITE;
        jira.beforeItsTurn = issue -> {
            jira.now = jira.now.plusSeconds(10);
            jira.beforeItsTurn = again -> {};
            jira.set(issue.value(), FakeJira.SCORE, number("7"));
        };

        PushResult result = push();

        assertThat(counts(result)).isEqualTo(Map.of(Outcome.APPLIED, 6));
        assertThat(result.changes().stream().map(FieldChange::oldValue)).contains(number("7"));
    }

    @Test
    void an_issue_deleted_while_its_write_waited_is_skipped() {
        jira.beforeItsTurn = issue -> {
            jira.now = jira.now.plusSeconds(10);
            if (issue.value() == 2) {
                jira.issues.remove(issue);
            }
        };

        assertThat(counts(push())).isEqualTo(Map.of(Outcome.APPLIED, 4, Outcome.SKIPPED, 2));
    }

    @Test
    void one_changed_score_is_one_write_and_a_score_that_is_gone_clears_the_fields() {
        push();
        score(2, "641.50");
        push();
        assertThat(jira.writes).containsExactly("2 [customfield_1, customfield_2]");

        score(2, null);
        push();

        assertThat(jira.get(2, FakeJira.SCORE)).isEqualTo(FieldValue.EMPTY);
        assertThat(jira.get(2, FakeJira.WHY)).isEqualTo(FieldValue.EMPTY);
    }

    @Test
    void a_dry_run_writes_nothing_and_shows_everything() {
        PushResult result = push(fields(), true);

        assertThat(counts(result)).isEqualTo(Map.of(Outcome.PLANNED, 6));
        assertThat(jira.writes).isEmpty();
        assertThat(stores.pushes().unfinished(BACKLOG)).isEmpty();
        assertThat(counts(push())).isEqualTo(Map.of(Outcome.APPLIED, 6));
    }

    @Test
    void a_persons_value_is_kept_as_a_conflict_or_overwritten_when_told() {
        jira.set(1, FakeJira.SCORE, number("7"));
        pull();

        PushResult kept = push();
        assertThat(counts(kept)).isEqualTo(Map.of(Outcome.APPLIED, 5, Outcome.CONFLICT, 1));
        assertThat(change(kept, 1, 0).reason()).contains("'7'").contains("push.onConflict");
        assertThat(jira.get(1, FakeJira.SCORE)).isEqualTo(number("7"));

        onConflict = OnConflict.OVERWRITE;
        assertThat(counts(push())).isEqualTo(Map.of(Outcome.APPLIED, 1));
        assertThat(jira.get(1, FakeJira.SCORE)).isEqualTo(number("640"));
    }

    @Test
    void a_person_who_edits_between_plan_and_write_is_kept() {
        push();
        score(2, "641");
        jira.set(2, FakeJira.SCORE, number("9"));

        PushResult result = push();

        assertThat(counts(result)).isEqualTo(Map.of(Outcome.APPLIED, 1, Outcome.CONFLICT, 1));
        assertThat(jira.get(2, FakeJira.SCORE)).isEqualTo(number("9"));
        onConflict = OnConflict.OVERWRITE;
        push();
        assertThat(jira.get(2, FakeJira.SCORE)).isEqualTo(number("641"));
    }

    @Test
    void overwriting_a_late_edit_survives_a_lost_answer() {
        push();
        onConflict = OnConflict.OVERWRITE;
        score(2, "641");
        jira.set(2, FakeJira.SCORE, number("9"));
        int[] lost = {1};
        jira.onWrite = (issue, done) -> !done && lost[0]-- > 0 ? FakeJira.failure(Kind.UNAVAILABLE) : null;

        assertThat(counts(push())).isEqualTo(Map.of(Outcome.APPLIED, 2));
        assertThat(jira.get(2, FakeJira.SCORE)).isEqualTo(number("641"));
    }

    @Test
    void noise_in_the_digits_never_writes() {
        push();
        jira.set(1, FakeJira.SCORE, number("640.004"));
        pull();

        assertThat(push().changes()).isEmpty();
    }

    @Test
    void an_issue_that_vanished_is_skipped_and_the_rest_is_written() {
        jira.issues.remove(new IssueId(2));

        PushResult result = push();

        assertThat(counts(result)).isEqualTo(Map.of(Outcome.APPLIED, 4, Outcome.SKIPPED, 2));
        assertThat(change(result, 2, 0).reason()).contains("gone");
    }

    @Test
    void a_lost_answer_of_a_write_that_took_effect_isnt_sent_again() {
        int[] lost = {1};
        jira.onWrite = (issue, done) ->
                done && issue.value() == 2 && lost[0]-- > 0 ? FakeJira.failure(Kind.UNAVAILABLE) : null;

        assertThat(counts(push())).isEqualTo(Map.of(Outcome.APPLIED, 6));
        assertThat(jira.writes).hasSize(3);
    }

    @Test
    void a_write_that_was_lost_on_the_way_is_sent_again() {
        int[] lost = {3};
        jira.onWrite = (issue, done) ->
                !done && issue.value() == 2 && lost[0]-- > 0 ? FakeJira.failure(Kind.UNAVAILABLE) : null;

        assertThat(counts(push())).isEqualTo(Map.of(Outcome.APPLIED, 6));
        assertThat(jira.writes).hasSize(6);
    }

    @Test
    void a_person_who_edits_while_an_answer_is_lost_is_kept() {
        jira.onWrite = (issue, done) -> {
            if (done || issue.value() != 2) {
                return null;
            }
            jira.set(2, FakeJira.SCORE, number("9"));
            return jira.writes.stream().filter(write -> write.startsWith("2")).count() == 1
                    ? FakeJira.failure(Kind.UNAVAILABLE)
                    : null;
        };

        PushResult result = push();

        assertThat(change(result, 2, 0).outcome()).isEqualTo(Outcome.CONFLICT);
        assertThat(change(result, 2, 1).outcome()).isEqualTo(Outcome.APPLIED);
    }

    @Test
    void an_issue_jira_never_takes_fails_alone() {
        jira.onWrite = (issue, done) -> issue.value() == 2 ? FakeJira.failure(Kind.UNAVAILABLE) : null;

        PushResult result = push();

        assertThat(counts(result)).isEqualTo(Map.of(Outcome.APPLIED, 4, Outcome.FAILED, 2));
        assertThat(change(result, 2, 0).reason()).isEqualTo("Jira said UNAVAILABLE.");
        assertThat(jira.writes.stream().filter(write -> write.startsWith("2"))).hasSize(8);
        assertThat(stores.pushes().unfinished(BACKLOG)).isEmpty();
    }

    @Test
    void a_jira_that_takes_no_write_at_all_ends_the_push_and_leaves_it_to_the_next() {
        LongStream.rangeClosed(4, 60).forEach(id -> {
            jira.put(id, "PAY");
            score(id, "1");
        });
        pull();
        jira.onWrite = (issue, done) -> FakeJira.failure(Kind.UNAVAILABLE);

        assertThatThrownBy(this::push).isInstanceOf(TrackerException.class);

        assertThat(jira.writes).hasSizeLessThan(8 * 16);
        assertThat(stores.pushes().unfinished(BACKLOG)).hasSize(1);
    }

    @Test
    void a_refused_field_doesnt_hold_up_the_other() {
        jira.before = call -> {
            if (call.startsWith("write")) {
                jira.onScreen.remove(FakeJira.WHY.id());
            }
        };

        PushResult result = push();

        assertThat(counts(result)).isEqualTo(Map.of(Outcome.APPLIED, 3, Outcome.FAILED, 3));
        assertThat(change(result, 1, 1).reason()).isEqualTo("Jira said REJECTED.");
        assertThat(jira.writes).hasSize(9);
    }

    @Test
    void a_field_missing_from_a_screen_is_put_there_by_an_administrator_who_also_writes_quietly() {
        jira.onScreen.clear();
        jira.administrator = true;
        jira.screen = new EditScreen(52, "Story edit");

        assertThat(counts(push(fields(), true))).isEqualTo(Map.of(Outcome.PLANNED, 6));
        assertThat(jira.calls).noneMatch(call -> call.startsWith("addToScreen"));
        assertThat(counts(push())).isEqualTo(Map.of(Outcome.APPLIED, 6));
        assertThat(jira.writes).allMatch(write -> write.contains(" quietly "));
    }

    @Test
    void a_field_missing_from_a_screen_is_reported_with_field_project_type_and_remedy_and_nothing_is_sent_for_it() {
        jira.onScreen.remove(FakeJira.SCORE.id());

        PushResult result = push();

        assertThat(counts(result)).isEqualTo(Map.of(Outcome.APPLIED, 3, Outcome.FAILED, 3));
        assertThat(change(result, 1, 0).reason())
                .contains("'Winnow score'", "Story", "PAY", "edit screen", "winnow fields --create");
        assertThat(jira.writes).allMatch(write -> write.endsWith(" [customfield_2]"));
    }

    @Test
    void the_screens_of_all_projects_are_asked_for_together_and_a_shared_one_is_changed_once() {
        jira.put(7, "OPS");
        score(7, "5");
        pull();
        jira.onScreen.clear();
        jira.administrator = true;
        jira.screen = new EditScreen(52, "Default");

        assertThat(counts(push())).isEqualTo(Map.of(Outcome.APPLIED, 8));
        assertThat(jira.calls.stream().filter(call -> call.startsWith("editScreens")))
                .containsExactly("editScreens 2");
        assertThat(jira.calls.stream().filter(call -> call.startsWith("addToScreen")))
                .hasSize(2);
    }

    @Test
    void a_refusal_while_changing_a_screen_concerns_that_field_only() {
        jira.onScreen.remove(FakeJira.SCORE.id());
        jira.administrator = true;
        jira.screen = new EditScreen(52, "Story edit");
        jira.before = call -> {
            if (call.startsWith("addToScreen")) {
                throw FakeJira.failure(Kind.FORBIDDEN);
            }
        };

        PushResult result = push();

        assertThat(counts(result)).isEqualTo(Map.of(Outcome.APPLIED, 3, Outcome.FAILED, 3));
        assertThat(change(result, 1, 0).reason()).contains("'Story edit'").contains("Jira said FORBIDDEN.");
    }

    @Test
    void a_team_managed_project_is_told_what_its_admin_can_do() {
        jira.put(9, "TEAM");
        score(9, "5");
        pull();
        jira.onScreen.clear();
        jira.administrator = true;

        assertThat(change(push(), 9, 0).reason()).contains("team-managed").contains("Issue types → Story");
    }

    @Test
    void issues_that_cant_be_edited_at_all_say_so_and_one_of_them_doesnt_speak_for_the_rest() {
        jira.frozen.add(new IssueId(1));
        assertThat(counts(push())).isEqualTo(Map.of(Outcome.APPLIED, 6));

        LongStream.rangeClosed(1, 3).forEach(id -> {
            jira.frozen.add(new IssueId(id));
            score(id, "5");
        });
        assertThat(change(push(), 1, 0).reason()).contains("may not edit Story issues of project PAY");
    }

    @Test
    void a_field_the_site_doesnt_have_and_the_account_may_not_create_fails_with_the_remedy() {
        OwnFields without = new OwnFields(PushSettings.DEFAULT, Map.of(OwnField.WHY, FakeJira.WHY));

        PushResult result = push(without, false);

        assertThat(counts(result)).isEqualTo(Map.of(Outcome.APPLIED, 3, Outcome.FAILED, 3));
        assertThat(change(result, 1, 0).reason()).contains("no field 'Winnow score'");
        jira.administrator = true;
        assertThat(counts(push(without, true))).isEqualTo(Map.of(Outcome.PLANNED, 3));
        assertThat(counts(push(without, false))).isEqualTo(Map.of(Outcome.FAILED, 3));
    }

    @Test
    void a_login_that_ends_halfway_keeps_what_was_done_and_leaves_the_rest_to_the_next_run() {
        jira.onWrite = (issue, done) -> !done && issue.value() == 3 ? FakeJira.failure(Kind.UNAUTHORIZED) : null;
        assertThatThrownBy(this::push)
                .isInstanceOfSatisfying(
                        TrackerException.class,
                        error -> assertThat(error.kind()).isEqualTo(Kind.UNAUTHORIZED));
        assertThat(stores.pushes().unfinished(BACKLOG)).hasSize(1);
        jira.onWrite = (issue, done) -> null;

        pusher().settle(BACKLOG, fields());
        assertThat(stores.pushes().unfinished(BACKLOG)).isEmpty();
        push();

        LongStream.rangeClosed(1, 3)
                .forEach(id -> assertThat(jira.get(id, FakeJira.SCORE)).isEqualTo(number("640")));
        assertThat(push().changes()).isEmpty();
    }

    @Test
    void a_push_killed_before_its_answers_were_recorded_is_settled_by_what_jira_holds() {
        List<FieldChange> plan =
                new PushPlanner(fields(), Map.of()).plan(stores.issues().load(BACKLOG), wanted());
        stores.pushes().create("killed", BACKLOG, clock.instant(), false, plan);
        jira.set(1, FakeJira.SCORE, number("640"));
        jira.issues.remove(new IssueId(3));

        pusher().settle(BACKLOG, fields());

        List<FieldChange> settled = stores.pushes().changes("killed");
        assertThat(settled.get(0).outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(settled.subList(1, 6)).allMatch(change -> change.outcome() == Outcome.SKIPPED);
        score(1, "700");
        PushResult next = push();
        assertThat(change(next, 1, 0).outcome())
                .describedAs("the settled value is Winnow's own")
                .isEqualTo(Outcome.APPLIED);
        jira.set(2, FakeJira.WHY, TEXT);
    }

    @Test
    void an_interrupt_ends_the_push_and_stays_visible() {
        jira.onWrite = (issue, done) -> {
            if (!done) {
                main.interrupt();
            }
            return null;
        };

        assertThatThrownBy(this::push).isInstanceOf(TrackerException.class).hasMessageContaining("stopping");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void an_issue_that_jira_fails_to_read_before_the_write_fails_alone_and_stays_as_it_is() {
        jira.unreadable.add(new IssueId(2));

        PushResult result = push();

        assertThat(counts(result)).isEqualTo(Map.of(Outcome.APPLIED, 4, Outcome.FAILED, 2));
        assertThat(change(result, 2, 0).reason()).isEqualTo("Jira fails to read 2");
        assertThat(jira.writes).hasSize(2);
    }

    @Test
    void a_lost_answer_that_cant_be_looked_up_is_left_to_the_next_run() {
        jira.onWrite = (issue, done) -> {
            if (done && issue.value() == 2) {
                jira.unreadable.add(issue);
                return FakeJira.failure(Kind.UNAVAILABLE);
            }
            return null;
        };

        assertThatThrownBy(this::push).isInstanceOf(TrackerException.class);

        jira.unreadable.clear();
        jira.onWrite = (issue, done) -> null;
        pusher().settle(BACKLOG, fields());
        assertThat(push().changes()).noneMatch(change -> change.issue().value() == 2);
        LongStream.rangeClosed(1, 3)
                .forEach(id -> assertThat(jira.get(id, FakeJira.SCORE)).isEqualTo(number("640")));
    }

    private final Thread main = Thread.currentThread();

    private List<String> requests() {
        return jira.calls.stream().filter(call -> call.startsWith("write")).toList();
    }

    private void sevenIssuesWrittenTogether() {
        LongStream.rangeClosed(4, 7).forEach(id -> {
            jira.put(id, "PAY");
            score(id, "640.00");
        });
        pull();
        jira.together = 7;
    }

    @Test
    void issues_that_belong_together_are_written_by_one_request() {
        jira.together = 2;

        assertThat(counts(push())).isEqualTo(Map.of(Outcome.APPLIED, 6));

        assertThat(requests()).containsExactlyInAnyOrder("write 1 2", "write 3");
    }

    @Test
    void what_only_fewer_issues_together_pass_is_halved() {
        sevenIssuesWrittenTogether();
        jira.mostTogether = 2;

        assertThat(counts(push())).isEqualTo(Map.of(Outcome.APPLIED, 14));

        assertThat(requests())
                .containsExactly(
                        "write 1 2 3 4 5 6 7",
                        "write 1 2 3",
                        "write 1",
                        "write 2 3",
                        "write 4 5 6 7",
                        "write 4 5",
                        "write 6 7");
    }

    @Test
    void one_of_several_that_is_refused_or_gone_holds_up_none_of_the_others() {
        sevenIssuesWrittenTogether();
        jira.onWrite = (issue, done) -> done
                ? null
                : issue.value() == 5
                        ? FakeJira.failure(Kind.REJECTED)
                        : issue.value() == 2 ? FakeJira.failure(Kind.NOT_FOUND) : null;

        PushResult result = push();

        assertThat(counts(result)).isEqualTo(Map.of(Outcome.APPLIED, 10, Outcome.FAILED, 2, Outcome.SKIPPED, 2));
        assertThat(change(result, 5, 0).reason()).isEqualTo("Jira said REJECTED.");
        assertThat(change(result, 2, 0).outcome()).isEqualTo(Outcome.SKIPPED);
    }

    @Test
    void several_that_may_not_be_written_fail_by_one_request() {
        sevenIssuesWrittenTogether();
        jira.onWrite = (issue, done) -> FakeJira.failure(Kind.FORBIDDEN);

        assertThat(counts(push())).isEqualTo(Map.of(Outcome.FAILED, 14));
        assertThat(requests()).hasSize(1);
    }

    @Test
    void a_lost_answer_of_several_is_looked_up_and_what_took_effect_isnt_sent_again() {
        sevenIssuesWrittenTogether();
        int[] lost = {1};
        jira.onWrite = (issue, done) -> done && lost[0]-- > 0 ? FakeJira.failure(Kind.UNAVAILABLE) : null;

        assertThat(counts(push())).isEqualTo(Map.of(Outcome.APPLIED, 14));
        assertThat(requests()).hasSize(1);
    }

    @Test
    void one_that_jira_never_takes_is_found_among_several() {
        sevenIssuesWrittenTogether();
        jira.onWrite = (issue, done) -> !done && issue.value() == 3 ? FakeJira.failure(Kind.UNAVAILABLE) : null;

        PushResult result = push();

        assertThat(counts(result)).isEqualTo(Map.of(Outcome.APPLIED, 12, Outcome.FAILED, 2));
        assertThat(change(result, 3, 0).reason()).isEqualTo("Jira said UNAVAILABLE.");
    }

    @Test
    void a_person_who_edits_one_of_several_while_their_write_waits_is_kept() {
        sevenIssuesWrittenTogether();
        boolean[] edited = {false};
        jira.beforeItsTurn = issue -> {
            if (!edited[0]) {
                edited[0] = true;
                jira.now = jira.now.plusSeconds(10);
                jira.set(4, FakeJira.SCORE, number("9"));
            }
        };

        PushResult result = push();

        assertThat(counts(result)).isEqualTo(Map.of(Outcome.APPLIED, 13, Outcome.CONFLICT, 1));
        assertThat(jira.get(4, FakeJira.SCORE)).isEqualTo(number("9"));
    }

    @Test
    void the_fields_of_an_app_are_asked_for_no_screen_and_no_administrator() {
        OwnFields ofApp = new OwnFields(
                PushSettings.DEFAULT.with(new AppFields(key -> "ari/" + key)),
                Map.of(OwnField.SCORE, FakeJira.SCORE, OwnField.WHY, FakeJira.WHY));
        jira.frozen.add(new IssueId(1));

        PushResult result = push(ofApp, false);

        assertThat(counts(result)).isEqualTo(Map.of(Outcome.APPLIED, 6));
        assertThat(jira.calls).noneMatch(call -> call.startsWith("editmeta") || call.equals("mayAdminister"));
    }

    @Test
    void a_field_that_the_app_lacks_fails_with_the_remedy_and_is_never_created() {
        OwnFields ofApp = new OwnFields(
                PushSettings.DEFAULT.with(new AppFields(key -> "ari/" + key)), Map.of(OwnField.WHY, FakeJira.WHY));
        jira.administrator = true;

        PushResult result = push(ofApp, true);

        assertThat(counts(result)).isEqualTo(Map.of(Outcome.PLANNED, 3, Outcome.FAILED, 3));
        assertThat(change(result, 1, 0).reason())
                .contains("Winnow app on this site")
                .contains("'Winnow score'");
    }
}
