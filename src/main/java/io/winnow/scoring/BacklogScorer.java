package io.winnow.scoring;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Parent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Scores all issues of a backlog, each from its own inputs or, where the method says so, from those above it. */
public final class BacklogScorer {

    private static final int DEEPEST = 32;

    private final ScoringMethod method;
    private final IssueScorer scorer;

    public BacklogScorer(ScoringMethod method) {
        this.method = method;
        this.scorer = new IssueScorer(method);
    }

    /**
     * The score of each of these issues, in no order.
     *
     * @param above issues above them that aren't among them; they are not scored
     * @param known must be thread-safe
     */
    public Map<IssueId, Score> score(List<Issue> issues, Collection<Issue> above, Function<IssueId, Known> known) {
        Map<String, Issue> byName = new HashMap<>();
        if (method.inherit()) {
            name(issues, byName);
            name(above, byName);
        }
        return issues.parallelStream().collect(Collectors.toConcurrentMap(Issue::id, issue -> {
            Issue donor = donor(issue, byName);
            return scorer.score(
                    issue,
                    donor,
                    known.apply(issue.id()),
                    known.apply(donor.id()).evidence());
        }));
    }

    private static void name(Collection<Issue> issues, Map<String, Issue> byName) {
        for (Issue issue : issues) {
            byName.put(issue.id().toString(), issue);
            byName.put(issue.key(), issue);
        }
    }

    /** The issue itself if it says anything, else the nearest one above that does, else itself. */
    private Issue donor(Issue issue, Map<String, Issue> byName) {
        Issue at = issue;
        for (int steps = 0; at != null && steps < DEEPEST && !byName.isEmpty(); steps++) {
            if (!scorer.saysNothing(at)) {
                return at;
            }
            at = above(at, byName);
        }
        return issue;
    }

    private static @Nullable Issue above(Issue issue, Map<String, Issue> byName) {
        Parent parent = issue.parent();
        return parent == null ? null : byName.get(parent.name());
    }
}
