package io.winnow.report;

import java.time.Instant;
import java.util.List;

/** Every backlog with how its sync stands. */
public record BacklogList(Instant generatedAt, List<Entry> backlogs) {

    public BacklogList {
        backlogs = List.copyOf(backlogs);
    }

    /** One backlog, its sync and its counts. */
    public record Entry(String name, SyncStatus sync, int issues, int scored) {}
}
