package io.winnow.store;

import io.winnow.evidence.CountedItem;
import io.winnow.evidence.Evidence;
import io.winnow.model.IssueId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps evidence by source and external id, and which issues it supports. */
public interface EvidenceStore {

    /**
     * Adds items or replaces what they said before, in one transaction; idempotent. Links a person made stay; erased items
     * stay erased, and what a later event told stays.
     *
     * @param dryRun only counts what would be done
     */
    Saved save(List<Resolved> items, boolean dryRun);

    /** External ids of the source's items whose customer was erased: what they say must not be taken up again. */
    Set<String> erased(String source);

    /** The issues that the source's items name, by external id, as they were named; no entry for an item that isn't there. */
    Map<String, List<String>> issues(String source, Collection<String> externalIds);

    /** Removes the source's items that aren't among these external ids. Returns how many. */
    int retain(String source, Collection<String> externalIds);

    /** Finds the issues that links name by key, for those the store has come to know since; cheap when there are none. */
    void bindLinks();

    /** What counting needs of all items that support an issue. Customers are as stored, merged or not. */
    List<CountedItem> counted();

    /** Items that support the issue itself, latest first. */
    List<Stored> of(IssueId issue);

    /** The latest items that support any of these issues, each once, the latest first. */
    List<Stored> latest(Collection<IssueId> issues, int limit);

    /** Items that support an issue and weren't erased, latest first. */
    List<Stored> linked(int limit);

    /** Items that support no known issue and weren't dismissed, latest first. */
    List<Stored> inbox(int limit);

    /** How many the inbox holds. */
    int inboxSize();

    /** One item by Winnow's own id, or as {@code source:externalId}. */
    Optional<Stored> find(String id);

    /** Every item, in the order of ids, one at a time. */
    void all(Consumer<Stored> sink);

    /** Items whose customer or contact is named and couldn't be told. */
    List<Stored> unresolved();

    void resolve(long evidenceId, long customer);

    /** A person says which issue the item supports; ends a dismissal. False when it was said before. */
    boolean link(long evidenceId, String issue, IssueId id);

    /** A person says that the item supports no issue, and why. */
    void dismiss(long evidenceId, String reason);

    /** Notes that an issue is about to be created from the item; false, and nothing noted, when one was noted after {@code earlier}. */
    boolean beginCreation(long evidenceId, Instant at, Instant earlier);

    /** The last creation from the item that wasn't refused. */
    Optional<Creation> creation(long evidenceId);

    /** What became of it, or that it was begun later than noted. */
    void noteCreation(long evidenceId, Creation creation);

    /** The issue was refused. */
    void endCreation(long evidenceId);

    /**
     * An issue created from an item.
     *
     * @param begun when it was sent, as far as is known
     * @param issue null when it isn't known whether it was created
     */
    record Creation(Instant begun, @Nullable IssueId issue) {}

    /** How many items there are. */
    int size();

    /** A number that rises whenever evidence or customers change; cheap. */
    long revision();

    /**
     * An item to be kept.
     *
     * @param customer the account it belongs to; null when that couldn't be told
     * @param toldAt the moment of the event that tells of it: nothing older replaces it; null when that isn't known
     */
    record Resolved(
            Evidence evidence,
            @Nullable Long customer,
            @Nullable Instant toldAt) {

        public Resolved(Evidence evidence, @Nullable Long customer) {
            this(evidence, customer, null);
        }
    }

    /** How a save ended: items that are new, say something else than before, or the same. */
    record Saved(int added, int changed, int same) {

        public Saved plus(Saved other) {
            return new Saved(added + other.added, changed + other.changed, same + other.same);
        }
    }

    /**
     * An item as kept.
     *
     * @param id Winnow's own
     * @param evidence with all its issues, those a person linked too
     * @param customer the account it belongs to, merged or not; null when unresolved
     * @param dismissed the reason; null when it wasn't
     */
    record Stored(
            long id,
            Evidence evidence,
            @Nullable Long customer,
            @Nullable String dismissed) {}
}
