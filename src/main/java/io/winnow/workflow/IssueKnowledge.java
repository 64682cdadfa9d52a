package io.winnow.workflow;

import io.winnow.evidence.Counts;
import io.winnow.evidence.EvidenceCounter.Span;
import io.winnow.evidence.IssueCounts;
import io.winnow.goals.Goal;
import io.winnow.goals.GoalLinker;
import io.winnow.goals.GoalTree;
import io.winnow.goals.Served;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Parent;
import io.winnow.scoring.Known;
import io.winnow.store.GoalStore;
import io.winnow.store.IssueStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers what evidence and goals say of issues. */
public final class IssueKnowledge {

    private final IssueStore issues;
    private final GoalStore goals;
    private final CountEvidence countEvidence;

    public IssueKnowledge(IssueStore issues, GoalStore goals, CountEvidence countEvidence) {
        this.issues = issues;
        this.goals = goals;
        this.countEvidence = countEvidence;
    }

    /** What is known of those of a backlog's issues of which anything is. */
    Map<IssueId, Known> of(List<Issue> snapshot, Instant asOf) {
        Map<IssueId, IssueCounts> counts = countEvidence.of(snapshot, Span.all(asOf));
        GoalTree tree = tree();
        Map<IssueId, List<Served>> served = tree.roots().isEmpty()
                ? Map.of()
                : new GoalLinker(tree, goals.bindings())
                        .link(withThoseAbove(snapshot))
                        .served();
        Map<IssueId, Known> known = new HashMap<>();
        for (Issue issue : snapshot) {
            IssueCounts count = counts.get(issue.id());
            List<Served> its = served.getOrDefault(issue.id(), List.of());
            if (count != null || !its.isEmpty()) {
                known.put(
                        issue.id(),
                        new Known(
                                count == null ? Counts.NONE : count.total(),
                                its.stream().map(one -> one.goal().id()).toList(),
                                Served.heaviest(its)));
            }
        }
        return known;
    }

    /** The goals each issue serves, and those above them; issues that serve none have no entry. */
    Map<IssueId, Set<Goal>> goals(List<Issue> snapshot) {
        GoalTree tree = tree();
        Map<IssueId, Set<Goal>> all = new HashMap<>();
        if (!tree.roots().isEmpty()) {
            new GoalLinker(tree, goals.bindings())
                    .link(withThoseAbove(snapshot))
                    .served()
                    .forEach((id, served) -> {
                        Set<Goal> its = all.computeIfAbsent(id, first -> new HashSet<>());
                        served.forEach(one -> its.add(one.goal()));
                        served.forEach(one -> its.addAll(tree.above(one.goal())));
                    });
        }
        return all;
    }

    GoalTree tree() {
        return goals.current().map(GoalStore.Version::tree).orElse(GoalTree.EMPTY);
    }

    /** An epic in no backlog of its own may still say what its stories are for. */
    List<Issue> withThoseAbove(List<Issue> snapshot) {
        List<Issue> all = new ArrayList<>(snapshot);
        Set<String> seen = new HashSet<>();
        for (Issue issue : snapshot) {
            seen.add(issue.id().toString());
            seen.add(issue.key());
        }
        for (int next = 0; next < all.size(); next++) {
            Parent parent = all.get(next).parent();
            String name = parent == null ? "" : parent.name();
            if (!name.isEmpty() && seen.add(name)) {
                issues.find(name).ifPresent(all::add);
            }
        }
        return all;
    }
}
