package io.winnow.workflow;

import io.winnow.model.BoardSprint;
import io.winnow.model.Issue;
import io.winnow.model.Sprint;
import io.winnow.model.Sprint.State;
import io.winnow.planning.Capacity.Finished;
import io.winnow.tracker.FieldCatalog;
import io.winnow.tracker.IssueTracker;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what a board's closed sprints really finished; work carried over counts where it was finished. */
final class FinishedWork {

    private final IssueTracker tracker;
    private final BacklogSettings backlog;
    private final PlanSettings plan;

    FinishedWork(IssueTracker tracker, BacklogSettings backlog) {
        this.tracker = tracker;
        this.backlog = backlog;
        this.plan = backlog.plan();
    }

    /** What the latest of these that are closed finished, the latest first; asks nothing where the configuration says the capacity. */
    List<Finished> of(List<BoardSprint> sprints) {
        List<BoardSprint> closed = sprints.stream()
                .filter(sprint -> sprint.state() == State.CLOSED && sprint.start() != null)
                .sorted(Comparator.comparing(FinishedWork::end).reversed())
                .limit(plan.sprints())
                .toList();
        if (closed.isEmpty() || plan.capacity() != null || !plan.teams().isEmpty()) {
            return List.of();
        }
        Map<Long, BigDecimal> finished = finished(closed);
        return closed.stream()
                .map(sprint -> new Finished(sprint.name(), finished.getOrDefault(sprint.id(), BigDecimal.ZERO)))
                .toList();
    }

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
