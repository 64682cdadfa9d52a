package io.winnow.model;

import org.jspecify.annotations.Nullable;

/**
 * The issue one level up.
 *
 * @param id null when only the old Epic Link field names it, which holds a key
 * @param summary empty when Jira gave only the id or key
 * @param hierarchyLevel as of {@link IssueType}; 1 is an epic
 */
public record Parent(@Nullable IssueId id, String key, String summary, int hierarchyLevel) {

    /** What finds it: the id's digits, or the key where only that is known. */
    public String name() {
        return id == null ? key : id.toString();
    }
}
