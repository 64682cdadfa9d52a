package io.winnow.workflow;

import io.winnow.evidence.Counts;
import io.winnow.evidence.EvidenceCounter.Span;
import io.winnow.evidence.IssueCounts;
import io.winnow.goals.GoalLinker;
import io.winnow.goals.Served;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Parent;
import io.winnow.store.GoalStore;
import io.winnow.store.IssueStore;
import io.winnow.store.ScoreStore;
import io.winnow.store.ScoreStore.StoredScore;
import java.time.Clock;
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
    private final CountEvidence countEvidence;
    private final Clock clock;

    public ExplainIssue(
            IssueStore issues, ScoreStore scores, GoalStore goals, CountEvidence countEvidence, Clock clock) {
        this.issues = issues;
        this.scores = scores;
        this.goals = goals;
        this.countEvidence = countEvidence;
        this.clock = clock;
    }

    /** Empty when no backlog holds an issue with this key or id. */
    public Optional<Explanation> run(String keyOrId) {
        return issues.find(keyOrId).map(issue -> {
            List<InBacklog> places = new ArrayList<>();
            for (String backlog : issues.backlogsOf(issue.id())) {
                scores.find(backlog, issue.id()).ifPresent(score -> places.add(new InBacklog(backlog, score)));
            }
            return new Explanation(issue, places, goalsOf(issue), evidenceOf(issue, places));
        });
    }

    /** With what is below it in the first backlog that holds it. */
    private Counts evidenceOf(Issue issue, List<InBacklog> places) {
        List<Issue> snapshot =
                places.isEmpty() ? List.of(issue) : issues.load(places.get(0).backlog());
        return countEvidence
                .of(snapshot, Span.all(clock.instant()))
                .getOrDefault(issue.id(), IssueCounts.NONE)
                .total();
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

    /** An issue, its scores by backlog name, the goals it serves, and what supports it or what is below it. */
    public record Explanation(Issue issue, List<InBacklog> scores, List<Served> goals, Counts evidence) {

        public Explanation {
            scores = List.copyOf(scores);
            goals = List.copyOf(goals);
        }
    }

    /** Its score in one backlog. */
    public record InBacklog(String backlog, StoredScore score) {}
}
