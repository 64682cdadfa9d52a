package io.winnow.model;

import org.jspecify.annotations.Nullable;

/** A sprint an issue is or was in; {@code boardId} is null when Jira didn't say. */
public record Sprint(
        long id, String name, State state, @Nullable Long boardId) {

    /** Where a sprint stands. */
    public enum State {
        FUTURE,
        ACTIVE,
        CLOSED,
        UNKNOWN
    }
}
