package io.winnow.tracker.jira;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Project;
import io.winnow.tracker.jira.wire.IssueJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Adds the project to issues that were read without it: it is the same for all whose keys begin alike, and its block in
 * every issue is a sixth of what Jira sends. Thread-safe.
 */
final class Projects {

    private final ParallelReads reads;
    private final Map<String, Project> byKey = new ConcurrentHashMap<>();

    Projects(ParallelReads reads) {
        this.reads = reads;
    }

    List<Issue> complete(List<Issue> issues) {
        if (issues.stream().anyMatch(issue -> !byKey.containsKey(projectKey(issue)))) {
            learn(issues);
        }
        return issues.stream().map(issue -> issue.withProject(project(issue))).toList();
    }

    /** All that are new in one request, and one window at a time, since the next one mostly brings the same projects. */
    private synchronized void learn(List<Issue> issues) {
        Map<String, IssueId> samples = new HashMap<>();
        issues.forEach(issue -> samples.putIfAbsent(projectKey(issue), issue.id()));
        samples.keySet().removeAll(byKey.keySet());
        if (!samples.isEmpty()) {
            reads.window(
                            List.copyOf(samples.values()),
                            List.of(IssueJson.PROJECT),
                            json -> IssueJson.project(json.path("fields").path(IssueJson.PROJECT)))
                    .issues()
                    .forEach(project -> byKey.put(project.key(), project));
        }
    }

    /** A sample that was deleted or moved in between leaves at least the key, and the next window asks again. */
    private Project project(Issue issue) {
        String key = projectKey(issue);
        Project known = byKey.get(key);
        return known == null ? new Project("", key, key, false) : known;
    }

    private static String projectKey(Issue issue) {
        int dash = issue.key().lastIndexOf('-');
        return dash < 0 ? issue.key() : issue.key().substring(0, dash);
    }
}
