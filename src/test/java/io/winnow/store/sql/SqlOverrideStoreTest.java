package io.winnow.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.model.IssueId;
import io.winnow.ranking.OrderOverride;
import io.winnow.ranking.OrderOverride.Kind;
import io.winnow.store.AuditStore.Entry;
import io.winnow.store.Author;
import io.winnow.store.OutdatedException;
import io.winnow.store.OverrideStore;
import io.winnow.store.OverrideStore.Decision;
import io.winnow.store.OverrideStore.How;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlOverrideStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123Z");
    private static final IssueId ISSUE = new IssueId(10_012);

    private static final Author ZOE = new Author("Zoë", "command");

    @TempDir
    Path folder;

    private SqlStores stores;
    private OverrideStore overrides;

    @BeforeEach
    void open() {
        stores = SqlStores.open("jdbc:sqlite:" + folder.resolve("winnow.db"), Clock.systemUTC());
        overrides = stores.overrides();
    }

    @AfterEach
    void close() {
        stores.close();
    }

    private static OrderOverride pin(Instant since, @Nullable Instant until) {
        return new OrderOverride(ISSUE, Kind.PIN, null, "Zoë", "promised; \"'", since, until);
    }

    private static OrderOverride before(Instant since) {
        return new OrderOverride(ISSUE, Kind.BEFORE, new IssueId(3), "Ali", "blocks a sale", since, null);
    }

    private static Instant hours(int hours) {
        return NOON.plus(Duration.ofHours(hours));
    }

    @Test
    void a_decision_comes_back_as_it_went_in_and_only_in_its_backlog() {
        overrides.set("payments", before(NOON), "PAY-12", "PAY-3", ZOE, null);

        assertThat(overrides.holding("payments", hours(1)))
                .containsExactly(new Decision(before(NOON), "PAY-12", "PAY-3", null));
        assertThat(overrides.holding("other", hours(1))).isEmpty();
        assertThat(overrides.backlogsOf(ISSUE, hours(1))).containsExactly("payments");
    }

    @Test
    void a_new_decision_replaces_the_old_one_which_is_kept_with_who_and_why() {
        overrides.set("payments", pin(NOON, null), "PAY-12", null, ZOE, null);
        overrides.set("payments", before(hours(1)), "PAY-12", "PAY-3", ZOE, null);

        assertThat(overrides.holding("payments", hours(2))).hasSize(1);
        assertThat(overrides.ended("payments", NOON, hours(2)))
                .containsExactly(new Decision(
                        pin(NOON, null),
                        "PAY-12",
                        null,
                        new OverrideStore.End(hours(1), How.REPLACED, "Ali", "blocks a sale")));
    }

    @Test
    void clearing_says_what_it_cleared_and_nothing_when_there_is_nothing() {
        overrides.set("payments", pin(NOON, null), "PAY-12", null, ZOE, null);

        assertThat(overrides.clear("payments", ISSUE, hours(1), "Ali", "done", ZOE, null))
                .isPresent();
        assertThat(overrides.clear("payments", ISSUE, hours(2), "Ali", "again", ZOE, null))
                .isEmpty();
        assertThat(overrides.holding("payments", hours(2))).isEmpty();
        assertThat(overrides.ended("payments", NOON, hours(2)))
                .extracting(one -> Objects.requireNonNull(one.end()).how())
                .containsExactly(How.CLEARED);
    }

    @Test
    void one_whose_time_has_come_ends_by_itself_at_that_time_and_the_revision_tells() {
        overrides.set("payments", pin(NOON, hours(24)), "PAY-12", null, ZOE, null);
        String before = overrides.revision("payments", hours(23));

        assertThat(overrides.holding("payments", hours(23))).hasSize(1);
        assertThat(overrides.holding("payments", hours(24))).isEmpty();
        assertThat(overrides.revision("payments", hours(24))).isNotEqualTo(before);
        assertThat(overrides.ended("payments", NOON, hours(24)))
                .extracting(one -> Objects.requireNonNull(one.end()))
                .containsExactly(new OverrideStore.End(hours(24), How.EXPIRED, "", ""));
        assertThat(overrides.ended("payments", hours(25), hours(99))).isEmpty();
        assertThat(overrides.clear("payments", ISSUE, hours(30), "Ali", "late", ZOE, null))
                .isEmpty();

        overrides.set("payments", before(hours(48)), "PAY-12", "PAY-3", ZOE, null);
        assertThat(overrides.ended("payments", NOON, hours(99)))
                .extracting(one -> Objects.requireNonNull(one.end()).how())
                .as("expired, not replaced")
                .containsExactly(How.EXPIRED);
    }

    @Test
    void each_change_is_in_the_audit_with_who_made_it_and_what_changed_nothing_is_not() {
        Author board = new Author("board", "token abc");
        overrides.set("payments", before(NOON), "PAY-12", "PAY-3", board, null);
        overrides.clear("payments", ISSUE, hours(1), "Ali", "done", ZOE, null);
        overrides.clear("payments", ISSUE, hours(2), "Ali", "again", ZOE, null);

        assertThat(stores.audit().latest(10))
                .containsExactly(
                        new Entry(hours(1), "Zoë", "command", "override cleared", "payments", "PAY-12", "done"),
                        new Entry(
                                NOON,
                                "board",
                                "token abc",
                                "override set",
                                "payments",
                                "PAY-12",
                                "before PAY-3 by Ali: blocks a sale"));
    }

    @Test
    void a_change_that_rests_on_an_older_revision_changes_nothing_and_is_in_no_audit() {
        String empty = overrides.revision("payments", NOON);
        overrides.set("payments", pin(NOON, hours(24)), "PAY-12", null, ZOE, empty);
        String pinned = overrides.revision("payments", NOON);

        assertThatThrownBy(() -> overrides.set("payments", before(hours(1)), "PAY-12", "PAY-3", ZOE, empty))
                .isInstanceOf(OutdatedException.class);
        assertThatThrownBy(() -> overrides.clear("payments", ISSUE, hours(1), "Ali", "done", ZOE, empty))
                .isInstanceOf(OutdatedException.class);
        assertThatThrownBy(() -> overrides.clear("payments", ISSUE, hours(25), "Ali", "expired", ZOE, pinned))
                .isInstanceOf(OutdatedException.class);
        assertThat(overrides.holding("payments", hours(1))).hasSize(1);
        assertThat(stores.audit().latest(10)).hasSize(1);

        overrides.set("other", before(hours(1)), "PAY-12", "PAY-3", ZOE, null);
        overrides.clear("payments", ISSUE, hours(1), "Ali", "done", ZOE, pinned);
        assertThat(overrides.holding("payments", hours(1))).isEmpty();
    }
}
