package io.winnow.tracker;

import io.winnow.model.BoardSprint;
import io.winnow.model.FieldDefinition;
import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Project;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * What Winnow reads from an issue tracker. Every method throws {@link TrackerException}; all are safe to call from
 * several threads.
 */
public interface IssueTracker {

    /** The logged-in account; a failed login throws UNAUTHORIZED, so it can never look like an empty site. */
    Account account();

    /** What answers, for people: the tracker's name, and its version where it has one. */
    String product();

    /** Every field of the site, in the tracker's order. */
    List<FieldDefinition> fields();

    /**
     * Id of the field the board estimates in; empty when it estimates otherwise, or this account may not see how. A board
     * that isn't there throws NOT_FOUND.
     */
    Optional<String> estimationField(long boardId);

    /** Every sprint of the board, closed ones first, in the board's order. A board that isn't there throws NOT_FOUND. */
    List<BoardSprint> sprints(long boardId);

    /** About how many issues match; the tracker's estimate. */
    long count(String jql);

    /** Ids of all issues that match, in no particular order. */
    Set<IssueId> idsMatching(String jql);

    /**
     * One issue of each project, type and status that match, as far as some fifty searches find them; nothing else is
     * read into it.
     */
    List<Issue> samples(String jql);

    /** Projects of the issues that match; where there are more than {@code most}, a few more than that and not all. */
    Set<Project> projects(String jql, int most);

    /**
     * Of these ids, those that match right now, read past any lagging index.
     *
     * @param ids at most a few thousand
     */
    Set<IssueId> idsMatchingNow(String jql, Collection<IssueId> ids);

    /**
     * Reads issues in parallel windows and hands each window to {@code sink}, one call at a time, in no particular
     * order.
     *
     * @return the ids that weren't read, and why
     */
    Unread fetch(Collection<IssueId> ids, FieldSelection selection, Consumer<List<Issue>> sink);

    /** As {@link #fetch}, but past any lagging index, which may take a request for each issue. */
    Unread fetchNow(Collection<IssueId> ids, FieldSelection selection, Consumer<List<Issue>> sink);

    /**
     * Reads every issue that matches, as {@link #fetch} does, and begins while the search for ids still goes on. A search
     * that breaks off throws: what was handed over until then is true, but not everything.
     */
    Matched fetchMatching(String jql, FieldSelection selection, MatchSink sink);

    /** Gets the issues of one window, and how many ids the search has found so far. */
    @FunctionalInterface
    interface MatchSink {

        void accept(List<Issue> window, int found);
    }

    /**
     * What a search matched.
     *
     * @param ids of all issues that match
     * @param unread those of them that weren't read
     * @param count what {@link IssueTracker#count} said once the ids were known
     */
    record Matched(Set<IssueId> ids, Unread unread, long count) {

        public Matched {
            ids = Set.copyOf(ids);
        }
    }

    /**
     * Issues that weren't read.
     *
     * @param gone they don't exist or aren't visible to this account
     * @param unreadable the tracker has them and fails to read them, each by itself and again and again: why, in its words
     */
    record Unread(Set<IssueId> gone, Map<IssueId, String> unreadable) {

        public Unread {
            gone = Set.copyOf(gone);
            unreadable = Map.copyOf(unreadable);
        }
    }

    /** Current values of some fields. */
    Readings values(Collection<IssueId> ids, Collection<FieldDefinition> fields);

    /**
     * The same; but where that saves requests, what looks as expected may be as old as the tracker's index.
     *
     * @param expected whether an issue's values, by field id, are what they should be
     */
    default Readings values(
            Collection<IssueId> ids,
            Collection<FieldDefinition> fields,
            BiPredicate<IssueId, Map<String, FieldValue>> expected) {
        return values(ids, fields);
    }

    /** Whether current values take a request for each issue: then they are best read right when they are needed. */
    default boolean readsOneByOne() {
        return false;
    }

    /**
     * What some issues hold; one that is gone or hidden is in neither.
     *
     * @param read by issue and field id
     * @param unreadable the tracker has them and fails to read them: why, in its words
     */
    record Readings(Map<IssueId, Map<String, FieldValue>> read, Map<IssueId, String> unreadable) {

        public static final Readings NONE = new Readings(Map.of(), Map.of());
    }

    /** Address where a person reads the issue. */
    String browseUrl(String issueKey);
}
