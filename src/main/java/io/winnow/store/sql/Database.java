package io.winnow.store.sql;

import io.winnow.store.OutdatedException;
import io.winnow.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;

/** Runs SQL and turns every failure into a {@link StoreException} that names the store. */
final class Database {

    private static final int ROWS_AT_ONCE = 1_000;
    private static final int MADE_AT_ONCE = 2_000;

    private final Jdbi jdbi;
    private final String name;

    Database(DataSource dataSource, String name) {
        this.jdbi = Jdbi.create(dataSource);
        this.name = name;
    }

    /** For one statement that only reads: no transaction, so that readers never queue behind writers. */
    <T> T read(Function<Handle, T> query) {
        try {
            return jdbi.withHandle(query::apply);
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            throw explain(name, e);
        }
    }

    /** All or nothing. */
    <T> T write(Function<Handle, T> change) {
        try {
            return jdbi.inTransaction(change::apply);
        } catch (StoreException | OutdatedException e) {
            throw e;
        } catch (RuntimeException e) {
            throw explain(name, e);
        }
    }

    void change(Consumer<Handle> change) {
        write(handle -> {
            change.accept(handle);
            return true;
        });
    }

    /**
     * Runs one statement for each row, its values in the order of its question marks: text, whole numbers, truth values
     * or null. Straight on the connection: rows come by the ten thousand, and looking up how to bind each value costs
     * more than writing it.
     *
     * @return how many rows of the database each of them changed, in their order
     */
    static List<Integer> batch(Handle handle, String sql, Stream<@Nullable Object[]> rows) {
        List<Integer> changed = new ArrayList<>();
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
            int waiting = 0;
            for (Iterator<@Nullable Object[]> left = rows.iterator(); left.hasNext(); ) {
                @Nullable Object[] row = left.next();
                for (int column = 0; column < row.length; column++) {
                    statement.setObject(column + 1, row[column]);
                }
                statement.addBatch();
                if (++waiting == ROWS_AT_ONCE) {
                    execute(statement, changed);
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                execute(statement, changed);
            }
            return changed;
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
    }

    /** The same for rows that take work to make, such as JSON: on all processors, some at a time, as they are large. */
    static <T> void batch(Handle handle, String sql, List<T> items, Function<T, @Nullable Object[]> row) {
        for (List<T> some : parts(items, MADE_AT_ONCE)) {
            batch(handle, sql, some.parallelStream().map(row).toList().stream());
        }
    }

    /** The same in order, in parts of at most {@code size}; a database takes only so many values in one statement. */
    static <T> List<List<T>> parts(List<T> all, int size) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            parts.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return parts;
    }

    private static void execute(PreparedStatement statement, List<Integer> changed) throws SQLException {
        for (int count : statement.executeBatch()) {
            changed.add(count);
        }
    }

    /** Sets numbers of a counter aside, which nobody else gets, and returns the first. */
    static long reserve(Handle handle, String counter, int count) {
        handle.execute("UPDATE counter SET last = last + ? WHERE name = ?", count, counter);
        return handle.createQuery("SELECT last FROM counter WHERE name = ?")
                        .bind(0, counter)
                        .map((row, context) -> row.getLong(1))
                        .one()
                - count
                + 1;
    }

    /** Notes, as part of a change, that something of this kind is no longer what it was. */
    static void touch(Handle handle, String kind) {
        handle.execute(
                "INSERT INTO counter (name, last) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET last = counter.last +"
                        + " 1",
                kind);
    }

    /** How often something of this kind was changed. */
    long revision(String kind) {
        return read(handle -> revision(handle, kind));
    }

    /** The same as part of a change. */
    static long revision(Handle handle, String kind) {
        return handle.createQuery("SELECT last FROM counter WHERE name = ?")
                .bind(0, kind)
                .map((row, context) -> row.getLong(1))
                .findOne()
                .orElse(0L);
    }

    /** One row of a batch. */
    static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }

    /** A time in milliseconds since 1970; null where there is none. */
    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    static StoreException explain(String name, Exception failure) {
        return new StoreException("The store " + name + " " + why(failure) + ".", failure);
    }

    private static String why(Exception failure) {
        Throwable cause = failure;
        for (int depth = 0; depth < 20 && cause != null; depth++, cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return why(sqlite);
            }
        }
        String message = String.valueOf(failure.getMessage()).strip();
        return "can't be used: " + (message.length() > 500 ? message.substring(0, 500) + "…" : message);
    }

    private static String why(SQLiteException failure) {
        // The low byte is the primary code; the rest only refines it.
        return switch (failure.getResultCode().code & 0xff) {
            case 5, 6 -> "was locked by another program for too long: close that program and try again";
            case 8 -> "can't be written to: allow it or choose another path";
            case 10 -> "failed to read or write its disk: check the disk and its free space";
            case 11 -> "is damaged: restore a copy, or move it away and sync afresh";
            case 13 -> "is out of disk space: free some and try again";
            case 14 -> "can't be opened: check its folder and permissions";
            case 26 -> "isn't an SQLite database: move it away or choose another path";
            default -> "failed: " + failure.getMessage();
        };
    }
}
