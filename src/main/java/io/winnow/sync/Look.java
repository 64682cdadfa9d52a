package io.winnow.sync;

import io.winnow.model.IssueId;
import java.util.Set;

/**
 * How some issues stand to a backlog now.
 *
 * @param matching they match its JQL
 * @param missing the store holds them in the backlog, but they don't match
 */
public record Look(Set<IssueId> matching, Set<IssueId> missing) {

    public static final Look NOTHING = new Look(Set.of(), Set.of());

    public Look {
        matching = Set.copyOf(matching);
        missing = Set.copyOf(missing);
    }

    /** Whether the backlog has nothing to do with any of them. */
    public boolean nothing() {
        return matching.isEmpty() && missing.isEmpty();
    }
}
