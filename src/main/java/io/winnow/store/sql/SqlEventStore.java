package io.winnow.store.sql;

import io.winnow.store.EventStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Keeps a single row: events are hints, of which only the last says something about the set-up. */
final class SqlEventStore implements EventStore {

    private final Database database;

    SqlEventStore(Database database) {
        this.database = database;
    }

    @Override
    public void heard(String name, Instant at) {
        database.change(handle -> handle.execute(
                "INSERT INTO heard_event (id, heard_at, name) VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                        + " heard_at = excluded.heard_at, name = excluded.name",
                at.toEpochMilli(),
                name));
    }

    @Override
    public void settled(Instant at, Duration lag) {
        database.change(handle -> handle.execute(
                "UPDATE heard_event SET settled_at = ?, lag = ? WHERE id = 1", at.toEpochMilli(), lag.toMillis()));
    }

    @Override
    public Optional<Heard> latest() {
        return database.read(handle -> handle.createQuery(
                        "SELECT name, heard_at, settled_at, lag FROM heard_event WHERE id = 1")
                .map((row, context) -> {
                    Instant settled = Database.instant(row, 3);
                    return new Heard(
                            row.getString(1),
                            Instant.ofEpochMilli(row.getLong(2)),
                            settled,
                            settled == null ? null : Duration.ofMillis(row.getLong(4)));
                })
                .findOne());
    }
}
