package io.winnow.store.sql;

import io.winnow.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Locks of the operating system on files beside the store; a killed process frees its own at once. */
final class FileLocks implements BacklogLocks {

    /**
     * What this process holds. Static, since these locks belong to the process: POSIX drops all of them on a file as
     * soon as any channel to it is closed, so no second look at a held file may be taken, by whichever store.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    /** Someone, here or in another process, may only be looking whether it is taken, which takes it for a moment. */
    private static final int TRIES = 5;

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int LONGEST_NAME = 100;

    private final Path store;

    FileLocks(Path store) {
        this.store = store;
    }

    @Override
    public Optional<BacklogLocks.Held> take(String backlog) {
        Path file = file("backlog-" + encode(backlog));
        for (int tries = 0; tries < TRIES; tries++) {
            Held held = lock(file);
            if (held != null) {
                return Optional.of(held);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return Optional.empty();
    }

    @Override
    public boolean taken(String backlog) {
        try (Held held = lock(file("backlog-" + encode(backlog)))) {
            return held == null;
        }
    }

    Held awaitMigration(Duration longest) {
        Path file = file("migration");
        for (long waits = longest.dividedBy(PAUSE); waits > 0; waits--) {
            Held held = lock(file);
            if (held != null) {
                return held;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new StoreException(
                "The store " + store + " is being opened by another Winnow that doesn't finish: stop that one.", null);
    }

    private @Nullable Held lock(Path file) {
        if (!HELD.add(file)) {
            return null;
        }
        FileChannel channel = null;
        FileLock lock = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel.tryLock();
            return lock == null ? null : new Held(file, channel);
        } catch (IOException e) {
            throw new StoreException(
                    "The lock " + file + " beside the store can't be taken (" + e.getMessage()
                            + "): allow writing there or choose another path.",
                    e);
        } finally {
            if (lock == null) {
                new Held(file, channel).close();
            }
        }
    }

    private Path file(String name) {
        return store.resolveSibling(store.getFileName() + "." + name + ".lock");
    }

    /** A file name of its own for every backlog, also where upper and lower case are one. */
    private static String encode(String backlog) {
        StringBuilder name = new StringBuilder();
        for (byte b : backlog.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '-' || b == '_';
            name.append(plain ? String.valueOf((char) b) : String.format("%%%02x", b));
        }
        return name.length() <= LONGEST_NAME
                ? name.toString()
                : "%" + UUID.nameUUIDFromBytes(backlog.getBytes(StandardCharsets.UTF_8));
    }

    /** A held file; closing it twice is harmless. */
    static final class Held implements BacklogLocks.Held {

        private final Path file;
        private final @Nullable FileChannel channel;
        private boolean closed;

        private Held(Path file, @Nullable FileChannel channel) {
            this.file = file;
            this.channel = channel;
        }

        @Override
        public synchronized void close() {
            if (closed) {
                return;
            }
            closed = true;
            try {
                if (channel != null) {
                    channel.close();
                }
            } catch (IOException e) {
                throw new StoreException("The lock " + file + " can't be given back.", e);
            } finally {
                HELD.remove(file);
            }
        }
    }
}
