package io.winnow.store.sql;

import io.winnow.store.AuditStore.Entry;
import io.winnow.store.TokenStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Keeps one row a token, found by its hash. */
final class SqlTokenStore implements TokenStore {

    private static final String SELECT =
            "SELECT id, name, role, created_by, created_at, last_used, revoked_at, revoked_by FROM api_token";

    private final Database database;

    SqlTokenStore(Database database) {
        this.database = database;
    }

    @Override
    public void add(Token token, String hash) {
        database.change(handle -> {
            handle.execute(
                    "INSERT INTO api_token (id, name, role, hash, created_by, created_at) VALUES (?, ?, ?, ?, ?, ?)",
                    token.id(),
                    token.name(),
                    token.role().name(),
                    hash,
                    token.createdBy(),
                    token.createdAt().toEpochMilli());
            audit(handle, token.createdAt(), token.createdBy(), "token created", token);
        });
    }

    @Override
    public List<Token> all() {
        return database.read(handle -> handle.createQuery(SELECT + " ORDER BY created_at DESC, id")
                .map((row, context) -> token(row))
                .list());
    }

    @Override
    public Optional<Token> find(String hash) {
        return database.read(handle -> handle.createQuery(SELECT + " WHERE hash = ? AND revoked_at IS NULL")
                .bind(0, hash)
                .map((row, context) -> token(row))
                .findOne());
    }

    @Override
    public Optional<Token> revoke(String id, Instant at, String by) {
        return database.write(handle -> {
            int ended = handle.execute(
                    "UPDATE api_token SET revoked_at = ?, revoked_by = ? WHERE id = ? AND revoked_at IS NULL",
                    at.toEpochMilli(),
                    by,
                    id);
            if (ended == 0) {
                return Optional.<Token>empty();
            }
            Token token = handle.createQuery(SELECT + " WHERE id = ?")
                    .bind(0, id)
                    .map((row, context) -> token(row))
                    .one();
            audit(handle, at, by, "token revoked", token);
            return Optional.of(token);
        });
    }

    private static void audit(Handle handle, Instant at, String by, String action, Token token) {
        String detail = token.role().name().toLowerCase(Locale.ROOT) + " " + token.name();
        SqlAuditStore.add(handle, new Entry(at, by, Entry.COMMAND, action, null, token.id(), detail));
    }

    @Override
    public void used(String id, Instant at) {
        database.change(
                handle -> handle.execute("UPDATE api_token SET last_used = ? WHERE id = ?", at.toEpochMilli(), id));
    }

    private static Token token(ResultSet row) throws SQLException {
        return new Token(
                row.getString(1),
                row.getString(2),
                Role.valueOf(row.getString(3)),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5)),
                Database.instant(row, 6),
                Database.instant(row, 7),
                row.getString(8));
    }
}
