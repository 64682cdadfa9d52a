package io.winnow.tracker.jira;

import io.winnow.model.Issue;
import io.winnow.model.Project;
import io.winnow.tracker.jira.wire.IssueJson;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Adds the project to issues that were read without it: it is the same for all whose keys begin alike, and its block in
 * every issue is a sixth of what Jira sends. Thread-safe.
 */
final class Projects {

    private final BulkFetch bulkFetch;
    private final Map<String, Project> byKey = new ConcurrentHashMap<>();

    Projects(BulkFetch bulkFetch) {
        this.bulkFetch = bulkFetch;
    }

    List<Issue> complete(List<Issue> issues) {
        return issues.stream()
                .map(issue -> issue.withProject(byKey.computeIfAbsent(projectKey(issue), key -> read(key, issue))))
                .toList();
    }

    /** An issue that was deleted in between leaves at least the key. */
    private Project read(String key, Issue sample) {
        return bulkFetch
                .one(
                        List.of(sample.id()),
                        List.of(IssueJson.PROJECT),
                        json -> IssueJson.project(json.path("fields").path(IssueJson.PROJECT)))
                .issues()
                .stream()
                .findFirst()
                .orElse(new Project("", key, key, false));
    }

    private static String projectKey(Issue issue) {
        int dash = issue.key().lastIndexOf('-');
        return dash < 0 ? issue.key() : issue.key().substring(0, dash);
    }
}
