package io.winnow.report;

import io.winnow.model.BoardSprint;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Sprint;
import io.winnow.planning.SprintCandidate;
import io.winnow.planning.SprintPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Candidates that stand in another future sprint, and leave it when this one is filled.
 *
 * @param sprint that sprint's name
 * @param keys in the plan's order
 */
public record Elsewhere(String sprint, List<String> keys) {

    private static final int NAMED = 5;

    public Elsewhere {
        keys = List.copyOf(keys);
    }

    /** One for each such sprint, in the order of their first candidates; {@code target} is the sprint the plan is for. */
    public static List<Elsewhere> of(SprintPlan plan, Map<IssueId, Issue> issues, @Nullable BoardSprint target) {
        Map<Long, Elsewhere> found = new LinkedHashMap<>();
        for (SprintCandidate candidate : plan.candidates()) {
            Issue issue = issues.get(candidate.id());
            if (issue == null) {
                continue;
            }
            for (Sprint sprint : issue.sprints()) {
                if (sprint.state() == Sprint.State.FUTURE && (target == null || sprint.id() != target.id())) {
                    Elsewhere known = found.getOrDefault(sprint.id(), new Elsewhere(sprint.name(), List.of()));
                    found.put(sprint.id(), known.and(issue.key()));
                }
            }
        }
        return List.copyOf(found.values());
    }

    private Elsewhere and(String key) {
        List<String> more = new ArrayList<>(keys);
        more.add(key);
        return new Elsewhere(sprint, more);
    }

    /** Such as {@code PAY-1 and 3 more are in Payments 37 now; filling this sprint takes them out of it.} */
    public String words() {
        int others = keys.size() - NAMED;
        return String.join(", ", keys.subList(0, Math.min(NAMED, keys.size())))
                + (others > 0 ? " and " + others + " more" : "")
                + (keys.size() == 1 ? " is in " : " are in ") + sprint + " now; filling this sprint takes "
                + (keys.size() == 1 ? "it" : "them") + " out of it.";
    }
}
