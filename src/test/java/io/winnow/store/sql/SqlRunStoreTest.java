package io.winnow.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.StepClock;
import io.winnow.store.Run;
import io.winnow.store.Run.Outcome;
import io.winnow.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlRunStoreTest {

    @TempDir
    Path folder;

    private final StepClock clock = new StepClock();
    private final List<Runnable> later = new ArrayList<>();
    private SqlStores stores;
    private RunStore runs;

    @BeforeEach
    void open() {
        stores = SqlStores.open("jdbc:sqlite:" + folder.resolve("winnow.db"), clock);
        runs = new SqlRunStore(
                new Database(stores.dataSource(), "winnow.db"),
                new FileLocks(folder.resolve("winnow.db")),
                clock,
                (delay, task) -> later.add(task));
    }

    @AfterEach
    void close() {
        stores.close();
    }

    private RunStore.Running start(String backlog) {
        return runs.start(backlog, clock.instant()).orElseThrow();
    }

    @Test
    void a_run_tells_what_it_does_and_how_it_ended() {
        Instant began = clock.instant();
        try (RunStore.Running running = start("payments")) {
            assertThat(runs.latest("payments"))
                    .contains(
                            new Run(running.id(), "payments", Run.Cause.SYNC, began, null, Outcome.RUNNING, "", null));

            running.progress("reading issues, 100 of 5,000");
            clock.step(Duration.ofSeconds(5));
            running.finish(clock.instant(), Outcome.PARTIAL, "Done, but 1 change failed.", "{\"a\":1}");

            assertThat(runs.latest("payments"))
                    .contains(new Run(
                            running.id(),
                            "payments",
                            Run.Cause.SYNC,
                            began,
                            began.plusSeconds(5),
                            Outcome.PARTIAL,
                            "Done, but 1 change failed.",
                            "{\"a\":1}"));
        }
        assertThat(runs.latest("payments").orElseThrow().outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(runs.latest("platform")).isEmpty();
    }

    @Test
    void of_the_runs_that_events_caused_only_the_latest_are_kept() {
        long sync;
        try (RunStore.Running running = start("payments")) {
            sync = running.id();
        }
        for (int i = 0; i < 210; i++) {
            runs.start("payments", Run.Cause.EVENTS, clock.instant())
                    .orElseThrow()
                    .close();
        }

        List<Run> kept = runs.recent("payments", 1_000);

        assertThat(kept).hasSize(201);
        assertThat(kept.get(0).cause()).isEqualTo(Run.Cause.EVENTS);
        assertThat(kept.get(200).id()).isEqualTo(sync);
    }

    @Test
    void one_run_at_a_time_for_each_backlog() {
        RunStore.Running first = start("payments");

        assertThat(runs.start("payments", clock.instant())).isEmpty();
        assertThat(stores.runs().start("payments", clock.instant())).isEmpty();
        try (RunStore.Running other = start("platform")) {
            assertThat(other.id()).isGreaterThan(first.id());
        }
        first.close();

        try (RunStore.Running second = start("payments")) {
            assertThat(second.id()).isGreaterThan(first.id());
        }
        assertThat(runs.recent("payments", 10)).hasSize(2).isSortedAccordingTo((a, b) -> Long.compare(b.id(), a.id()));
    }

    @Test
    void a_second_store_on_the_same_file_sees_the_lock_and_does_not_break_it() {
        try (RunStore.Running first = start("payments");
                SqlStores second = SqlStores.open("jdbc:sqlite:" + folder.resolve("winnow.db"), clock)) {
            assertThat(second.runs().start("payments", clock.instant())).isEmpty();
            assertThat(second.runs().latest("payments").orElseThrow().id()).isEqualTo(first.id());
            assertThat(second.runs().latest("payments").orElseThrow().outcome()).isEqualTo(Outcome.RUNNING);
            assertThat(inAnotherProcess("try")).contains("locked");
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_run_closed_without_an_end_is_interrupted_and_keeps_its_last_words() {
        RunStore.Running running = start("payments");
        running.progress("one");
        running.progress("two");
        running.close();
        running.close();

        Run run = runs.latest("payments").orElseThrow();
        assertThat(run.outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(run.message()).isEqualTo("two");
        assertThat(run.finishedAt()).isEqualTo(clock.instant());
        assertThatThrownBy(() -> running.finish(clock.instant(), Outcome.OK, "", null))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void progress_is_written_once_a_second_and_its_last_word_is_not_lost() {
        RunStore.Running running = start("payments");
        running.progress("first");
        clock.step(Duration.ofMillis(10));
        for (int n = 0; n < 1_000; n++) {
            running.progress("step " + n);
        }

        assertThat(runs.latest("payments").orElseThrow().message()).isEqualTo("first");
        assertThat(later).hasSize(1);

        clock.step(Duration.ofMillis(990));
        later.remove(0).run();
        assertThat(runs.latest("payments").orElseThrow().message()).isEqualTo("step 999");

        clock.step(Duration.ofSeconds(1));
        running.progress("at once again");
        assertThat(later).isEmpty();
        assertThat(runs.latest("payments").orElseThrow().message()).isEqualTo("at once again");
        running.close();
    }

    @Test
    void what_was_left_to_say_never_overwrites_the_end() {
        RunStore.Running running = start("payments");
        running.progress("first");
        running.progress("late");
        running.finish(clock.instant(), Outcome.OK, "All done.", null);
        later.forEach(Runnable::run);
        running.progress("later still");
        running.close();

        assertThat(runs.latest("payments").orElseThrow().message()).isEqualTo("All done.");
    }

    @Test
    void lock_files_have_a_name_for_any_backlog_beside_the_store() throws IOException {
        String longName = "x".repeat(400);
        for (String name : List.of("../../etc/passwd", "a/b", "Größe 🦊", "PAY", "pay", "", longName, longName + "y")) {
            assertThat(runs.start(name, clock.instant())).isPresent();
        }

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().contains(".backlog-"))
                            .toList())
                    .hasSize(8)
                    .allSatisfy(file -> assertThat(file.getFileName().toString())
                            .matches("winnow\\.db\\.backlog-[-a-z0-9_%]*\\.lock"));
        }
    }

    @Test
    void another_process_holds_the_lock_until_it_is_killed() throws IOException, InterruptedException {
        Process process = another("hold");
        try (SecondProcess.Said said = new SecondProcess.Said(process)) {
            assertThat(said.line()).isEqualTo("holding");
            assertThat(runs.start("payments", clock.instant())).isEmpty();
            Run run = runs.latest("payments").orElseThrow();
            assertThat(run.outcome()).isEqualTo(Outcome.RUNNING);
            assertThat(run.message()).isEqualTo("reading in another process");

            process.destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

            assertThat(runs.latest("payments").orElseThrow().outcome()).isEqualTo(Outcome.INTERRUPTED);
            try (RunStore.Running next = start("payments")) {
                List<Run> both = runs.recent("payments", 5);
                assertThat(both).extracting(Run::outcome).containsExactly(Outcome.RUNNING, Outcome.INTERRUPTED);
                assertThat(both.get(0).id()).isEqualTo(next.id());
                assertThat(both.get(1).message()).isEqualTo("reading in another process");
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private String inAnotherProcess(String order) throws IOException, InterruptedException {
        Process process = another(order);
        try (SecondProcess.Said said = new SecondProcess.Said(process)) {
            String line = said.line();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return line;
        } finally {
            process.destroyForcibly();
        }
    }

    private Process another(String order) throws IOException {
        return SecondProcess.start(folder, order);
    }
}
