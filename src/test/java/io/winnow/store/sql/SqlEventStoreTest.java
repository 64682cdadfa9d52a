package io.winnow.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.store.EventStore.Heard;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlEventStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");

    @TempDir
    Path folder;

    @Test
    void the_last_event_and_how_long_the_last_ones_took_are_remembered() {
        String url = "jdbc:sqlite:" + folder.resolve("winnow.db");
        try (SqlStores stores = SqlStores.open(url, Clock.systemUTC())) {
            assertThat(stores.events().latest()).isEmpty();

            stores.events().heard("jira:issue_created", NOW);
            assertThat(stores.events().latest()).contains(new Heard("jira:issue_created", NOW, null, null));

            stores.events().settled(NOW.plusSeconds(3), Duration.ofMillis(2_345));
            stores.events().heard("sprint_closed", NOW.plusSeconds(9));
        }
        try (SqlStores again = SqlStores.open(url, Clock.systemUTC())) {
            assertThat(again.events().latest())
                    .contains(new Heard(
                            "sprint_closed", NOW.plusSeconds(9), NOW.plusSeconds(3), Duration.ofMillis(2_345)));
        }
    }
}
