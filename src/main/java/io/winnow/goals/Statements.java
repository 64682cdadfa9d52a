package io.winnow.goals;

import io.winnow.goals.GoalBindings.FoundField;
import io.winnow.goals.GoalBindings.Matches;
import io.winnow.goals.IssueIndex.Node;
import io.winnow.goals.LinkRules.FieldRule;
import io.winnow.goals.Reason.Via;
import io.winnow.goals.Unknown.Kind;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the rules of all goals say of single issues, looked up by what an issue has. */
final class Statements {

    private static final int SHOWN = 100;

    private final IssueIndex index;
    private final GoalBindings bindings;
    private final Map<IssueId, List<Statement>> byId = new HashMap<>();
    private final Map<String, List<Statement>> byLabel = new HashMap<>();
    private final Map<String, Map<String, List<Statement>>> byField = new LinkedHashMap<>();
    private final Map<String, String> fieldNames = new HashMap<>();
    private final List<Unknown> unknown = new ArrayList<>();

    /** A goal, and why an issue serves it. */
    record Statement(Goal goal, Reason reason) {}

    Statements(GoalTree tree, GoalBindings bindings, IssueIndex index) {
        this.index = index;
        this.bindings = bindings;
        for (Goal goal : tree.all()) {
            goal.links().issues().forEach(keyOrId -> addListed(goal, keyOrId));
            goal.links()
                    .labels()
                    .forEach(label -> add(byLabel, FieldWords.key(label), goal, Via.LABEL, "label " + label));
            goal.links().jql().forEach(jql -> addQuery(goal, jql));
            FieldRule field = goal.links().field();
            if (field != null) {
                addField(goal, field);
            }
        }
    }

    private static <K> void add(Map<K, List<Statement>> all, K key, Goal goal, Via via, String words) {
        add(all, key, new Statement(goal, new Reason(via, words)));
    }

    private static <K> void add(Map<K, List<Statement>> all, K key, Statement one) {
        all.computeIfAbsent(key, first -> new ArrayList<>()).add(one);
    }

    private void addListed(Goal goal, String keyOrId) {
        IssueId id = index.resolve(keyOrId, bindings.issues());
        if (id != null) {
            add(byId, id, goal, Via.LISTED, "listed as " + keyOrId);
        } else {
            tell(
                    goal,
                    Kind.ISSUE,
                    keyOrId,
                    "No issue of any backlog has this key or id; correct it, or run winnow sync.");
        }
    }

    private void addQuery(Goal goal, String jql) {
        Matches matches = bindings.queries().get(jql);
        if (matches == null) {
            tell(goal, Kind.JQL, jql, "Jira hasn't been asked yet; run winnow sync.");
            return;
        }
        if (!matches.problem().isEmpty()) {
            tell(goal, Kind.JQL, jql, matches.problem());
        }
        String shown = jql.length() > SHOWN ? jql.substring(0, SHOWN) + "…" : jql;
        Statement one = new Statement(goal, new Reason(Via.JQL, "matches " + shown));
        matches.ids().stream().filter(index::knows).forEach(id -> add(byId, id, one));
    }

    private void addField(Goal goal, FieldRule rule) {
        FoundField found = bindings.fields().get(rule.name());
        String id = found == null ? null : found.id();
        if (id == null) {
            String problem =
                    found == null ? "Jira hasn't been asked for this field yet; run winnow sync." : found.problem();
            tell(goal, Kind.FIELD, rule.name(), problem);
            return;
        }
        fieldNames.putIfAbsent(id, rule.name());
        Map<String, List<Statement>> values = byField.computeIfAbsent(id, first -> new HashMap<>());
        rule.values()
                .forEach(value -> add(
                        values,
                        FieldWords.key(value),
                        goal,
                        Via.FIELD,
                        "field " + rule.name() + " is " + value.strip()));
    }

    private void tell(Goal goal, Kind kind, String value, String problem) {
        unknown.add(new Unknown(kind, goal.id(), value, problem, List.of()));
    }

    /** All that is said of the issue itself. */
    List<Statement> of(Node node) {
        List<Statement> said = new ArrayList<>(byId.getOrDefault(node.id(), List.of()));
        Issue issue = node.issue();
        if (issue != null) {
            issue.labels().forEach(label -> said.addAll(byLabel.getOrDefault(FieldWords.key(label), List.of())));
            byField.forEach((field, values) -> FieldWords.of(issue.field(field), values.keySet())
                    .forEach(word -> said.addAll(values.getOrDefault(FieldWords.key(word), List.of()))));
        }
        return said;
    }

    /** What goals say that leads nowhere, and then what these issues hold in the goals' fields that no goal names. */
    List<Unknown> unknown(Iterable<Issue> issues) {
        List<Unknown> all = new ArrayList<>(unknown);
        byField.forEach((field, values) -> {
            Map<String, List<IssueId>> strangers = new TreeMap<>();
            for (Issue issue : issues) {
                FieldWords.of(issue.field(field), values.keySet()).stream()
                        .filter(word -> !values.containsKey(FieldWords.key(word)))
                        .forEach(word -> strangers
                                .computeIfAbsent(word, first -> new ArrayList<>())
                                .add(issue.id()));
            }
            String name = fieldNames.get(field);
            strangers.forEach((word, holders) -> all.add(new Unknown(
                    Kind.VALUE,
                    "",
                    word,
                    "No goal names this value of the field " + name + "; add it to a goal, or correct the issues.",
                    holders)));
        });
        return all;
    }
}
