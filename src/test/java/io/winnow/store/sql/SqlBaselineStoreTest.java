package io.winnow.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.model.IssueId;
import io.winnow.ranking.Baseline;
import io.winnow.ranking.Baseline.Stand;
import io.winnow.report.SampleBacklog;
import io.winnow.scoring.Score;
import io.winnow.store.BaselineStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlBaselineStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123Z");

    @TempDir
    private Path folder;

    private SqlStores stores;
    private BaselineStore baselines;

    @BeforeEach
    void open() {
        stores = SqlStores.open("jdbc:sqlite:" + folder.resolve("winnow.db"), Clock.systemUTC());
        baselines = stores.baselines();
    }

    @AfterEach
    void close() {
        stores.close();
    }

    private static Baseline baseline(String sprint, int first, int issues) {
        Map<IssueId, Stand> stands = new HashMap<>();
        Score score = SampleBacklog.page(3).rows().get(0).score();
        for (int i = 0; i < issues; i++) {
            stands.put(new IssueId(first + i), new Stand(i + 1, score));
        }
        return new Baseline(sprint, NOON, stands);
    }

    @Test
    void what_is_kept_comes_back_as_it_was_and_each_backlogs_apart() {
        baselines.keep("payments", baseline("'; DROP TABLE baseline; -- ünï", 1, 700));
        baselines.keep("growth", baseline("Sprint 1", 5, 2));

        assertThat(baselines.of("payments")).contains(baseline("'; DROP TABLE baseline; -- ünï", 1, 700));
        assertThat(baselines.of("growth")).contains(baseline("Sprint 1", 5, 2));
        assertThat(baselines.of("other")).isEmpty();
    }

    @Test
    void the_later_one_takes_the_place_of_the_earlier_and_raises_the_revision() {
        long before = baselines.revision("payments");
        baselines.keep("payments", baseline("Sprint 1", 1, 3));
        long between = baselines.revision("payments");
        baselines.keep("payments", baseline("Sprint 2", 2, 1));

        assertThat(baselines.of("payments")).contains(baseline("Sprint 2", 2, 1));
        assertThat(between).isGreaterThan(before);
        assertThat(baselines.revision("payments")).isGreaterThan(between);
        assertThat(baselines.revision("growth")).isEqualTo(before);
    }
}
