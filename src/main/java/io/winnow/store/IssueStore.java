package io.winnow.store;

import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Keeps issues by id, and which backlogs they are in. */
public interface IssueStore {

    /**
     * Saves issues and puts them into the backlog, in one transaction; idempotent. An issue already stored with a later
     * {@code updated} keeps its facts.
     *
     * @return how many were stored before under another key, having been moved to another project
     */
    int save(String backlog, List<Issue> issues);

    /** Takes issues out of the backlog, and forgets those no backlog holds any more. Unknown ids are ignored. */
    void remove(String backlog, Collection<IssueId> ids);

    Set<IssueId> members(String backlog);

    /**
     * The backlog's issues, by id. Descriptions are left empty, for they are large and no score needs them; {@link
     * #find} has them.
     */
    List<Issue> load(String backlog);

    /** The same with descriptions, one issue at a time. */
    void loadWhole(String backlog, Consumer<Issue> sink);

    /** The issue with this key (case ignored) or this numeric id, description included. */
    Optional<Issue> find(String keyOrId);

    /** Names of the backlogs that hold the issue, sorted. */
    List<String> backlogsOf(IssueId id);

    /** Replaces single field values, after Winnow wrote them or read them afresh; issues not stored are ignored. */
    void putValues(Map<IssueId, Map<String, FieldValue>> valuesByField);
}
