package io.winnow.workflow;

import io.winnow.evidence.Ancestry;
import io.winnow.evidence.Counts;
import io.winnow.evidence.EvidenceCounter.Span;
import io.winnow.evidence.IssueCounts;
import io.winnow.goals.GoalLinks;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.report.GoalPanel;
import io.winnow.report.Support;
import io.winnow.store.EvidenceStore;
import io.winnow.store.GoalStore;
import io.winnow.workflow.ShowGoals.Overview;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what speaks for each issue of a backlog beside its score: its evidence and the goals it serves. */
public final class GatherSupport {

    private final EvidenceStore evidence;
    private final GoalStore goals;
    private final CountEvidence countEvidence;
    private final ShowGoals showGoals;
    private final Clock clock;

    public GatherSupport(
            EvidenceStore evidence, GoalStore goals, CountEvidence countEvidence, ShowGoals showGoals, Clock clock) {
        this.evidence = evidence;
        this.goals = goals;
        this.countEvidence = countEvidence;
        this.showGoals = showGoals;
        this.clock = clock;
    }

    /** Changes whenever the answer of {@link #run} may: also with the day, for evidence ages and pace is told by it. */
    String revision() {
        return evidence.revision() + "-" + goals.revision() + "-"
                + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toEpochDay();
    }

    Gathered run(List<Issue> issues) {
        CountEvidence.Ledger ledger = countEvidence.read();
        Map<IssueId, IssueCounts> counts = ledger.of(issues, Span.all(clock.instant()));
        Map<IssueId, List<IssueId>> heardIn = heardIn(issues, counts);
        Optional<Overview> overview = showGoals.run(ledger::together);
        GoalLinks links = overview.map(Overview::links).orElse(GoalLinks.NONE);
        Map<IssueId, Support> byIssue = new HashMap<>();
        Set<IssueId> all = new HashSet<>();
        for (Issue issue : issues) {
            IssueId id = issue.id();
            all.add(id);
            if (counts.containsKey(id) || !links.of(id).isEmpty()) {
                byIssue.put(
                        id,
                        new Support(
                                counts.getOrDefault(id, IssueCounts.NONE),
                                heardIn.getOrDefault(id, List.of()),
                                links.of(id)));
            }
        }
        return new Gathered(
                byIssue,
                overview.map(this::panel).orElse(null),
                counts.isEmpty() ? 0 : ledger.together().of(all).customers());
    }

    private GoalPanel panel(Overview overview) {
        return new GoalPanel(
                overview.goals(),
                overview.withoutGoal(),
                showGoals.series(overview.version().tree()));
    }

    private static Map<IssueId, List<IssueId>> heardIn(List<Issue> issues, Map<IssueId, IssueCounts> counts) {
        Ancestry ancestry = new Ancestry(issues);
        Map<IssueId, List<IssueId>> heardIn = new HashMap<>();
        counts.forEach((id, its) -> {
            if (!its.own().equals(Counts.NONE)) {
                ancestry.upwards(id)
                        .forEach(above -> heardIn.computeIfAbsent(above, first -> new ArrayList<>())
                                .add(id));
            }
        });
        return heardIn;
    }

    /**
     * What there is.
     *
     * @param byIssue without an entry for issues nothing speaks for
     * @param goals null when none were ever applied
     * @param customers how many accounts were heard about any of the issues
     */
    record Gathered(Map<IssueId, Support> byIssue, @Nullable GoalPanel goals, int customers) {

        Support of(IssueId issue) {
            return byIssue.getOrDefault(issue, Support.NONE);
        }
    }
}
