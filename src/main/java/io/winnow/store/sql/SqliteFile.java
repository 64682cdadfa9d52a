package io.winnow.store.sql;

import io.winnow.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The file behind a {@code jdbc:sqlite:} address, and whether it can serve as a store. */
record SqliteFile(Path path) {

    private static final String PREFIX = "jdbc:sqlite:";
    private static final int BUSY_MILLIS = 30_000;
    private static final int CACHE_KIB = 8_192;
    /** Of 4 KiB: a full pull would else copy its log into the file, and wait for the disk, every few windows. */
    private static final int CHECKPOINT_PAGES = 8_192;

    static SqliteFile of(String jdbcUrl) {
        String name = jdbcUrl.startsWith(PREFIX) ? jdbcUrl.substring(PREFIX.length()) : "";
        if (name.isBlank() || name.startsWith(":") || name.startsWith("file:") || name.indexOf('?') >= 0) {
            throw new StoreException(
                    "The store can't be " + jdbcUrl.replaceAll("(?<=//)[^/@]*@", "")
                            + ": write jdbc:sqlite: and the path of a file, such as jdbc:sqlite:winnow.db.",
                    null);
        }
        try {
            return new SqliteFile(real(Path.of(name).toAbsolutePath().normalize()));
        } catch (InvalidPathException e) {
            throw new StoreException("The store " + jdbcUrl + " isn't a path: " + e.getReason() + ".", e);
        }
    }

    /** One file under two names would have two sets of locks. */
    private static Path real(Path path) {
        Path folder = path.getParent();
        try {
            return Files.exists(path) || folder == null
                    ? path.toRealPath()
                    : folder.toRealPath().resolve(path.getFileName());
        } catch (IOException e) {
            return path; // check() says what is wrong with it
        }
    }

    /** Says in plain words what SQLite would only give a code for. */
    void check() {
        Path folder = path.getParent();
        if (folder == null || Files.isDirectory(path)) {
            throw refuse("is a folder: name a file in it", null);
        }
        if (!Files.isDirectory(folder)) {
            throw refuse("can't be created, since its folder doesn't exist: create it or choose another path", null);
        }
        if (!Files.isWritable(folder)) {
            throw refuse("is in a folder that can't be written to: allow it or choose another path", null);
        }
        if (Files.exists(path) && !(Files.isReadable(path) && Files.isWritable(path))) {
            throw refuse("may not be read and written by this user: change its permissions", null);
        }
        // Not a byte of it is read here: closing it again would drop SQLite's own locks, as they belong to the process.
    }

    /** Connections that wait for each other instead of failing, and lose nothing when the process is killed. */
    DataSource connections() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        // A deferred transaction that reads and then writes fails at once when another one wrote meanwhile.
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setCacheSize(-CACHE_KIB);
        config.setWalAutocheckpoint(CHECKPOINT_PAGES);
        config.enforceForeignKeys(true);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(PREFIX + path);
        return source;
    }

    StoreException refuse(String why, @Nullable Throwable cause) {
        return new StoreException("The store " + path + " " + why + ".", cause);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
