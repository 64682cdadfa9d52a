package io.winnow.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.store.AuditStore.Entry;
import io.winnow.store.StoreException;
import io.winnow.store.TokenStore;
import io.winnow.store.TokenStore.Role;
import io.winnow.store.TokenStore.Token;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlTokenStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123Z");
    private static final Token BOARD = new Token("abc", "board; \"'", Role.PLANNER, "Zoë", NOON, null, null, null);

    @TempDir
    Path folder;

    private SqlStores stores;
    private TokenStore tokens;

    @BeforeEach
    void open() {
        stores = SqlStores.open("jdbc:sqlite:" + folder.resolve("winnow.db"), Clock.systemUTC());
        tokens = stores.tokens();
    }

    @AfterEach
    void close() {
        stores.close();
    }

    private static Instant hours(int hours) {
        return NOON.plus(Duration.ofHours(hours));
    }

    @Test
    void a_token_is_found_by_its_hash_and_by_nothing_else() {
        tokens.add(BOARD, "hash-1");

        assertThat(tokens.find("hash-1")).contains(BOARD);
        assertThat(tokens.find("hash-2")).isEmpty();
        assertThat(tokens.find("%")).isEmpty();
        assertThat(tokens.find("")).isEmpty();
        assertThat(tokens.find("abc")).isEmpty();
        assertThat(tokens.all()).containsExactly(BOARD);
    }

    @Test
    void a_revoked_token_is_found_no_more_but_listed_with_who_ended_it_and_ends_only_once() {
        tokens.add(BOARD, "hash-1");
        tokens.used("abc", hours(1));

        assertThat(tokens.revoke("abc", hours(2), "Ali")).isPresent();
        assertThat(tokens.revoke("abc", hours(3), "Eve")).isEmpty();
        assertThat(tokens.revoke("other", hours(3), "Eve")).isEmpty();
        assertThat(tokens.find("hash-1")).isEmpty();
        assertThat(tokens.all())
                .containsExactly(new Token("abc", "board; \"'", Role.PLANNER, "Zoë", NOON, hours(1), hours(2), "Ali"));
        assertThat(stores.audit().latest(10))
                .containsExactly(
                        new Entry(hours(2), "Ali", "command", "token revoked", null, "abc", "planner board; \"'"),
                        new Entry(NOON, "Zoë", "command", "token created", null, "abc", "planner board; \"'"));
        assertThat(stores.audit().latest(1)).hasSize(1);
    }

    @Test
    void a_token_that_cannot_be_kept_leaves_no_entry_either() {
        tokens.add(BOARD, "hash-1");

        assertThatThrownBy(() -> tokens.add(BOARD, "hash-2")).isInstanceOf(StoreException.class);
        assertThat(stores.audit().latest(10)).hasSize(1);
        assertThat(tokens.find("hash-2")).isEmpty();
    }
}
