package io.winnow.goals;

import io.winnow.model.IssueId;
import java.util.List;
import java.util.Map;

/**
 * Which issue serves which goals, and what was said and leads nowhere or contradicts itself.
 *
 * @param served in the order of the tree; issues that serve no goal have no entry
 * @param unknown goals first, in the order of the tree
 * @param conflicts by issue id
 */
public record GoalLinks(Map<IssueId, List<Served>> served, List<Unknown> unknown, List<Conflict> conflicts) {

    public static final GoalLinks NONE = new GoalLinks(Map.of(), List.of(), List.of());

    public GoalLinks {
        served = Map.copyOf(served);
        unknown = List.copyOf(unknown);
        conflicts = List.copyOf(conflicts);
    }

    /** The goals this issue serves by what is said of it or of an issue above it; goals above these aren't repeated. */
    public List<Served> of(IssueId issue) {
        return served.getOrDefault(issue, List.of());
    }
}
