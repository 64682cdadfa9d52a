package io.winnow.goals;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says how much open effort, scored value and evidence each goal has, and which goals nothing serves. */
public final class GoalCoverage {

    private final GoalTree tree;
    private final Adder adder;
    private final Set<IssueId> withoutGoal = new HashSet<>();
    private final Map<String, Set<IssueId>> own = new HashMap<>();
    private final BigDecimal allOpenEffort;

    /**
     * Takes what there is.
     *
     * @param issues the issues that were linked, each once
     * @param worths by issue; an issue without an entry isn't scored
     */
    public GoalCoverage(
            GoalTree tree,
            GoalLinks links,
            Collection<Issue> issues,
            Map<IssueId, Worth> worths,
            EvidenceCount evidence) {
        this.tree = tree;
        this.adder = new Adder(issues, worths, evidence);
        Set<IssueId> all = new HashSet<>();
        for (Issue issue : issues) {
            all.add(issue.id());
            List<Served> served = links.of(issue.id());
            if (served.isEmpty()) {
                withoutGoal.add(issue.id());
            }
            served.forEach(one -> own.computeIfAbsent(one.goal().id(), first -> new HashSet<>())
                    .add(issue.id()));
        }
        this.allOpenEffort = adder.effort(all);
    }

    public Coverage of(Goal goal) {
        Sums total = adder.sums(total(goal));
        BigDecimal share = allOpenEffort.signum() == 0 ? BigDecimal.ZERO : Shares.of(total.openEffort(), allOpenEffort);
        return new Coverage(adder.sums(own.getOrDefault(goal.id(), Set.of())), total, share);
    }

    private Set<IssueId> total(Goal goal) {
        Set<IssueId> total = new HashSet<>(own.getOrDefault(goal.id(), Set.of()));
        goal.goals().forEach(part -> total.addAll(total(part)));
        return total;
    }

    /** Goals that no issue serves, neither by their own rules nor by those of their parts. */
    public List<Goal> unserved() {
        return tree.all().stream().filter(goal -> total(goal).isEmpty()).toList();
    }

    /** The issues that serve no goal. */
    public Sums withoutGoal() {
        return adder.sums(withoutGoal);
    }
}
