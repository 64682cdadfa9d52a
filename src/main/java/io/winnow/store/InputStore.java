package io.winnow.store;

import io.winnow.model.IssueId;
import io.winnow.scoring.InputMemory;
import io.winnow.store.AuditStore.Entry;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Keeps what is remembered of each backlog's inputs from sync to sync. */
public interface InputStore {

    /** By issue; empty when the backlog was never scored. */
    Map<IssueId, InputMemory> load(String backlog);

    /**
     * Puts what the change makes of it in its place, in one transaction; writes only what differs.
     *
     * @param change gets what {@link #load} says; what its answer lacks is forgotten
     */
    void update(String backlog, UnaryOperator<Map<IssueId, InputMemory>> change);

    /**
     * Notes that a person says that an issue's inputs still hold, together with its entry in the audit.
     *
     * @param change what that makes of what is remembered
     * @return false when the backlog remembers none of the issue; nothing is noted then
     */
    boolean confirm(String backlog, IssueId issue, UnaryOperator<InputMemory> change, Entry entry);

    /** A number that rises with every change; cheap. */
    long revision(String backlog);
}
