package io.winnow.tracker;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whom the tracker tells of changes. Every method throws {@link TrackerException}. */
public interface Webhooks {

    /** What administrators have entered, in the tracker's order; empty when this account may not see it. */
    Optional<List<Webhook>> list();

    /** Whether the tracker can sign what it sends. */
    boolean canSign();

    /**
     * Enters a webhook for every event that Winnow follows, or makes the one of its id so.
     *
     * @param secret what events are signed with; null leaves them unsigned, or signed as before
     * @throws TrackerException FORBIDDEN when the account is no administrator
     */
    void save(Webhook webhook, @Nullable Secret secret);
}
