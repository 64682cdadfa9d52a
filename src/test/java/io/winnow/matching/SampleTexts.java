package io.winnow.matching;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.IssueType;
import io.winnow.model.Priority;
import io.winnow.model.Project;
import io.winnow.model.Status;
import io.winnow.model.StatusCategory;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Issues and items of which only what they say matters. */
final class SampleTexts {

    static final Instant DAY = Instant.parse("2026-10-01T00:00:00Z");

    private SampleTexts() {}

    static Issue issue(long id, String summary, String description) {
        return issue(id, summary, description, DAY);
    }

    static Issue issue(long id, String summary, String description, Instant created) {
        return new Issue(
                new IssueId(id),
                "PAY-" + id,
                new Project("1", "PAY", "Payments", false),
                new IssueType("1", "Story", 0),
                summary,
                description,
                new Status("1", "Open", StatusCategory.TO_DO),
                null,
                List.of(),
                null,
                null,
                List.of("checkout"),
                List.of(),
                List.of(),
                Priority.NONE,
                null,
                null,
                0,
                0,
                List.of(),
                created,
                created,
                null,
                Map.of());
    }

    static Heard item(String text) {
        return new Heard(DAY, text, "", 0, null, List.of());
    }

    static Heard sorted(String text, long customer, long issue) {
        return new Heard(DAY, text, "", customer, null, List.of(new IssueId(issue)));
    }
}
