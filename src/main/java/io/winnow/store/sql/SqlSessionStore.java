package io.winnow.store.sql;

import io.winnow.store.AuditStore.Entry;
import io.winnow.store.Author;
import io.winnow.store.SessionStore;
import io.winnow.store.TokenStore.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Keeps one row a link that is good and one a session, each found by its hash. */
final class SqlSessionStore implements SessionStore {

    private static final String SELECT = "SELECT id, name, role, last_used, expires_at FROM session";

    private final Database database;

    SqlSessionStore(Database database) {
        this.database = database;
    }

    @Override
    public void addLink(Link link, String hash, String by, Instant at) {
        database.change(handle -> {
            handle.execute("DELETE FROM signin_link WHERE expires_at <= ?", at.toEpochMilli());
            handle.execute(
                    "INSERT INTO signin_link (hash, name, role, expires_at) VALUES (?, ?, ?, ?)",
                    hash,
                    link.name(),
                    link.role().name(),
                    link.expiresAt().toEpochMilli());
            audit(handle, at, Author.byCommand(by), "sign-in link made", link.name(), link.role());
        });
    }

    @Override
    public Optional<Session> begin(String linkHash, Start start, Instant at) {
        return database.write(handle -> {
            Optional<Session> begun = handle.createQuery(
                            "SELECT name, role FROM signin_link WHERE hash = ? AND expires_at > ?")
                    .bind(0, linkHash)
                    .bind(1, at.toEpochMilli())
                    .map((row, context) -> new Session(
                            start.id(), row.getString(1), Role.valueOf(row.getString(2)), at, start.expiresAt()))
                    .findOne();
            begun.ifPresent(session -> {
                handle.execute("DELETE FROM signin_link WHERE hash = ?", linkHash);
                handle.execute("DELETE FROM session WHERE expires_at <= ?", at.toEpochMilli());
                handle.execute(
                        "INSERT INTO session (id, hash, name, role, last_used, expires_at) VALUES (?, ?, ?, ?, ?, ?)",
                        session.id(),
                        start.hash(),
                        session.name(),
                        session.role().name(),
                        at.toEpochMilli(),
                        session.expiresAt().toEpochMilli());
                audit(handle, at, Author.of(session), "signed in", session.name(), session.role());
            });
            return begun;
        });
    }

    @Override
    public Optional<Session> find(String hash) {
        return database.read(handle -> handle.createQuery(SELECT + " WHERE hash = ?")
                .bind(0, hash)
                .map((row, context) -> session(row))
                .findOne());
    }

    @Override
    public void used(String id, Instant at) {
        database.change(
                handle -> handle.execute("UPDATE session SET last_used = ? WHERE id = ?", at.toEpochMilli(), id));
    }

    @Override
    public void end(Session session, Author by, Instant at) {
        database.change(handle -> {
            if (handle.execute("DELETE FROM session WHERE id = ?", session.id()) > 0) {
                audit(handle, at, by, "signed out", session.name(), session.role());
            }
        });
    }

    @Override
    public List<Session> all() {
        return database.read(handle -> handle.createQuery(SELECT + " ORDER BY last_used DESC, id")
                .map((row, context) -> session(row))
                .list());
    }

    private static void audit(Handle handle, Instant at, Author by, String action, String whose, Role role) {
        SqlAuditStore.add(
                handle,
                new Entry(
                        at,
                        by.person(),
                        by.means(),
                        action,
                        null,
                        whose,
                        role.name().toLowerCase(Locale.ROOT)));
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                row.getString(1),
                row.getString(2),
                Role.valueOf(row.getString(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                Instant.ofEpochMilli(row.getLong(5)));
    }
}
