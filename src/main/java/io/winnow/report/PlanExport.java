package io.winnow.report;

import io.winnow.model.BoardSprint;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.planning.RankConfidence;
import io.winnow.planning.SprintPlan;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plan as JSON, CSV or Markdown.
 *
 * @param sprint null when it is for no particular one
 * @param issues every issue the plan names
 * @param confidence how sure the plan is
 * @param drift how the ranking has changed since a sprint was last filled; null when none was
 */
public record PlanExport(
        String backlog,
        @Nullable BoardSprint sprint,
        SprintPlan plan,
        Map<IssueId, Issue> issues,
        String trackerUrl,
        RankConfidence confidence,
        @Nullable Drift drift) {

    public PlanExport {
        issues = Map.copyOf(issues);
    }

    /** One JSON object on one line, without a line end. */
    public String json() {
        return new PlanJson(this).write();
    }

    /** RFC 4180 with a header, candidates only; spreadsheets can't take any cell for a formula. */
    public String csv() {
        return new PlanCsv(this).write();
    }

    /** A heading, a table of the candidates, and what can't be met. */
    public String markdown() {
        return new PlanMarkdown(this).write();
    }

    List<Elsewhere> elsewhere() {
        return Elsewhere.of(plan, issues, sprint);
    }

    String key(IssueId id) {
        Issue issue = issues.get(id);
        return issue == null ? id.toString() : issue.key();
    }

    String summary(IssueId id) {
        Issue issue = issues.get(id);
        return issue == null ? "" : issue.summary();
    }
}
