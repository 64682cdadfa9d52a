package io.winnow.goals;

import io.winnow.model.IssueId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a sync found out about the rules of the goals.
 *
 * @param issues the ids behind keys once listed, so that an issue is found after its key has changed
 * @param fields by name as written; no entry when a field hasn't been looked for yet
 * @param queries by JQL as written; no entry when a query hasn't been sent yet
 */
public record GoalBindings(Map<String, IssueId> issues, Map<String, FoundField> fields, Map<String, Matches> queries) {

    public static final GoalBindings NONE = new GoalBindings(Map.of(), Map.of(), Map.of());

    public GoalBindings {
        issues = Map.copyOf(issues);
        fields = Map.copyOf(fields);
        queries = Map.copyOf(queries);
    }

    /**
     * A field that a goal names.
     *
     * @param id null when none or several fit the name
     * @param problem why there is no id; empty when there is
     */
    public record FoundField(@Nullable String id, String problem) {}

    /**
     * The issues a query matched when it was last answered.
     *
     * @param problem why it wasn't answered the last time; empty when it was
     */
    public record Matches(Set<IssueId> ids, String problem) {

        public Matches {
            ids = Set.copyOf(ids);
        }
    }
}
