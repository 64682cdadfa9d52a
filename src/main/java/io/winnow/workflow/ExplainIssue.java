package io.winnow.workflow;

import io.winnow.evidence.Counts;
import io.winnow.evidence.EvidenceCounter.Span;
import io.winnow.evidence.IssueCounts;
import io.winnow.goals.GoalLinker;
import io.winnow.goals.Served;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Parent;
import io.winnow.ranking.Lever;
import io.winnow.ranking.Levers;
import io.winnow.report.Decided;
import io.winnow.scoring.ScoreChange;
import io.winnow.scoring.Stale;
import io.winnow.store.EvidenceStore;
import io.winnow.store.EvidenceStore.Stored;
import io.winnow.store.GoalStore;
import io.winnow.store.IssueStore;
import io.winnow.store.ScoreStore;
import io.winnow.store.ScoreStore.StoredScore;
import io.winnow.workflow.CurrentOrder.Standings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows where an issue's score comes from, in every backlog that holds it, and which goals it serves. */
public final class ExplainIssue {

    private static final int MOST_ITEMS = 200;

    private final IssueStore issues;
    private final ScoreStore scores;
    private final GoalStore goals;
    private final EvidenceStore evidence;
    private final CountEvidence countEvidence;
    private final IssueKnowledge knowledge;
    private final CurrentOrder currentOrder;
    private final WatchInputs watchInputs;
    private final List<BacklogSettings> backlogs;
    private final Clock clock;

    public ExplainIssue(
            IssueStore issues,
            ScoreStore scores,
            GoalStore goals,
            EvidenceStore evidence,
            CountEvidence countEvidence,
            IssueKnowledge knowledge,
            CurrentOrder currentOrder,
            WatchInputs watchInputs,
            List<BacklogSettings> backlogs,
            Clock clock) {
        this.issues = issues;
        this.scores = scores;
        this.goals = goals;
        this.evidence = evidence;
        this.countEvidence = countEvidence;
        this.knowledge = knowledge;
        this.currentOrder = currentOrder;
        this.watchInputs = watchInputs;
        this.backlogs = List.copyOf(backlogs);
        this.clock = clock;
    }

    /** Empty when no backlog holds an issue with this key or id. */
    public Optional<Explanation> run(String keyOrId) {
        return issues.find(keyOrId).map(issue -> {
            List<InBacklog> places = new ArrayList<>();
            for (String backlog : issues.backlogsOf(issue.id())) {
                scores.find(backlog, issue.id()).ifPresent(score -> places.add(place(backlog, score)));
            }
            List<Issue> snapshot = places.isEmpty()
                    ? List.of(issue)
                    : issues.load(places.get(0).backlog());
            Counts counts = countEvidence
                    .of(snapshot, Span.all(clock.instant()))
                    .getOrDefault(issue.id(), IssueCounts.NONE)
                    .total();
            return new Explanation(
                    issue, places, goalsOf(issue), counts, counts.items() == 0 ? List.of() : items(issue, snapshot));
        });
    }

    private InBacklog place(String backlog, StoredScore score) {
        Standings standings = currentOrder.of(backlog);
        return new InBacklog(
                backlog,
                score,
                standings.ranks().get(score.id()),
                DecidedIssues.of(standings, standings.order().effects()).get(score.id()),
                score.score().scored() ? watchInputs.of(backlog).getOrDefault(score.id(), List.of()) : List.of(),
                levers(backlog, standings, score.id()),
                scores.changes(backlog, score.id()));
    }

    /** A backlog that is no longer configured has nothing to reckon with. */
    private List<Lever> levers(String backlog, Standings standings, IssueId id) {
        return backlogs.stream()
                .filter(one -> one.name().equals(backlog))
                .findFirst()
                .map(one -> new Levers(
                                one.scoring(),
                                one.ranking(),
                                standings.ranking().ranked())
                        .of(id))
                .orElse(List.of());
    }

    /** What supports the issue, and what supports those below it in the first backlog that holds it. */
    private List<Stored> items(Issue issue, List<Issue> snapshot) {
        Map<Long, Stored> items = new LinkedHashMap<>();
        Set<IssueId> family = new LinkedHashSet<>(List.of(issue.id()));
        Set<String> names = new HashSet<>(List.of(issue.id().toString(), issue.key()));
        for (int before = 0; before < family.size(); ) {
            before = family.size();
            for (Issue other : snapshot) {
                Parent parent = other.parent();
                if (parent != null && names.contains(parent.name()) && family.add(other.id())) {
                    names.add(other.id().toString());
                    names.add(other.key());
                }
            }
        }
        for (IssueId member : family) {
            if (items.size() >= MOST_ITEMS) {
                break;
            }
            evidence.of(member).forEach(item -> items.putIfAbsent(item.id(), item));
        }
        return items.values().stream().limit(MOST_ITEMS).toList();
    }

    private List<Served> goalsOf(Issue issue) {
        return goals.current()
                .map(version -> new GoalLinker(version.tree(), goals.bindings())
                        .link(knowledge.withThoseAbove(List.of(issue)))
                        .of(issue.id()))
                .orElse(List.of());
    }

    /**
     * Where an issue stands, and why.
     *
     * @param scores by backlog
     * @param evidence counted for it and for what is below it
     * @param items that evidence, the issue's own first, at most 200
     */
    public record Explanation(
            Issue issue, List<InBacklog> scores, List<Served> goals, Counts evidence, List<Stored> items) {

        public Explanation {
            scores = List.copyOf(scores);
            goals = List.copyOf(goals);
            items = List.copyOf(items);
        }
    }

    /**
     * Its score in one backlog.
     *
     * @param rank where it stands, people's decisions included; null when not scored
     * @param decided null when no person's decision about it holds
     * @param stale why its inputs are old; empty when they aren't, or it isn't scored
     * @param levers what would move it, in the formula's order; empty when it isn't scored
     * @param changes of its score, the latest first
     */
    public record InBacklog(
            String backlog,
            StoredScore score,
            @Nullable Integer rank,
            @Nullable Decided decided,
            List<Stale> stale,
            List<Lever> levers,
            List<ScoreChange> changes) {

        public InBacklog {
            stale = List.copyOf(stale);
            levers = List.copyOf(levers);
            changes = List.copyOf(changes);
        }
    }
}
