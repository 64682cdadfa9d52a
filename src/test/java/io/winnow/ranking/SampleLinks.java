package io.winnow.ranking;

import io.winnow.model.Issue;
import io.winnow.model.IssueLink;
import java.util.List;

/** Gives an issue other links. */
final class SampleLinks {

    private SampleLinks() {}

    static Issue with(Issue issue, List<IssueLink> links) {
        return new Issue(
                issue.id(),
                issue.key(),
                issue.project(),
                issue.type(),
                issue.summary(),
                issue.description(),
                issue.status(),
                issue.parent(),
                issue.sprints(),
                issue.rank(),
                issue.storyPoints(),
                issue.labels(),
                issue.components(),
                issue.fixVersions(),
                issue.priority(),
                issue.assignee(),
                issue.reporter(),
                issue.votes(),
                issue.watchers(),
                links,
                issue.created(),
                issue.updated(),
                issue.resolved(),
                issue.fields());
    }
}
