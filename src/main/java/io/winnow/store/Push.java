package io.winnow.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One batch of writes, stored before its first request.
 *
 * @param id short and unique, made of lower-case letters and digits
 * @param finishedAt null while it runs, or when it was interrupted
 * @param purpose what it was for: sync, apply, or "undo of" and the id of another push
 * @param planned how many field changes it holds; the four after it say how many ended how
 */
public record Push(
        String id,
        String backlog,
        Instant createdAt,
        @Nullable Instant finishedAt,
        boolean dryRun,
        String purpose,
        int planned,
        int applied,
        int skipped,
        int conflicts,
        int failed) {}
