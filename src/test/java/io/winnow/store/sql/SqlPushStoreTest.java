package io.winnow.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.model.FieldValue;
import io.winnow.model.IssueId;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.store.Push;
import io.winnow.store.PushStore;
import io.winnow.store.StoreException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlPushStoreTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    private SqlStores stores;
    private PushStore pushes;

    @BeforeEach
    void open() {
        stores = SqlStores.open("jdbc:sqlite:" + folder.resolve("winnow.db"), Clock.systemUTC());
        pushes = stores.pushes();
    }

    @AfterEach
    void close() {
        stores.close();
    }

    static FieldChange change(int seq, long issue, FieldValue from, FieldValue to) {
        return new FieldChange(
                seq,
                new IssueId(issue),
                "PAY-" + issue,
                "customfield_7",
                "Winnow score",
                from,
                to,
                Outcome.PLANNED,
                "");
    }

    private static FieldValue score(String number) {
        return FieldValue.number(new BigDecimal(number));
    }

    @Test
    void a_push_is_there_before_its_first_request_and_tells_how_each_change_ended() {
        List<FieldChange> planned = List.of(
                change(0, 1, FieldValue.EMPTY, score("640.00")),
                change(1, 2, FieldValue.ABSENT, FieldValue.text("why 🦊 'x'")),
                change(2, 3, score("1"), FieldValue.EMPTY),
                change(3, 4, FieldValue.option("a"), score("2")));
        pushes.create("a1b2", "payments", NOON, false, planned);

        assertThat(pushes.changes("a1b2")).isEqualTo(planned);
        assertThat(pushes.find("a1b2"))
                .contains(new Push("a1b2", "payments", NOON, null, false, "sync", 4, 0, 0, 0, 0));

        pushes.record("a1b2", List.of(planned.get(0).ended(Outcome.APPLIED, "")));
        pushes.record(
                "a1b2",
                List.of(
                        planned.get(3).ended(Outcome.CONFLICT, "someone wrote 5"),
                        planned.get(1).ended(Outcome.FAILED, "Field 'x' cannot be set.")));
        pushes.record("a1b2", List.of(planned.get(2).ended(Outcome.SKIPPED, "gone")));
        pushes.finish("a1b2", NOON.plusSeconds(9));

        assertThat(pushes.find("a1b2"))
                .contains(new Push("a1b2", "payments", NOON, NOON.plusSeconds(9), false, "sync", 4, 1, 1, 1, 1));
        assertThat(pushes.changes("a1b2"))
                .extracting(FieldChange::outcome)
                .containsExactly(Outcome.APPLIED, Outcome.FAILED, Outcome.SKIPPED, Outcome.CONFLICT);
        assertThat(pushes.changes("a1b2").get(1).reason()).isEqualTo("Field 'x' cannot be set.");
    }

    @Test
    void a_push_cut_off_by_a_crash_is_unfinished_and_a_dry_run_never_is() {
        pushes.create("c", "payments", NOON.plusSeconds(2), false, List.of());
        pushes.create("b", "payments", NOON.plusSeconds(1), false, List.of(change(0, 1, FieldValue.EMPTY, score("1"))));
        pushes.create("d", "payments", NOON, true, List.of());
        pushes.create("e", "platform", NOON, false, List.of());
        pushes.create("f", "payments", NOON, false, List.of());
        pushes.finish("f", NOON);

        assertThat(pushes.unfinished("payments")).extracting(Push::id).containsExactly("b", "c");
        assertThat(pushes.unfinished("nothing")).isEmpty();
        assertThat(pushes.latest(2)).extracting(Push::id).containsExactly("c", "b");
        assertThat(pushes.latest(50)).hasSize(5);
    }

    @Test
    void the_last_value_applied_to_each_field_is_remembered() {
        FieldChange first = change(0, 1, FieldValue.EMPTY, score("1"));
        FieldChange other = change(1, 2, FieldValue.EMPTY, score("2"));
        pushes.create("a", "payments", NOON, false, List.of(first, other));
        pushes.record("a", List.of(first.ended(Outcome.APPLIED, ""), other.ended(Outcome.CONFLICT, "kept")));
        FieldChange second = change(0, 1, score("1"), FieldValue.EMPTY);
        pushes.create("b", "payments", NOON.plusSeconds(1), false, List.of(second));

        assertThat(pushes.lastApplied()).isEqualTo(Map.of(new IssueId(1), Map.of("customfield_7", score("1"))));

        pushes.record("b", List.of(second.ended(Outcome.APPLIED, "")));
        pushes.record("b", List.of(second.ended(Outcome.APPLIED, "")));

        assertThat(pushes.lastApplied()).isEqualTo(Map.of(new IssueId(1), Map.of("customfield_7", FieldValue.EMPTY)));
    }

    @Test
    void a_dry_run_is_never_remembered_as_written() {
        FieldChange change = change(0, 1, FieldValue.EMPTY, score("1"));
        pushes.create("a", "payments", NOON, true, List.of(change.ended(Outcome.APPLIED, "")));
        pushes.record("a", List.of(change.ended(Outcome.APPLIED, "")));

        assertThat(pushes.lastApplied()).isEmpty();
        assertThat(pushes.find("a").orElseThrow().dryRun()).isTrue();
    }

    @Test
    void the_start_of_an_id_finds_the_one_push_it_fits() {
        pushes.create("ab", "payments", NOON, false, List.of());
        pushes.create("abc1", "payments", NOON, false, List.of());
        pushes.create("abd2", "payments", NOON, false, List.of());

        assertThat(pushes.find("ABC").orElseThrow().id()).isEqualTo("abc1");
        assertThat(pushes.find("ab").orElseThrow().id()).isEqualTo("ab");
        assertThat(pushes.find("a")).isEmpty();
        assertThat(pushes.find("x")).isEmpty();
        assertThat(pushes.find("%")).isEmpty();
        assertThat(pushes.find("")).isEmpty();
    }

    @Test
    void an_id_can_not_be_used_twice_and_leaves_nothing_half_stored() {
        pushes.create("a", "payments", NOON, false, List.of());

        assertThatThrownBy(() -> pushes.create(
                        "a", "payments", NOON, false, List.of(change(0, 1, FieldValue.EMPTY, score("1")))))
                .isInstanceOf(StoreException.class);
        assertThat(pushes.changes("a")).isEmpty();
    }

    @Test
    void a_change_the_push_does_not_hold_is_refused_with_all_that_came_with_it() {
        FieldChange change = change(0, 1, FieldValue.EMPTY, score("1"));
        pushes.create("a", "payments", NOON, false, List.of(change));

        assertThatThrownBy(() -> pushes.record(
                        "a",
                        List.of(
                                change.ended(Outcome.APPLIED, ""),
                                change(9, 2, FieldValue.EMPTY, score("1")).ended(Outcome.APPLIED, ""))))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Push a");
        assertThat(pushes.lastApplied()).isEmpty();
        assertThat(pushes.changes("a")).containsExactly(change);
    }
}
