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
import io.winnow.model.StatusCategory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Issues to store. */
final class StoredIssues {

    static final Instant UPDATED = Instant.parse("2026-03-01T09:30:00.123Z");
    static final Project PAYMENTS = new Project("10000", "PAY", "Payments", false);

    private StoredIssues() {}

    /** An issue with something in every place. */
    static Issue full(long id, String text) {
        return new Issue(
                new IssueId(id),
                "PAY-" + id,
                PAYMENTS,
                new IssueType("10001", "Story " + text, 0),
                text,
                text + "\n\nmore",
                new Status("3", "In Arbeit", StatusCategory.IN_PROGRESS),
                new Parent(new IssueId(7), "PAY-7", text, 1),
                List.of(
                        new Sprint(4, "Sprint 4", Sprint.State.CLOSED, null),
                        new Sprint(5, text, Sprint.State.ACTIVE, 12L)),
                "0|i0001z:" + id,
                new BigDecimal("8.50"),
                List.of("mobile", text),
                List.of("checkout"),
                List.of("1.0", "1.1"),
                Priority.of("2", "High"),
                new Person("712020:aa", "Zoë", "acme.example"),
                new Person("712020:bb", text, ""),
                3,
                4,
                List.of(new IssueLink(
                        "10000", "Blocks", IssueLink.Direction.INWARD, "is blocked by", new IssueId(99), "OPS-9")),
                Instant.parse("2025-01-02T03:04:05.006Z"),
                UPDATED,
                Instant.parse("2026-02-02T03:04:05.006Z"),
                Map.of(
                        "customfield_1",
                        FieldValue.number(new BigDecimal("800")),
                        "customfield_2",
                        FieldValue.option("High"),
                        "customfield_3",
                        FieldValue.EMPTY,
                        "customfield_4",
                        FieldValue.text(text)));
    }

    /** An issue with nothing that may be missing. */
    static Issue bare(long id) {
        return new Issue(
                new IssueId(id),
                "PAY-" + id,
                PAYMENTS,
                new IssueType("10001", "Story", 0),
                "",
                "",
                new Status("1", "To Do", StatusCategory.TO_DO),
                null,
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                Priority.ABSENT,
                null,
                null,
                0,
                0,
                List.of(),
                Instant.EPOCH,
                UPDATED,
                null,
                Map.of());
    }

    /** The issue after an edit: another key, summary and time; the rest as it was. */
    static Issue edited(Issue issue, String key, String summary, Instant updated) {
        return new Issue(
                issue.id(),
                key,
                issue.project(),
                issue.type(),
                summary,
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
                issue.links(),
                issue.created(),
                updated,
                issue.resolved(),
                issue.fields());
    }

    static Issue described(Issue issue, String description) {
        return new Issue(
                issue.id(),
                issue.key(),
                issue.project(),
                issue.type(),
                issue.summary(),
                description,
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
                issue.created(),
                issue.updated(),
                issue.resolved(),
                issue.fields());
    }

    static List<Issue> many(long from, long until) {
        return LongStream.range(from, until)
                .mapToObj(id -> full(id, "Customers can pay with gift card number " + id))
                .toList();
    }
}
