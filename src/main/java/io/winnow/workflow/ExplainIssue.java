package io.winnow.workflow;

import io.winnow.model.Issue;
import io.winnow.store.IssueStore;
import io.winnow.store.ScoreStore;
import io.winnow.store.ScoreStore.StoredScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows where an issue's score comes from, in every backlog that holds it. */
public final class ExplainIssue {

    private final IssueStore issues;
    private final ScoreStore scores;

    public ExplainIssue(IssueStore issues, ScoreStore scores) {
        this.issues = issues;
        this.scores = scores;
    }

    /** Empty when no backlog holds an issue with this key or id. */
    public Optional<Explanation> run(String keyOrId) {
        return issues.find(keyOrId).map(issue -> {
            List<InBacklog> places = new ArrayList<>();
            for (String backlog : issues.backlogsOf(issue.id())) {
                scores.find(backlog, issue.id()).ifPresent(score -> places.add(new InBacklog(backlog, score)));
            }
            return new Explanation(issue, places);
        });
    }

    /** An issue and its scores, by backlog name. */
    public record Explanation(Issue issue, List<InBacklog> scores) {

        public Explanation {
            scores = List.copyOf(scores);
        }
    }

    /** Its score in one backlog. */
    public record InBacklog(String backlog, StoredScore score) {}
}
