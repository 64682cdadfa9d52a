package io.winnow.workflow;

import io.winnow.goals.Goal;
import io.winnow.goals.GoalBindings.FoundField;
import io.winnow.goals.GoalTree;
import io.winnow.goals.LinkRules.FieldRule;
import io.winnow.model.FieldDefinition;
import io.winnow.model.IssueId;
import io.winnow.store.GoalStore;
import io.winnow.store.IssueStore;
import io.winnow.tracker.FieldCatalog;
import io.winnow.tracker.FieldException;
import io.winnow.tracker.IssueTracker;
import io.winnow.tracker.TrackerException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Asks the tracker what the goals' rules mean; what it fails to answer keeps the last answer and stops nothing. */
public final class LinkGoals {

    private final GoalStore goals;
    private final IssueStore issues;
    private final IssueTracker tracker;
    private final Clock clock;

    public LinkGoals(GoalStore goals, IssueStore issues, IssueTracker tracker, Clock clock) {
        this.goals = goals;
        this.issues = issues;
        this.tracker = tracker;
        this.clock = clock;
    }

    /** The fields that goals name and that a pull has to read; one that isn't found is stored as unknown. */
    List<FieldDefinition> fields(FieldCatalog catalog) {
        if (tree().roots().isEmpty()) {
            return List.of();
        }
        Map<String, FoundField> found = new LinkedHashMap<>();
        List<FieldDefinition> fields = new ArrayList<>();
        named().keySet().forEach(name -> {
            try {
                FieldDefinition field = catalog.resolve(name);
                found.put(name, new FoundField(field.id(), ""));
                fields.add(field);
            } catch (FieldException problem) {
                found.put(name, new FoundField(null, String.valueOf(problem.getMessage())));
            }
        });
        goals.saveFields(found);
        return fields;
    }

    /** What is wrong with the fields that goals name, a sentence each; stores nothing. */
    List<String> wrongFields(FieldCatalog catalog) {
        List<String> problems = new ArrayList<>();
        named().forEach((name, goal) -> {
            try {
                catalog.resolve(name);
            } catch (FieldException problem) {
                problems.add("goal " + goal + ": " + problem.getMessage());
            }
        });
        return problems;
    }

    boolean namesFields() {
        return !named().isEmpty();
    }

    /** The fields as goals write them, and the id of the first goal that does. */
    private Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        for (Goal goal : tree().all()) {
            FieldRule rule = goal.links().field();
            if (rule != null) {
                named.putIfAbsent(rule.name(), goal.id());
            }
        }
        return named;
    }

    /** What {@link #run} says, when asked for the first time; afterwards nothing, for all backlogs of a command share it. */
    Supplier<List<String>> once() {
        AtomicBoolean asked = new AtomicBoolean();
        return () -> asked.getAndSet(true) ? List.of() : run();
    }

    /** Evaluates each query once, and looks up listed keys; returns what failed, a plain sentence each. */
    List<String> run() {
        GoalTree tree = tree();
        if (tree.roots().isEmpty()) {
            return List.of();
        }
        Set<String> queries = new LinkedHashSet<>();
        Map<String, IssueId> byKey = new HashMap<>();
        for (Goal goal : tree.all()) {
            queries.addAll(goal.links().jql());
            goal.links().issues().forEach(key -> issues.find(key).ifPresent(issue -> byKey.put(key, issue.id())));
        }
        goals.saveIssues(byKey);
        goals.retainQueries(queries);
        return queries.stream().flatMap(jql -> evaluate(jql).stream()).toList();
    }

    private Optional<String> evaluate(String jql) {
        try {
            goals.saveMatches(jql, tracker.idsMatching(jql), clock.instant());
            return Optional.empty();
        } catch (TrackerException failure) {
            if (Thread.currentThread().isInterrupted()) {
                throw failure;
            }
            String why = String.valueOf(failure.getMessage());
            goals.saveFailure(jql, why);
            return Optional.of("the goals' query '" + jql + "' keeps its last issues: " + why.replaceAll("[.]$", ""));
        }
    }

    private GoalTree tree() {
        return goals.current().map(GoalStore.Version::tree).orElse(GoalTree.EMPTY);
    }
}
