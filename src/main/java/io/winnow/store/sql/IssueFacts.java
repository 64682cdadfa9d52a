package io.winnow.store.sql;

import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.IssueLink;
import io.winnow.model.IssueType;
import io.winnow.model.Parent;
import io.winnow.model.Person;
import io.winnow.model.Priority;
import io.winnow.model.Project;
import io.winnow.model.Sprint;
import io.winnow.model.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of an issue is kept as JSON: all that no query asks for; times in milliseconds since 1970. */
record IssueFacts(
        Project project,
        IssueType type,
        String summary,
        Status status,
        @Nullable Parent parent,
        List<Sprint> sprints,
        @Nullable String rank,
        @Nullable BigDecimal storyPoints,
        List<String> labels,
        List<String> components,
        List<String> fixVersions,
        Priority priority,
        @Nullable Person assignee,
        @Nullable Person reporter,
        int votes,
        int watchers,
        List<IssueLink> links,
        long created,
        @Nullable Long resolved) {

    static IssueFacts of(Issue issue) {
        Instant resolved = issue.resolved();
        return new IssueFacts(
                issue.project(),
                issue.type(),
                issue.summary(),
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
                issue.links(),
                issue.created().toEpochMilli(),
                resolved == null ? null : resolved.toEpochMilli());
    }

    Issue issue(
            IssueId id,
            String key,
            Instant updated,
            String description,
            Map<String, FieldValue> values,
            Shared shared) {
        return new Issue(
                id,
                key,
                shared.one(project),
                shared.one(type),
                summary,
                description,
                shared.one(status),
                parent == null ? null : shared.one(parent),
                shared.all(sprints),
                rank,
                storyPoints,
                shared.all(labels),
                shared.all(components),
                shared.all(fixVersions),
                shared.one(priority),
                assignee == null ? null : shared.one(assignee),
                reporter == null ? null : shared.one(reporter),
                votes,
                watchers,
                links,
                Instant.ofEpochMilli(created),
                updated,
                resolved == null ? null : Instant.ofEpochMilli(resolved),
                shared.keys(values));
    }
}
