package io.winnow.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.model.IssueId;
import io.winnow.scoring.InputMemory;
import io.winnow.scoring.ObservedInputs;
import io.winnow.scoring.Surroundings;
import io.winnow.store.InputStore;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlInputStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123Z");

    @TempDir
    private Path folder;

    private SqlStores stores;
    private InputStore inputs;

    @BeforeEach
    void open() {
        stores = SqlStores.open("jdbc:sqlite:" + folder.resolve("winnow.db"), Clock.systemUTC());
        inputs = stores.inputs();
    }

    @AfterEach
    void close() {
        stores.close();
    }

    private static ObservedInputs found(int items, String reach) {
        return new ObservedInputs(
                "reach=\"'; cf",
                Map.of("reach", reach, "effort", "3"),
                new Surroundings("3", "", new BigDecimal("0.5"), items, Map.of(7L, "PAY-7")));
    }

    private static InputMemory memory() {
        return InputMemory.first(found(1, "ünï\n\"quoted\""), NOON)
                .next(found(5, "ünï\n\"quoted\""), NOON.plusSeconds(1));
    }

    @Test
    void what_is_remembered_comes_back_as_it_was_and_each_backlogs_apart() {
        inputs.update("payments", before -> Map.of(new IssueId(1), memory()));
        inputs.update("growth", before -> Map.of(new IssueId(2), memory()));

        assertThat(inputs.load("payments")).containsExactly(Map.entry(new IssueId(1), memory()));
        assertThat(inputs.load("elsewhere")).isEmpty();
    }

    @Test
    void only_what_differs_is_a_change_and_what_is_gone_is_forgotten() {
        inputs.update("payments", before -> Map.of(new IssueId(1), memory(), new IssueId(2), memory()));
        long revision = inputs.revision("payments");

        inputs.update("payments", before -> new HashMap<>(before));
        assertThat(inputs.revision("payments")).isEqualTo(revision);

        inputs.update("payments", before -> Map.of(new IssueId(2), memory()));
        assertThat(inputs.load("payments")).containsOnlyKeys(new IssueId(2));
        assertThat(inputs.revision("payments")).isGreaterThan(revision);
    }

    @Test
    void a_change_that_fails_leaves_everything_as_it_was() {
        inputs.update("payments", before -> Map.of(new IssueId(1), memory()));

        assertThatThrownBy(() -> inputs.update("payments", before -> {
                    throw new IllegalStateException("stopped");
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(inputs.load("payments")).containsOnlyKeys(new IssueId(1));
    }
}
