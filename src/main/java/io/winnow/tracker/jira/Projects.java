package io.winnow.tracker.jira;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Project;
import io.winnow.tracker.jira.wire.IssueJson;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Adds the project to issues that were read without it: it is the same for all whose keys begin alike, and its block in
 * every issue is a sixth of what Jira sends. Thread-safe.
 */
final class Projects {

    private final ParallelReads reads;
    /** What each key stands for, from the moment that a window asks; the others wait for that one's answer. */
    private final Map<String, CompletableFuture<Project>> byKey = new ConcurrentHashMap<>();

    Projects(ParallelReads reads) {
        this.reads = reads;
    }

    List<Issue> complete(List<Issue> issues) {
        Map<String, IssueId> samples = new LinkedHashMap<>();
        issues.forEach(issue -> samples.putIfAbsent(projectKey(issue), issue.id()));
        Map<String, CompletableFuture<Project>> projects = new HashMap<>();
        Map<String, CompletableFuture<Project>> unasked = new HashMap<>();
        for (String key : samples.keySet()) {
            CompletableFuture<Project> mine = new CompletableFuture<>();
            CompletableFuture<Project> asked = byKey.putIfAbsent(key, mine);
            projects.put(key, asked == null ? mine : asked);
            if (asked == null) {
                unasked.put(key, mine);
            }
        }
        samples.keySet().retainAll(unasked.keySet());
        ask(samples, unasked);
        return issues.stream()
                .map(issue -> issue.withProject(projects.get(projectKey(issue)).join()))
                .toList();
    }

    /**
     * All in one request. A sample that was deleted or moved in between leaves at least the key, and so does a request that
     * failed; the next window asks again.
     */
    private void ask(Map<String, IssueId> samples, Map<String, CompletableFuture<Project>> unasked) {
        if (samples.isEmpty()) {
            return;
        }
        try {
            reads.window(
                            List.copyOf(samples.values()),
                            List.of(IssueJson.PROJECT),
                            json -> IssueJson.project(json.path("fields").path(IssueJson.PROJECT)))
                    .issues()
                    .forEach(project -> answer(unasked, project));
        } finally {
            unasked.forEach((key, answer) -> {
                if (answer.complete(new Project("", key, key, false))) {
                    byKey.remove(key, answer);
                }
            });
        }
    }

    private static void answer(Map<String, CompletableFuture<Project>> unasked, Project project) {
        CompletableFuture<Project> asked = unasked.get(project.key());
        if (asked != null) {
            asked.complete(project);
        }
    }

    private static String projectKey(Issue issue) {
        int dash = issue.key().lastIndexOf('-');
        return dash < 0 ? issue.key() : issue.key().substring(0, dash);
    }
}
