package io.winnow.tracker.jira;

import io.winnow.model.Issue;
import io.winnow.model.Project;
import io.winnow.tracker.FieldSelection;
import io.winnow.tracker.Jql;
import io.winnow.tracker.jira.Platform.Page;
import io.winnow.tracker.jira.wire.IssueJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds an issue of every kind without reading them all: each search leaves out the projects and types seen before, so
 * that its first page shows what is new.
 */
final class JiraSamples {

    private static final int PAGE = 100;
    private static final int MOST_SEARCHES = 50;
    private static final List<String> FIELDS = List.of(IssueJson.PROJECT, "issuetype", "status");
    private static final IssueJson CONVERTER = new IssueJson(FieldSelection.SYSTEM_FIELDS);
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final Platform platform;

    JiraSamples(Platform platform) {
        this.platform = platform;
    }

    /** One issue of each project, type and status. */
    List<Issue> find(String jql) {
        Map<List<String>, Issue> found = new LinkedHashMap<>();
        Map<String, Set<String>> seen = new LinkedHashMap<>();
        boolean more = true;
        for (int searches = 0; more && searches < MOST_SEARCHES; searches++) {
            Page<Issue> page = platform.first(without(jql, seen), PAGE, FIELDS, CONVERTER::read);
            boolean news = false;
            for (Issue issue : page.issues()) {
                found.putIfAbsent(kind(issue), issue);
                news |= add(issue, seen);
            }
            more = page.more() && news;
        }
        return List.copyOf(found.values());
    }

    /** Their projects, as {@link io.winnow.tracker.IssueTracker#projects}. */
    Set<Project> projects(String jql, int most) {
        Map<String, Project> found = new LinkedHashMap<>();
        String open = Jql.withoutOrder(jql);
        boolean more = true;
        while (more && found.size() <= most) {
            Page<Issue> page = platform.first(open, PAGE, List.of(IssueJson.PROJECT), CONVERTER::read);
            int before = found.size();
            page.issues().stream()
                    .map(Issue::project)
                    .filter(project -> NUMBER.matcher(project.id()).matches())
                    .forEach(project -> found.putIfAbsent(project.id(), project));
            more = page.more() && found.size() > before;
            open = Jql.and(jql, "project not in (" + String.join(", ", found.keySet()) + ")");
        }
        return Set.copyOf(found.values());
    }

    private static List<String> kind(Issue issue) {
        return List.of(issue.project().id(), issue.type().id(), issue.status().id());
    }

    /** Whether it is the first of its project and type. What Winnow adds to JQL is numbers, whatever Jira sends. */
    private static boolean add(Issue issue, Map<String, Set<String>> seen) {
        String project = issue.project().id();
        String type = issue.type().id();
        return NUMBER.matcher(project).matches()
                && NUMBER.matcher(type).matches()
                && seen.computeIfAbsent(project, key -> new LinkedHashSet<>()).add(type);
    }

    private static String without(String jql, Map<String, Set<String>> seen) {
        String narrowed = Jql.withoutOrder(jql);
        if (!seen.isEmpty()) {
            List<String> clauses = new ArrayList<>();
            seen.forEach((project, types) ->
                    clauses.add("NOT (project = " + project + " AND issuetype in (" + String.join(", ", types) + "))"));
            narrowed = Jql.and(narrowed, String.join(" AND ", clauses));
        }
        return narrowed;
    }
}
