package io.winnow.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps who changed what; an entry is written in the same step as the change it tells of, by the store that makes it, or,
 * for a change in the tracker, right before it is sent.
 */
public interface AuditStore {

    void add(Entry entry);

    /** The latest first, at most so many. */
    List<Entry> latest(int most);

    /**
     * One change.
     *
     * @param person who made it
     * @param means {@code command}, or {@code token} or {@code session} with its id
     * @param action such as {@code override set} or {@code signed in}
     * @param backlog null for what belongs to none
     * @param subject the key, the token's id, or who signs in
     * @param detail what exactly, in words; may be empty
     */
    record Entry(
            Instant at,
            String person,
            String means,
            String action,
            @Nullable String backlog,
            String subject,
            String detail) {

        /** The means of who runs a command on Winnow's machine. */
        public static final String COMMAND = "command";
    }
}
