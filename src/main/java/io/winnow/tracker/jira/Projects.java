package io.winnow.tracker.jira;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Project;
import io.winnow.tracker.jira.wire.IssueJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds the project to issues that were read without it: it is the same for all whose keys begin alike, and its block in
 * every issue is a sixth of what Jira sends. For one thread.
 */
final class Projects {

    private final BulkFetch bulkFetch;
    private final Map<String, Project> byKey = new HashMap<>();

    Projects(BulkFetch bulkFetch) {
        this.bulkFetch = bulkFetch;
    }

    List<Issue> complete(List<Issue> issues) {
        Map<IssueId, String> samples = new HashMap<>();
        Map<String, IssueId> unknown = new HashMap<>();
        for (Issue issue : issues) {
            String key = projectKey(issue);
            if (!byKey.containsKey(key) && unknown.putIfAbsent(key, issue.id()) == null) {
                samples.put(issue.id(), key);
            }
        }
        bulkFetch.read(
                samples.keySet(),
                List.of(IssueJson.PROJECT),
                json -> Map.entry(
                        IssueId.of(json.path("id").asText()),
                        IssueJson.project(json.path("fields").path(IssueJson.PROJECT))),
                Map.Entry::getKey,
                some -> some.forEach(found -> {
                    String key = samples.get(found.getKey());
                    if (key != null) {
                        byKey.put(key, found.getValue());
                    }
                }));
        return issues.stream().map(this::withProject).toList();
    }

    /** A sample that was deleted in between leaves at least the key. */
    private Issue withProject(Issue issue) {
        String key = projectKey(issue);
        return issue.withProject(byKey.getOrDefault(key, new Project("", key, key, false)));
    }

    private static String projectKey(Issue issue) {
        int dash = issue.key().lastIndexOf('-');
        return dash < 0 ? issue.key() : issue.key().substring(0, dash);
    }
}
