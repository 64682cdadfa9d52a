package io.winnow.matching;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import java.time.Instant;

/** What is kept of an issue beside its index. */
record Candidate(IssueId id, String key, String summary, Instant created, Instant updated) {

    static Candidate of(Issue issue) {
        return new Candidate(issue.id(), issue.key(), issue.summary(), issue.created(), issue.updated());
    }
}
