package io.winnow.store.sql;

import io.winnow.store.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;

/** Runs SQL and turns every failure into a {@link StoreException} that names the store. */
final class Database {

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
        } catch (StoreException e) {
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
