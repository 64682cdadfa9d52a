package io.winnow.store;

import io.winnow.model.IssueId;
import java.util.List;
import java.util.Map;

/**
 * The change of a backlog's order in a push.
 *
 * @param before everything ranked side by side, in Jira's order when the push was planned
 * @param wanted those of them that the push orders, as it does
 * @param ranksBefore Jira's rank value of each issue to be moved when the push was planned
 * @param ranksAfter Jira's rank value of each issue right after it was moved
 * @param calls rank calls made so far
 */
public record OrderChange(
        List<IssueId> before,
        List<IssueId> wanted,
        Map<IssueId, String> ranksBefore,
        Map<IssueId, String> ranksAfter,
        int calls) {

    public OrderChange {
        before = List.copyOf(before);
        wanted = List.copyOf(wanted);
        ranksBefore = Map.copyOf(ranksBefore);
        ranksAfter = Map.copyOf(ranksAfter);
    }
}
