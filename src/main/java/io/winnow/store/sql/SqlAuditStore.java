package io.winnow.store.sql;

import io.winnow.store.AuditStore;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Keeps one row a change. */
final class SqlAuditStore implements AuditStore {

    private final Database database;

    SqlAuditStore(Database database) {
        this.database = database;
    }

    /** As part of the change that the entry tells of: both are kept, or neither. */
    static void add(Handle handle, Entry entry) {
        handle.execute(
                "INSERT INTO audit (id, at, person, means, action, backlog, subject, detail)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                Database.reserve(handle, "audit", 1),
                entry.at().toEpochMilli(),
                entry.person(),
                entry.means(),
                entry.action(),
                entry.backlog(),
                entry.subject(),
                entry.detail());
    }

    @Override
    public void add(Entry entry) {
        database.change(handle -> add(handle, entry));
    }

    @Override
    public List<Entry> latest(int most) {
        return database.read(handle -> handle.createQuery(
                        "SELECT at, person, means, action, backlog, subject, detail FROM audit"
                                + " ORDER BY id DESC LIMIT ?")
                .bind(0, most)
                .map((row, context) -> new Entry(
                        Instant.ofEpochMilli(row.getLong(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7)))
                .list());
    }
}
