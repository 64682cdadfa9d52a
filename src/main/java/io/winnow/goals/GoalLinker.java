package io.winnow.goals;

import io.winnow.goals.IssueIndex.Node;
import io.winnow.goals.Reason.Via;
import io.winnow.goals.Statements.Statement;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says which goals each issue serves, and why: what is said of it, and what is said of the issues above it. */
public final class GoalLinker {

    private final GoalTree tree;
    private final GoalBindings bindings;
    private final Map<String, Integer> order = new HashMap<>();

    public GoalLinker(GoalTree tree, GoalBindings bindings) {
        this.tree = tree;
        this.bindings = bindings;
        tree.all().forEach(goal -> order.put(goal.id(), order.size()));
    }

    /**
     * Links these issues, each given once.
     *
     * @param issues every issue there is: what isn't among them counts as unknown
     */
    public GoalLinks link(Collection<Issue> issues) {
        IssueIndex index = new IssueIndex(issues);
        Statements statements = new Statements(tree, bindings, index);
        Map<IssueId, List<Served>> served = new HashMap<>();
        List<Conflict> conflicts = new ArrayList<>();
        Map<IssueId, List<Statement>> seen = new HashMap<>();
        for (Issue issue : issues) {
            Map<Via, List<Statement>> said = said(issue, index, statements, seen);
            if (!said.isEmpty()) {
                served.put(issue.id(), served(said.values()));
                conflicts.addAll(conflicts(issue.id(), said));
            }
        }
        conflicts.sort(Comparator.comparing(Conflict::issue));
        return new GoalLinks(served, statements.unknown(issues), conflicts);
    }

    /** By what says so; all that issues above say is one word, the least clear. */
    private static Map<Via, List<Statement>> said(
            Issue issue, IssueIndex index, Statements statements, Map<IssueId, List<Statement>> seen) {
        Map<Via, List<Statement>> said = new EnumMap<>(Via.class);
        for (Statement own : seen.computeIfAbsent(issue.id(), id -> statements.of(index.node(issue)))) {
            said.computeIfAbsent(own.reason().via(), via -> new ArrayList<>()).add(own);
        }
        for (Node above : index.above(issue)) {
            for (Statement one : seen.computeIfAbsent(above.id(), id -> statements.of(above))) {
                Reason reason = new Reason(
                        Via.PARENT, "under " + above.key() + ": " + one.reason().words());
                said.computeIfAbsent(Via.PARENT, via -> new ArrayList<>()).add(new Statement(one.goal(), reason));
            }
        }
        return said;
    }

    private List<Served> served(Collection<List<Statement>> said) {
        Map<String, Set<Reason>> reasons = new LinkedHashMap<>();
        Map<String, Goal> goals = new HashMap<>();
        said.forEach(statements -> statements.forEach(one -> {
            goals.put(one.goal().id(), one.goal());
            reasons.computeIfAbsent(one.goal().id(), id -> new LinkedHashSet<>())
                    .add(one.reason());
        }));
        return goals.values().stream()
                .sorted(Comparator.comparing(goal -> order.getOrDefault(goal.id(), 0)))
                .map(goal ->
                        new Served(goal, tree.weight(goal), List.copyOf(reasons.getOrDefault(goal.id(), Set.of()))))
                .toList();
    }

    /** The clearest word on an issue against each of the others. */
    private List<Conflict> conflicts(IssueId issue, Map<Via, List<Statement>> said) {
        List<Conflict> conflicts = new ArrayList<>();
        List<Statement> clearest = said.values().iterator().next();
        said.values().stream()
                .skip(1)
                .filter(other -> disjoint(clearest, other))
                .forEach(
                        other -> conflicts.add(new Conflict(issue, served(List.of(clearest)), served(List.of(other)))));
        return conflicts;
    }

    private boolean disjoint(List<Statement> some, List<Statement> others) {
        return some.stream()
                .noneMatch(one -> others.stream().anyMatch(other -> tree.related(one.goal(), other.goal())));
    }
}
