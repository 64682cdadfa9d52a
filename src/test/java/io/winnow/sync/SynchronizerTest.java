package io.winnow.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.store.SyncCursor;
import io.winnow.store.sql.SqlStores;
import io.winnow.tracker.FakeJira;
import io.winnow.tracker.FieldSelection;
import io.winnow.tracker.Progress;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SynchronizerTest {

    private static final String BACKLOG = "payments";
    private static final String JQL = "project = PAY";
    private static final FieldSelection SELECTION =
            new FieldSelection(null, null, null, List.of(), List.of(FakeJira.SCORE, FakeJira.WHY), false);

    @TempDir
    Path folder;

    private final FakeJira jira = new FakeJira();
    private Instant ours = jira.now.plusSeconds(60);
    private SqlStores stores;

    private final Clock clock = new Clock() {
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
            return ours;
        }
    };

    @BeforeEach
    void open() {
        stores = SqlStores.open("jdbc:sqlite:" + folder.resolve("winnow.db"), clock);
        LongStream.rangeClosed(1, 5).forEach(id -> jira.put(id, "PAY"));
        jira.put(50, "OPS");
    }

    @AfterEach
    void close() {
        stores.close();
    }

    private SyncResult pull() {
        return pull(JQL, false);
    }

    private SyncResult pull(String jql, boolean full) {
        jira.calls.clear();
        return new Synchronizer(jira, stores.issues(), stores.cursors(), SyncSettings.DEFAULT, clock)
                .pull(BACKLOG, "https://acme.example", jql, SELECTION, full, Progress.SILENT);
    }

    /** Both clocks go on. */
    private void later(Duration time) {
        ours = ours.plus(time);
        jira.now = jira.now.plus(time);
    }

    private Set<String> keys() {
        return stores.issues().load(BACKLOG).stream().map(Issue::key).collect(Collectors.toSet());
    }

    private SyncCursor cursor() {
        return stores.cursors().find(BACKLOG).orElseThrow();
    }

    @Test
    void the_first_pull_reads_everything_and_later_ones_what_changed() {
        assertThat(pull()).isEqualTo(new SyncResult(SyncResult.Kind.FULL, 5, 0, 0, 5, Map.of()));
        assertThat(cursor().watermark()).isEqualTo(jira.now);

        later(Duration.ofMinutes(30));
        jira.put(3, "PAY");
        jira.put(6, "PAY");

        SyncResult second = pull();
        assertThat(second.kind()).isEqualTo(SyncResult.Kind.INCREMENTAL);
        assertThat(second.total()).isEqualTo(6);
        assertThat(cursor().watermark()).isEqualTo(jira.now);
        assertThat(jira.calls.get(0)).contains("AND updated >= ");
    }

    @Test
    void until_its_overlap_has_passed_the_time_before_the_watermark_is_read_again_and_then_no_more() {
        pull();
        Instant watermark = cursor().watermark();

        later(Duration.ofMinutes(5));
        assertThat(pull().issues()).isEqualTo(5);
        assertThat(jira.calls.get(0))
                .endsWith(
                        "updated >= " + watermark.minus(Duration.ofMinutes(10)).toEpochMilli());
        assertThat(cursor().settled()).isFalse();
        later(Duration.ofMinutes(6));
        pull();
        assertThat(cursor().settled()).isTrue();
        later(Duration.ofMinutes(1));

        assertThat(pull().issues()).isZero();
        assertThat(jira.calls)
                .containsExactly("ids (" + JQL + ") AND updated >= " + (watermark.toEpochMilli() + 1), "count");
    }

    @Test
    void a_change_the_index_shows_late_is_found_within_the_overlap() {
        pull();
        later(Duration.ofMinutes(2));
        jira.put(6, "PAY");
        jira.unindexed.add(new IssueId(6));
        later(Duration.ofMinutes(1));
        jira.put(7, "PAY");
        pull();
        assertThat(keys()).doesNotContain("PAY-6").contains("PAY-7");

        later(Duration.ofMinutes(2));
        jira.unindexed.clear();
        pull();

        assertThat(keys()).contains("PAY-6");
    }

    @Test
    void a_deletion_is_seen_by_the_count_and_told_from_a_move_and_from_a_lagging_index() {
        pull();
        later(Duration.ofMinutes(15));
        jira.issues.remove(new IssueId(1));
        jira.issues.put(new IssueId(2), FakeJira.issue(2, "OPS", jira.now));
        jira.unindexed.add(new IssueId(3));

        SyncResult result = pull();

        assertThat(result.deleted()).isEqualTo(1);
        assertThat(result.moved()).isEqualTo(1);
        assertThat(keys()).containsExactlyInAnyOrder("PAY-3", "PAY-4", "PAY-5");
    }

    @Test
    void a_new_key_within_the_backlog_counts_as_a_move() {
        pull("project in (PAY, OPS)", false);
        later(Duration.ofMinutes(15));
        jira.issues.put(new IssueId(2), FakeJira.issue(2, "OPS", jira.now));

        assertThat(pull("project in (PAY, OPS)", false).moved()).isEqualTo(1);
        assertThat(keys()).contains("OPS-2").doesNotContain("PAY-2");
    }

    @Test
    void an_estimate_that_is_always_off_costs_one_census_and_no_more() {
        jira.countBias = 2;
        pull();
        later(Duration.ofMinutes(15));
        pull();
        assertThat(cursor().countBias()).isEqualTo(2);
        later(Duration.ofMinutes(15));

        pull();

        assertThat(jira.calls).hasSize(2);
    }

    @Test
    void a_deletion_hidden_by_a_creation_is_found_when_a_census_is_due() {
        pull();
        later(Duration.ofMinutes(15));
        jira.issues.remove(new IssueId(1));
        jira.countBias = 1;
        assertThat(pull().deleted()).isZero();

        later(Duration.ofHours(6));

        assertThat(pull().deleted()).isEqualTo(1);
    }

    @Test
    void a_site_that_shows_nothing_is_asked_who_we_are_before_anything_is_removed() {
        pull();
        later(Duration.ofMinutes(15));
        jira.issues.clear();
        jira.before = call -> {
            if (call.equals("account")) {
                throw FakeJira.failure(Kind.UNAUTHORIZED);
            }
        };

        assertThatThrownBy(this::pull).isInstanceOf(TrackerException.class);
        assertThatThrownBy(() -> pull(JQL, true)).isInstanceOf(TrackerException.class);

        assertThat(keys()).hasSize(5);
    }

    @Test
    void issues_that_vanish_between_search_and_read_are_removed_only_with_a_login() {
        pull();
        later(Duration.ofMinutes(1));
        jira.before = call -> {
            if (call.startsWith("fetch")) {
                jira.issues.clear();
            }
            if (call.equals("account")) {
                throw FakeJira.failure(Kind.UNAUTHORIZED);
            }
        };

        assertThatThrownBy(this::pull).isInstanceOf(TrackerException.class);
        assertThat(keys()).hasSize(5);
    }

    @Test
    void a_crash_at_any_call_and_another_run_end_in_the_same_state() {
        for (int crashAt = 0; ; crashAt++) {
            close();
            stores = SqlStores.open("jdbc:sqlite:" + folder.resolve("crash" + crashAt + ".db"), clock);
            jira.issues.clear();
            jira.unindexed.clear();
            LongStream.rangeClosed(1, 5).forEach(id -> jira.put(id, "PAY"));
            boolean crashedFull = crashing(crashAt);
            pull();
            assertThat(keys()).containsExactlyInAnyOrder("PAY-1", "PAY-2", "PAY-3", "PAY-4", "PAY-5");
            later(Duration.ofMinutes(15));
            jira.issues.remove(new IssueId(1));
            jira.issues.put(new IssueId(2), FakeJira.issue(2, "OPS", jira.now));
            jira.put(3, "PAY");
            jira.put(9, "PAY");
            Instant latest = jira.now;
            boolean crashed = crashing(crashAt);
            pull();

            assertThat(keys())
                    .describedAs("after a crash at call %d", crashAt)
                    .containsExactlyInAnyOrder("PAY-3", "PAY-4", "PAY-5", "PAY-9");
            assertThat(cursor().watermark()).isEqualTo(latest);
            if (!crashed && !crashedFull) {
                assertThat(crashAt).isGreaterThan(5);
                return;
            }
        }
    }

    private boolean crashing(int at) {
        int[] left = {at};
        jira.before = call -> {
            if (left[0]-- == 0) {
                throw FakeJira.failure(Kind.UNAVAILABLE);
            }
        };
        try {
            pull();
            return false;
        } catch (TrackerException crash) {
            return true;
        } finally {
            jira.before = call -> {};
        }
    }

    @Test
    void a_failed_pull_doesnt_move_the_cursor() {
        pull();
        SyncCursor before = cursor();
        later(Duration.ofMinutes(15));
        jira.put(3, "PAY");
        jira.before = call -> {
            if (call.equals("count")) {
                throw FakeJira.failure(Kind.UNAVAILABLE);
            }
        };

        assertThatThrownBy(this::pull).isInstanceOf(TrackerException.class);

        assertThat(cursor()).isEqualTo(before);
    }

    @Test
    void a_backlog_that_means_something_else_is_read_anew() {
        pull();
        later(Duration.ofMinutes(15));

        SyncResult result = pull("project = OPS", false);

        assertThat(result).isEqualTo(new SyncResult(SyncResult.Kind.FULL, 1, 0, 5, 1, Map.of()));
        assertThat(keys()).containsExactly("OPS-50");
    }

    @Test
    void an_empty_backlog_stays_empty_and_is_read_in_full_until_something_is_there() {
        assertThat(pull("project = NONE", false).total()).isZero();
        assertThat(pull("project = NONE", false).kind()).isEqualTo(SyncResult.Kind.FULL);
        assertThat(jira.calls).as("ids, login, count").hasSize(3);
    }

    @Test
    void a_full_pull_comes_when_asked_for_and_when_the_last_is_old() {
        pull();
        assertThat(pull(JQL, true).kind()).isEqualTo(SyncResult.Kind.FULL);
        later(Duration.ofDays(7));
        assertThat(pull().kind()).isEqualTo(SyncResult.Kind.FULL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT6M", "PT3H", "P900D"})
    void an_issue_dated_in_the_future_doesnt_hide_later_changes(Duration ahead) {
        jira.issues.put(new IssueId(8), FakeJira.issue(8, "PAY", jira.now.plus(ahead)));
        pull();
        later(Duration.ofMinutes(15));
        jira.put(3, "PAY");

        pull();

        assertThat(stores.issues().find("3").orElseThrow().updated()).isEqualTo(jira.now);
        assertThat(cursor().watermark()).isEqualTo(jira.now);
    }

    @Test
    void our_own_clock_going_backwards_loses_nothing() {
        pull();
        ours = ours.minus(Duration.ofHours(3));
        jira.now = jira.now.plusSeconds(30);
        jira.put(6, "PAY");

        pull();

        assertThat(keys()).contains("PAY-6");
    }
}
