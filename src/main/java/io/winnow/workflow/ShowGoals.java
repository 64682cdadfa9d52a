package io.winnow.workflow;

import io.winnow.goals.Conflict;
import io.winnow.goals.EvidenceCount;
import io.winnow.goals.Goal;
import io.winnow.goals.GoalCoverage;
import io.winnow.goals.GoalLinks;
import io.winnow.goals.GoalTree;
import io.winnow.goals.KpiPoint;
import io.winnow.goals.ProgressMeter;
import io.winnow.goals.Standing;
import io.winnow.goals.Sums;
import io.winnow.goals.Unknown;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.store.GoalStore;
import io.winnow.store.GoalStore.Version;
import io.winnow.store.IssueStore;
import io.winnow.store.KpiStore;
import io.winnow.store.ScoreStore;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Shows how far each goal has come, what serves it, and what about the goals needs somebody's attention. */
public final class ShowGoals {

    private final GoalStore goals;
    private final KpiStore kpis;
    private final GoalPicture picture;
    private final Supplier<EvidenceCount> evidence;
    private final Clock clock;

    /** {@code evidence} is asked once for each overview. */
    public ShowGoals(
            GoalStore goals,
            KpiStore kpis,
            IssueStore issues,
            ScoreStore scores,
            Supplier<EvidenceCount> evidence,
            List<BacklogSettings> backlogs,
            Clock clock) {
        this.goals = goals;
        this.kpis = kpis;
        this.picture = new GoalPicture(issues, scores, goals, backlogs);
        this.evidence = evidence;
        this.clock = clock;
    }

    /** Empty when no goals have been applied. */
    public Optional<Overview> run() {
        return run(evidence);
    }

    /** The same for a caller that has read the evidence already. */
    Optional<Overview> run(Supplier<EvidenceCount> heard) {
        return goals.current().map(version -> overview(version, heard.get()));
    }

    private Overview overview(Version version, EvidenceCount heard) {
        GoalTree tree = version.tree();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Collection<Issue> issues = picture.issues();
        GoalLinks links = picture.links(tree, issues);
        GoalCoverage coverage = new GoalCoverage(tree, links, issues, picture.worths(), heard);
        ProgressMeter meter = new ProgressMeter(tree, kpis.latest(today), today);
        List<Unknown> unknown = new ArrayList<>(links.unknown());
        unknown.addAll(meter.unknown());
        return new Overview(
                version,
                tree.roots().stream()
                        .map(goal -> standing(goal, meter, coverage))
                        .toList(),
                coverage.withoutGoal(),
                unknown,
                links,
                coverage.unserved(),
                keys(issues));
    }

    private static Standing standing(Goal goal, ProgressMeter meter, GoalCoverage coverage) {
        return new Standing(
                goal,
                meter.of(goal),
                coverage.of(goal),
                goal.goals().stream()
                        .map(part -> standing(part, meter, coverage))
                        .toList());
    }

    /** The series behind the key results of these goals, by name; those without a value are left out. */
    Map<String, List<KpiPoint>> series(GoalTree tree) {
        Map<String, List<KpiPoint>> series = new HashMap<>();
        tree.all().stream()
                .flatMap(goal -> goal.keyResults().stream())
                .flatMap(result -> Stream.ofNullable(result.kpi()))
                .map(KpiPoint::name)
                .distinct()
                .forEach(name -> series.put(name, kpis.series(name)));
        series.values().removeIf(List::isEmpty);
        return series;
    }

    private static Map<IssueId, String> keys(Collection<Issue> issues) {
        Map<IssueId, String> keys = new HashMap<>();
        issues.forEach(issue -> keys.put(issue.id(), issue.key()));
        return keys;
    }

    /**
     * All goals.
     *
     * @param withoutGoal the issues that serve none
     * @param links which issue serves which goals
     * @param unserved goals that no issue serves
     * @param keys what to call the issues that {@code unknown} and {@code conflicts} name
     */
    public record Overview(
            Version version,
            List<Standing> goals,
            Sums withoutGoal,
            List<Unknown> unknown,
            GoalLinks links,
            List<Goal> unserved,
            Map<IssueId, String> keys) {

        public Overview {
            goals = List.copyOf(goals);
            unknown = List.copyOf(unknown);
            unserved = List.copyOf(unserved);
            keys = Map.copyOf(keys);
        }

        /** Issues of which two say different things. */
        public List<Conflict> conflicts() {
            return links.conflicts();
        }
    }
}
