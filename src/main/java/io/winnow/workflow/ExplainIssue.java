package io.winnow.workflow;

import io.winnow.goals.GoalLinker;
import io.winnow.goals.Served;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Parent;
import io.winnow.store.GoalStore;
import io.winnow.store.IssueStore;
import io.winnow.store.ScoreStore;
import io.winnow.store.ScoreStore.StoredScore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows where an issue's score comes from, in every backlog that holds it, and which goals it serves. */
public final class ExplainIssue {

    private final IssueStore issues;
    private final ScoreStore scores;
    private final GoalStore goals;

    public ExplainIssue(IssueStore issues, ScoreStore scores, GoalStore goals) {
        this.issues = issues;
        this.scores = scores;
        this.goals = goals;
    }

    /** Empty when no backlog holds an issue with this key or id. */
    public Optional<Explanation> run(String keyOrId) {
        return issues.find(keyOrId).map(issue -> {
            List<InBacklog> places = new ArrayList<>();
            for (String backlog : issues.backlogsOf(issue.id())) {
                scores.find(backlog, issue.id()).ifPresent(score -> places.add(new InBacklog(backlog, score)));
            }
            return new Explanation(issue, places, goalsOf(issue));
        });
    }

    private List<Served> goalsOf(Issue issue) {
        return goals.current()
                .map(version -> new GoalLinker(version.tree(), goals.bindings())
                        .link(withThoseAbove(issue))
                        .of(issue.id()))
                .orElse(List.of());
    }

    private Collection<Issue> withThoseAbove(Issue issue) {
        Map<IssueId, Issue> chain = new LinkedHashMap<>();
        Issue next = issue;
        while (next != null && chain.putIfAbsent(next.id(), next) == null) {
            Parent parent = next.parent();
            next = parent == null
                    ? null
                    : issues.find(
                                    parent.id() == null
                                            ? parent.key()
                                            : parent.id().toString())
                            .orElse(null);
        }
        return chain.values();
    }

    /** An issue, its scores by backlog name, and the goals it serves. */
    public record Explanation(Issue issue, List<InBacklog> scores, List<Served> goals) {

        public Explanation {
            scores = List.copyOf(scores);
            goals = List.copyOf(goals);
        }
    }

    /** Its score in one backlog. */
    public record InBacklog(String backlog, StoredScore score) {}
}
