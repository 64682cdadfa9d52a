package io.winnow.store;

import io.winnow.model.IssueId;
import io.winnow.ranking.OrderOverride;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps what people decided about each backlog's order: at most one decision an issue holds, and none is ever lost. */
public interface OverrideStore {

    /**
     * Makes it the issue's decision in the backlog; the one before it ends as replaced, or as expired when its time had
     * come.
     *
     * @param key the issue's key, kept for when the issue is gone
     * @param anchorKey the anchor's; null without an anchor
     * @param revision which {@link #revision} it rests on; null for whichever
     * @throws OutdatedException when the revision is another by now
     */
    Decision set(
            String backlog,
            OrderOverride override,
            String key,
            @Nullable String anchorKey,
            Author author,
            @Nullable String revision);

    /**
     * Ends the issue's decision in the backlog; empty when none holds then.
     *
     * @param revision which {@link #revision} it rests on; null for whichever
     * @throws OutdatedException when the revision is another by now
     */
    Optional<Decision> clear(
            String backlog,
            IssueId issue,
            Instant at,
            String by,
            String reason,
            Author author,
            @Nullable String revision);

    /** Those that hold at that moment, the oldest first. */
    List<Decision> holding(String backlog, Instant now);

    /** Those that ended between the two, whichever way, the latest end first. */
    List<Decision> ended(String backlog, Instant since, Instant now);

    /** Names of the backlogs in which the issue has a decision that holds, sorted. */
    List<String> backlogsOf(IssueId issue, Instant now);

    /** Changes whenever {@link #holding} may answer something else than before, also by the passing of time. */
    String revision(String backlog, Instant now);

    /**
     * One decision, and how it ended.
     *
     * @param key the issue's key when it was decided
     * @param anchorKey the anchor's then; null without an anchor
     * @param end null while it holds
     */
    record Decision(
            OrderOverride override,
            String key,
            @Nullable String anchorKey,
            @Nullable End end) {}

    /**
     * How a decision ended.
     *
     * @param by who ended it; empty when it expired
     * @param reason why, in their words; of the decision that replaced it, where one did; empty when it expired
     */
    record End(Instant at, How how, String by, String reason) {}

    /** The ways a decision ends. */
    enum How {
        REPLACED,
        CLEARED,
        EXPIRED
    }
}
