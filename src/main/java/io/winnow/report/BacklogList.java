package io.winnow.report;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Every backlog with how its sync stands.
 *
 * @param lastEvent null when none ever came
 */
public record BacklogList(
        Instant generatedAt, List<Entry> backlogs, @Nullable LastEvent lastEvent) {

    public BacklogList {
        backlogs = List.copyOf(backlogs);
    }

    public BacklogList(Instant generatedAt, List<Entry> backlogs) {
        this(generatedAt, backlogs, null);
    }

    /** Those with such names. */
    public BacklogList only(Predicate<String> names) {
        return new BacklogList(
                generatedAt,
                backlogs.stream().filter(entry -> names.test(entry.name())).toList(),
                lastEvent);
    }

    /** One backlog, its sync and its counts. */
    public record Entry(String name, SyncStatus sync, int issues, int scored) {}
}
