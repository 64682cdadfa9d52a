package io.winnow.store.sql;

import io.winnow.store.CursorStore;
import io.winnow.store.SyncCursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Keeps one row a backlog. */
final class SqlCursorStore implements CursorStore {

    private static final String SAVE = "INSERT INTO sync_cursor (backlog, watermark, watermark_seen, settled,"
            + " fingerprint, last_full, last_census, count_bias) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (backlog) DO UPDATE SET watermark = excluded.watermark,"
            + " watermark_seen = excluded.watermark_seen, settled = excluded.settled,"
            + " fingerprint = excluded.fingerprint, last_full = excluded.last_full,"
            + " last_census = excluded.last_census, count_bias = excluded.count_bias";

    private final Database database;

    SqlCursorStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<SyncCursor> find(String backlog) {
        return database.read(handle -> handle.createQuery("SELECT watermark, watermark_seen, settled, fingerprint,"
                        + " last_full, last_census, count_bias FROM sync_cursor WHERE backlog = ?")
                .bind(0, backlog)
                .map((row, context) -> cursor(row))
                .findOne());
    }

    private static SyncCursor cursor(ResultSet row) throws SQLException {
        return new SyncCursor(
                Instant.ofEpochMilli(row.getLong(1)),
                Instant.ofEpochMilli(row.getLong(2)),
                row.getBoolean(3),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5)),
                Instant.ofEpochMilli(row.getLong(6)),
                row.getLong(7));
    }

    @Override
    public void save(String backlog, SyncCursor cursor) {
        database.change(handle -> handle.execute(
                SAVE,
                backlog,
                cursor.watermark().toEpochMilli(),
                cursor.watermarkSeen().toEpochMilli(),
                cursor.settled(),
                cursor.fingerprint(),
                cursor.lastFull().toEpochMilli(),
                cursor.lastCensus().toEpochMilli(),
                cursor.countBias()));
    }
}
