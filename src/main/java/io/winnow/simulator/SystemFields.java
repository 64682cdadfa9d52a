package io.winnow.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields every Jira Cloud has, in the shape {@code GET /field} gives them; a few have no schema. */
final class SystemFields {

    private SystemFields() {}

    static List<Field> all() {
        List<Field> fields = new ArrayList<>();
        add(
                fields,
                "statuscategorychangedate",
                "Status Category Changed",
                "datetime",
                null,
                "statusCategoryChangedDate");
        add(fields, "parent", "Parent", null, null, "parent");
        add(fields, "fixVersions", "Fix versions", "array", "version", "fixVersion");
        add(fields, "statusCategory", "Status Category", null, null, "statusCategory");
        add(fields, "resolution", "Resolution", "resolution", null, "resolution");
        add(fields, "lastViewed", "Last Viewed", "datetime", null, "lastViewed");
        add(fields, "priority", "Priority", "priority", null, "priority");
        add(fields, "labels", "Labels", "array", "string", "labels");
        add(fields, "timeestimate", "Remaining Estimate", "number", null, "remainingEstimate", "timeestimate");
        add(fields, "aggregatetimeoriginalestimate", "Σ Original Estimate", "number", null);
        add(fields, "versions", "Affects versions", "array", "version", "affectedVersion");
        add(fields, "issuelinks", "Linked Issues", "array", "issuelinks", "issueLink");
        add(fields, "assignee", "Assignee", "user", null, "assignee");
        add(fields, "status", "Status", "status", null, "status");
        add(fields, "components", "Components", "array", "component", "component");
        add(fields, "issuekey", "Key", null, null, "id", "issue", "issuekey", "key");
        add(fields, "aggregatetimeestimate", "Σ Remaining Estimate", "number", null);
        add(fields, "creator", "Creator", "user", null, "creator");
        add(fields, "subtasks", "Sub-tasks", "array", "issuelinks", "subtasks");
        add(fields, "reporter", "Reporter", "user", null, "reporter");
        add(fields, "aggregateprogress", "Σ Progress", "progress", null);
        add(fields, "progress", "Progress", "progress", null, "progress");
        add(fields, "votes", "Votes", "votes", null, "votes");
        add(fields, "worklog", "Log Work", "array", "worklog");
        add(fields, "issuetype", "Issue Type", "issuetype", null, "issuetype", "type");
        add(fields, "timespent", "Time Spent", "number", null, "timespent");
        add(fields, "project", "Project", "project", null, "project");
        add(fields, "aggregatetimespent", "Σ Time Spent", "number", null);
        add(fields, "resolutiondate", "Resolved", "datetime", null, "resolutiondate", "resolved");
        add(fields, "workratio", "Work Ratio", "number", null, "workratio");
        add(fields, "watches", "Watchers", "watches", null, "watchers");
        add(fields, "issuerestriction", "Restrict to", "issuerestriction", null);
        add(fields, "thumbnail", "Images", null, null);
        add(fields, "created", "Created", "datetime", null, "created", "createdDate");
        add(fields, "updated", "Updated", "datetime", null, "updated", "updatedDate");
        add(fields, "timeoriginalestimate", "Original estimate", "number", null, "originalEstimate");
        add(fields, "description", "Description", "string", null, "description");
        add(fields, "timetracking", "Time tracking", "timetracking", null);
        add(fields, "security", "Security Level", "securitylevel", null, "level");
        add(fields, "attachment", "Attachment", "array", "attachment", "attachments");
        add(fields, "summary", "Summary", "string", null, "summary");
        add(fields, "environment", "Environment", "string", null, "environment");
        add(fields, "duedate", "Due date", "date", null, "due", "duedate");
        add(fields, "comment", "Comment", "comments-page", null, "comment");
        return fields;
    }

    private static void add(
            List<Field> fields,
            String id,
            String name,
            @Nullable String type,
            @Nullable String items,
            String... clauses) {
        boolean navigable = !List.of("worklog", "timetracking", "attachment", "comment", "issuerestriction")
                .contains(id);
        boolean orderable = List.of(
                        "fixVersions",
                        "resolution",
                        "priority",
                        "labels",
                        "versions",
                        "issuelinks",
                        "assignee",
                        "components",
                        "reporter",
                        "worklog",
                        "issuetype",
                        "description",
                        "timetracking",
                        "security",
                        "attachment",
                        "summary",
                        "environment",
                        "duedate",
                        "comment",
                        "issuerestriction")
                .contains(id);
        boolean searchable = !List.of(
                        "lastViewed",
                        "timeestimate",
                        "issuekey",
                        "subtasks",
                        "votes",
                        "watches",
                        "parent",
                        "thumbnail",
                        "timespent",
                        "aggregatetimespent")
                .contains(id);
        fields.add(new Field(
                id,
                name,
                type,
                items,
                null,
                null,
                Set.of(),
                List.of(),
                List.of(clauses),
                orderable,
                navigable,
                searchable));
    }
}
