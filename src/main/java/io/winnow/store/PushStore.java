package io.winnow.store;

import io.winnow.model.FieldValue;
import io.winnow.model.IssueId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps every push with its changes: the audit, and the memory of which values are Winnow's own. */
public interface PushStore {

    /** The purpose of a push that writes scores. */
    String SYNC = "sync";

    /** Stores a push of scores before its first request, in one transaction. */
    default void create(String id, String backlog, Instant createdAt, boolean dryRun, List<FieldChange> changes) {
        create(id, backlog, createdAt, dryRun, new Cause(SYNC, null), changes, Optional.empty());
    }

    /**
     * What a push is for.
     *
     * @param purpose as in {@link Push#purpose}
     * @param author who wants it, for the audit; null for one that no person asked for
     */
    record Cause(String purpose, @Nullable Author author) {}

    /** Stores a push before its first request, in one transaction; {@code order} when it moves issues. */
    void create(
            String id,
            String backlog,
            Instant createdAt,
            boolean dryRun,
            Cause cause,
            List<FieldChange> changes,
            Optional<OrderChange> order);

    /** Adds to a push the rank values that issues got just now, and the rank calls that took. */
    void recordRanks(String pushId, Map<IssueId, String> after, int calls);

    /** How a push changes the order; empty when it doesn't. */
    Optional<OrderChange> order(String pushId);

    /** Records how some changes of a push ended, by their {@code seq}, in one transaction. */
    void record(String pushId, Collection<FieldChange> ended);

    void finish(String pushId, Instant finishedAt);

    /** Latest first. */
    List<Push> latest(int limit);

    /** The push with this id; or, when the start of an id fits just one push, that one. */
    Optional<Push> find(String idOrPrefix);

    /** By {@code seq}. */
    List<FieldChange> changes(String pushId);

    /** Pushes of the backlog that started and never finished, dry runs aside, oldest first. */
    List<Push> unfinished(String backlog);

    /** The backlog's latest push that has ended, syncs and dry runs aside. */
    Optional<Push> lastAsked(String backlog);

    /** The last value Winnow applied, by issue and field id, for every issue it ever wrote to. */
    Map<IssueId, Map<String, FieldValue>> lastApplied();
}
