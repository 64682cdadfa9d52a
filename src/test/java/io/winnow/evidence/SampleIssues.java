package io.winnow.evidence;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.IssueLink;
import io.winnow.model.IssueType;
import io.winnow.model.Parent;
import io.winnow.model.Priority;
import io.winnow.model.Project;
import io.winnow.model.Status;
import io.winnow.model.StatusCategory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Issues of which only identity, parent, links and time matter. */
final class SampleIssues {

    private SampleIssues() {}

    static Issue issue(long id, @Nullable Parent parent, List<IssueLink> links, Instant updated) {
        return new Issue(
                new IssueId(id),
                "PAY-" + id,
                new Project("1", "PAY", "Payments", false),
                new IssueType("1", "Story", 0),
                "Issue " + id,
                "",
                new Status("1", "Open", StatusCategory.TO_DO),
                parent,
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                Priority.NONE,
                null,
                null,
                0,
                0,
                links,
                updated,
                updated,
                null,
                Map.of());
    }
}
