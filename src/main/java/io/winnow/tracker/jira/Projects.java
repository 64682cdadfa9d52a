package io.winnow.tracker.jira;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Project;
import io.winnow.tracker.jira.wire.IssueJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Adds the project to issues that were read without it, and hands them on: it is the same for all whose keys begin alike,
 * and its block in every issue is a sixth of what Jira sends. Issues of a project that is new wait for others until it is
 * worth a request. For one thread.
 */
final class Projects implements Consumer<List<Issue>> {

    private static final int MOST_WAITING = 2_000;
    private static final int MOST_SAMPLES = 3;

    private final ParallelReads reads;
    private final Consumer<List<Issue>> sink;
    private final Map<String, Project> byKey = new HashMap<>();
    private final List<Issue> waiting = new ArrayList<>();

    Projects(ParallelReads reads, Consumer<List<Issue>> sink) {
        this.reads = reads;
        this.sink = sink;
    }

    @Override
    public void accept(List<Issue> issues) {
        List<Issue> complete = new ArrayList<>();
        for (Issue issue : issues) {
            Project project = byKey.get(projectKey(issue));
            if (project == null) {
                waiting.add(issue);
            } else {
                complete.add(issue.withProject(project));
            }
        }
        if (!complete.isEmpty()) {
            sink.accept(complete);
        }
        if (waiting.size() >= MOST_WAITING) {
            finish();
        }
    }

    /** Hands on what waits. Where every sample was deleted or moved in between, at least the key is known. */
    void finish() {
        Set<IssueId> asked = new HashSet<>();
        for (int sample = 0; sample < MOST_SAMPLES; sample++) {
            Map<String, IssueId> samples = new HashMap<>();
            waiting.stream()
                    .filter(issue -> !byKey.containsKey(projectKey(issue)) && !asked.contains(issue.id()))
                    .forEach(issue -> samples.putIfAbsent(projectKey(issue), issue.id()));
            asked.addAll(samples.values());
            reads.windows(samples.values()).forEachRemaining(this::ask);
        }
        List<Issue> complete = waiting.stream()
                .map(issue -> issue.withProject(project(projectKey(issue))))
                .toList();
        waiting.clear();
        if (!complete.isEmpty()) {
            sink.accept(complete);
        }
    }

    private void ask(List<IssueId> samples) {
        reads.window(
                        samples,
                        List.of(IssueJson.PROJECT),
                        json -> IssueJson.project(json.path("fields").path(IssueJson.PROJECT)))
                .issues()
                .forEach(project -> byKey.put(project.key(), project));
    }

    private Project project(String key) {
        return byKey.getOrDefault(key, new Project("", key, key, false));
    }

    private static String projectKey(Issue issue) {
        int dash = issue.key().lastIndexOf('-');
        return dash < 0 ? issue.key() : issue.key().substring(0, dash);
    }
}
