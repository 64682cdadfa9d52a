package io.winnow.workflow;

import io.winnow.model.BoardSprint;
import io.winnow.model.Issue;
import io.winnow.model.Sprint;
import io.winnow.model.Sprint.State;
import io.winnow.planning.Capacity;
import io.winnow.planning.Capacity.Finished;
import io.winnow.scoring.Decimals;
import io.winnow.tracker.FieldCatalog;
import io.winnow.tracker.IssueTracker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says how much a sprint can hold: as given, as configured, or as the board's last closed sprints really finished. */
final class TeamCapacity {

    private final IssueTracker tracker;
    private final BacklogSettings backlog;
    private final PlanSettings plan;
    private final List<BoardSprint> sprints;

    TeamCapacity(IssueTracker tracker, BacklogSettings backlog, List<BoardSprint> sprints) {
        this.tracker = tracker;
        this.backlog = backlog;
        this.plan = backlog.plan();
        this.sprints = List.copyOf(sprints);
    }

    /** {@code given} goes before all else, and isn't cut by availability; null when nothing is. */
    Capacity find(@Nullable BigDecimal given) {
        Capacity ofTeams = Capacity.ofTeams(plan.teams(), plan.unit(), "of the teams" + available());
        if (given != null) {
            return plan.teams().isEmpty()
                    ? Capacity.of(given, plan.unit(), "given")
                    : new Capacity(given, plan.unit(), parts(ofTeams, given), "given", List.of());
        }
        if (!plan.teams().isEmpty()) {
            return ofTeams.times(plan.availability());
        }
        BigDecimal configured = plan.capacity();
        return configured == null
                ? computed()
                : Capacity.of(configured, plan.unit(), "configured" + available())
                        .times(plan.availability());
    }

    /** What is given for all is parted as the teams' own figures are. */
    private static SortedMap<String, BigDecimal> parts(Capacity teams, BigDecimal given) {
        SortedMap<String, BigDecimal> parts = new TreeMap<>();
        teams.teams()
                .forEach((team, part) ->
                        parts.put(team, part.multiply(given).divide(teams.amount(), 3, RoundingMode.DOWN)));
        return parts;
    }

    private String available() {
        return plan.availability().compareTo(BigDecimal.ONE) == 0
                ? ""
                : ", " + Decimals.percent(plan.availability()) + " available";
    }

    private Capacity computed() {
        List<BoardSprint> closed = sprints.stream()
                .filter(sprint -> sprint.state() == State.CLOSED && sprint.start() != null)
                .sorted(Comparator.comparing(TeamCapacity::end).reversed())
                .limit(plan.sprints())
                .toList();
        Map<Long, BigDecimal> finished = closed.isEmpty() ? Map.of() : finished(closed);
        List<BigDecimal> sorted = finished.values().stream().sorted().toList();
        if (sorted.isEmpty() || sorted.get(sorted.size() - 1).signum() == 0) {
            throw new SetupException("Nothing says how much a sprint of " + backlog.name() + " can hold: "
                    + missing(closed) + ". Write --capacity N, or set backlogs." + backlog.name() + ".plan.capacity.");
        }
        int half = sorted.size() / 2;
        BigDecimal median = sorted.size() % 2 == 1
                ? sorted.get(half)
                : sorted.get(half - 1).add(sorted.get(half)).divide(BigDecimal.valueOf(2), 3, RoundingMode.DOWN);
        String source = "median " + Decimals.plain(median) + " of the last " + sorted.size()
                + " closed sprints, which finished " + Decimals.plain(sorted.get(0)) + " to "
                + Decimals.plain(sorted.get(sorted.size() - 1)) + available();
        List<Finished> told = closed.stream()
                .map(sprint -> new Finished(sprint.name(), finished.getOrDefault(sprint.id(), BigDecimal.ZERO)))
                .toList();
        return new Capacity(median.multiply(plan.availability()), plan.unit(), new TreeMap<>(), source, told);
    }

    private String missing(List<BoardSprint> closed) {
        if (backlog.board() == null) {
            return "it names no board";
        }
        return closed.isEmpty()
                ? "its board has no closed sprint"
                : "nothing with an estimate was finished in its board's closed sprints";
    }

    /** By sprint; work carried over counts where it was finished. */
    private Map<Long, BigDecimal> finished(List<BoardSprint> closed) {
        FieldCatalog catalog = new FieldCatalog(tracker.fields());
        PlanFields fields = PlanFields.of(backlog, catalog);
        Long board = backlog.board();
        Optional<String> estimation =
                board == null ? Optional.empty() : PrepareSite.estimation(tracker, backlog, board);
        String ids = closed.stream().map(sprint -> String.valueOf(sprint.id())).collect(Collectors.joining(", "));
        List<Issue> done = new ArrayList<>();
        tracker.fetchMatching(
                "sprint in (" + ids + ") AND statusCategory = Done",
                catalog.select(estimation, fields.all()),
                (window, found) -> done.addAll(window));
        Map<Long, BigDecimal> sums = new LinkedHashMap<>();
        closed.forEach(sprint -> sums.put(sprint.id(), BigDecimal.ZERO));
        for (Issue issue : done) {
            BigDecimal effort = fields.effortOf(issue);
            if (effort != null && effort.signum() > 0 && issue.type().hierarchyLevel() == 0) {
                closed.stream()
                        .filter(sprint -> finishedIn(issue, sprint))
                        .findFirst()
                        .ifPresent(sprint -> sums.merge(sprint.id(), effort, BigDecimal::add));
            }
        }
        return sums;
    }

    private static boolean finishedIn(Issue issue, BoardSprint sprint) {
        Instant resolved = issue.resolved();
        Instant start = sprint.start();
        return resolved != null
                && start != null
                && issue.sprints().stream().map(Sprint::id).anyMatch(id -> id == sprint.id())
                && !resolved.isBefore(start)
                && !resolved.isAfter(end(sprint));
    }

    private static Instant end(BoardSprint sprint) {
        Instant completed = sprint.completed();
        Instant planned = sprint.end();
        return completed != null ? completed : planned != null ? planned : Instant.EPOCH;
    }
}
