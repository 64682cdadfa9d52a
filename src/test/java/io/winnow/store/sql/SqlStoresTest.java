package io.winnow.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.model.FieldValue;
import io.winnow.model.IssueId;
import io.winnow.store.StoreException;
import io.winnow.store.SyncCursor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlStoresTest {

    @TempDir
    Path folder;

    private SqlStores open() {
        return SqlStores.open("jdbc:sqlite:" + folder.resolve("winnow.db"), Clock.systemUTC());
    }

    private static void run(SqlStores stores, String sql) throws SQLException {
        try (Connection connection = stores.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(SqlStores stores, String sql) throws SQLException {
        try (Connection connection = stores.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            return answer.next() ? answer.getString(1) : "";
        }
    }

    @Test
    void what_was_stored_is_there_after_opening_again() {
        SyncCursor cursor = new SyncCursor(
                Instant.ofEpochMilli(1), Instant.ofEpochMilli(2), true, "fp ä", Instant.EPOCH, Instant.EPOCH, -3);
        try (SqlStores stores = open()) {
            stores.issues().save("payments", StoredIssues.many(1, 4));
            stores.cursors().save("payments", cursor);
            stores.cursors().save("platform", cursor);
            stores.cursors().save("payments", cursor);
        }

        try (SqlStores stores = open()) {
            assertThat(stores.issues().load("payments")).hasSize(3);
            assertThat(stores.cursors().find("payments")).contains(cursor);
            assertThat(stores.cursors().find("nothing")).isEmpty();
        }
    }

    @Test
    void connections_wait_for_each_other_and_keep_what_a_kill_cuts_off_out() throws SQLException {
        try (SqlStores stores = open()) {
            assertThat(ask(stores, "PRAGMA journal_mode")).isEqualTo("wal");
            assertThat(ask(stores, "PRAGMA synchronous")).isEqualTo("1");
            assertThat(ask(stores, "PRAGMA busy_timeout")).isEqualTo("30000");
            assertThat(ask(stores, "PRAGMA foreign_keys")).isEqualTo("1");
        }
    }

    @Test
    void a_store_of_a_newer_winnow_is_left_alone() throws SQLException {
        try (SqlStores stores = open()) {
            run(
                    stores,
                    "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                            + " installed_by, installed_on, execution_time, success) VALUES (99, '99', 'later', 'SQL',"
                            + " 'V99__later.sql', 1, 'x', '2030-01-01 00:00:00', 1, 1)");
        }

        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("winnow.db")
                .hasMessageContaining("newer Winnow")
                .hasMessageContaining("99");
    }

    @Test
    void a_file_that_is_no_database_is_named_and_left_alone() throws IOException {
        Path file = folder.resolve("winnow.db");
        Files.writeString(file, "jira: {url: https://acme.atlassian.net}");

        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toRealPath().toString())
                .hasMessageContaining("isn't an SQLite database");
        assertThat(file).hasContent("jira: {url: https://acme.atlassian.net}");
    }

    @Test
    void a_damaged_database_is_named() throws IOException {
        byte[] damaged = new byte[8_192];
        System.arraycopy("SQLite format 3\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, damaged, 0, 16);
        Files.write(folder.resolve("winnow.db"), damaged);

        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("winnow.db")
                .hasMessageMatching("(?s).*(damaged|isn't an SQLite database).*");
    }

    @Test
    void a_database_of_another_program_is_left_alone() throws SQLException, IOException {
        try (Connection connection = new org.sqlite.JDBC()
                        .connect("jdbc:sqlite:" + folder.resolve("winnow.db"), new java.util.Properties());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE photos (id BIGINT)");
        }
        byte[] before = Files.readAllBytes(folder.resolve("winnow.db"));

        assertThatThrownBy(this::open).isInstanceOf(StoreException.class).hasMessageContaining("another program");
        assertThat(before).isNotEmpty();
    }

    @Test
    void an_empty_file_becomes_a_store() throws IOException {
        Files.createFile(folder.resolve("winnow.db"));

        try (SqlStores stores = open()) {
            assertThat(stores.pushes().latest(5)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "winnow.db",
                "jdbc:sqlite:",
                "jdbc:sqlite::memory:",
                "jdbc:sqlite::resource:x",
                "jdbc:sqlite:file:winnow.db?mode=memory",
                "jdbc:sqlite:winnow.db?journal_mode=OFF",
                "jdbc:postgresql://user:hunter2@localhost/winnow",
                "jdbc:sqlite:bad\0name"
            })
    void only_the_address_of_a_file_is_accepted(String url) {
        assertThatThrownBy(() -> SqlStores.open(url, Clock.systemUTC()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("store")
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void a_folder_that_is_missing_or_no_folder_or_not_writable_is_named() throws IOException {
        Files.createDirectory(folder.resolve("winnow.db"));
        assertThatThrownBy(this::open).isInstanceOf(StoreException.class).hasMessageContaining("is a folder");

        assertThatThrownBy(() -> SqlStores.open("jdbc:sqlite:" + folder.resolve("no/winnow.db"), Clock.systemUTC()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("folder doesn't exist");

        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc")), "needs a folder nobody can write to");
        assertThatThrownBy(() -> SqlStores.open("jdbc:sqlite:/proc/winnow.db", Clock.systemUTC()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("/proc");
    }

    @Test
    void a_process_killed_while_it_saves_leaves_whole_batches_only() throws IOException, InterruptedException {
        Process process = SecondProcess.start(folder, "save");
        try (SecondProcess.Said said = new SecondProcess.Said(process)) {
            for (int batches = 0; batches < 7; batches++) {
                assertThat(said.line()).startsWith("saved");
            }
            process.destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        try (SqlStores stores = open()) {
            int saved = stores.issues().load("payments").size();
            assertThat(saved).isGreaterThanOrEqualTo(700);
            assertThat(saved % 100).isZero();
            stores.issues().save("payments", StoredIssues.many(1, 2_000));
            assertThat(stores.issues().members("payments").size()).isGreaterThanOrEqualTo(1_999);
        }
    }

    @Test
    void four_writers_and_four_readers_never_fail_over_each_other() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (SqlStores stores = open()) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int n = 0; n < 4; n++) {
                int writer = n;
                work.add(() -> write(stores, writer));
                work.add(() -> read(stores));
            }
            for (Future<Integer> done : threads.invokeAll(work)) {
                assertThat(done.get()).isEqualTo(50);
            }
            assertThat(stores.issues().load("payments")).hasSize(2_000);
        } finally {
            threads.shutdownNow();
        }
    }

    private static int write(SqlStores stores, int writer) {
        for (int round = 0; round < 50; round++) {
            long from = 1 + writer * 500L + round * 10L;
            stores.issues().save("payments", StoredIssues.many(from, from + 10));
            stores.issues().putValues(Map.of(new IssueId(from), Map.of("customfield_1", FieldValue.EMPTY)));
            try (var running = stores.runs().start("b" + writer, Instant.EPOCH).orElseThrow()) {
                running.progress("round " + round);
            }
        }
        return 50;
    }

    private static int read(SqlStores stores) {
        int last = 0;
        for (int round = 0; round < 50; round++) {
            int now = stores.issues().load("payments").size();
            assertThat(now).isGreaterThanOrEqualTo(last);
            assertThat(now % 10).isZero();
            last = now;
        }
        return 50;
    }

    @Test
    void two_threads_open_a_new_store_at_once() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> opening = java.util.Collections.nCopies(4, () -> {
                try (SqlStores stores = open()) {
                    return stores.pushes().latest(1).size();
                }
            });
            for (Future<Integer> opened : threads.invokeAll(opening)) {
                assertThat(opened.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
