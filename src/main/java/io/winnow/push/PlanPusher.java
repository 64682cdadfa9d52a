package io.winnow.push;

import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Project;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.store.FieldChange.Subject;
import io.winnow.store.OrderChange;
import io.winnow.store.PushStore;
import io.winnow.tracker.BacklogOrder;
import io.winnow.tracker.BacklogOrder.Placed;
import io.winnow.tracker.Progress;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Pushes fields, sprints and order as one: stores what it will do, then does it, and records each end.
 *
 * <p>Sprints come first, for entering one may change the order; what fails in one part never stops another.
 */
public final class PlanPusher {

    private final Pusher pusher;
    private final BacklogOrder order;
    private final PushStore pushes;
    private final Supplier<String> ids;
    private final Clock clock;

    public PlanPusher(Pusher pusher, BacklogOrder order, PushStore pushes, Supplier<String> ids, Clock clock) {
        this.pusher = pusher;
        this.order = order;
        this.pushes = pushes;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What a push is to change.
     *
     * @param fields of plain fields and already ended ones of any kind; their numbers don't matter
     * @param sprints of sprints
     */
    public record Changes(List<FieldChange> fields, List<FieldChange> sprints, Optional<Reorder> reorder) {

        public Changes {
            fields = List.copyOf(fields);
            sprints = List.copyOf(sprints);
        }
    }

    /**
     * Where a push takes place.
     *
     * @param issues of the backlog, to know where fields can be set
     * @param placed every issue whose sprint or rank may change
     */
    public record Place(
            String backlog,
            BacklogOrder.Fields fields,
            OwnFields ownFields,
            BooleanSupplier administrator,
            List<Issue> issues,
            Map<IssueId, Placed> placed) {}

    /** How a push ended, and how many rank calls it took or would take. */
    public record Pushed(PushResult push, int rankCalls) {}

    /** Stores the push and, unless it is a dry run, does it. Nothing to change stores nothing. */
    public Pushed push(String purpose, Changes changes, Place place, boolean dryRun, Progress progress) {
        RankMoves moves = changes.reorder().map(Reorder::moves).orElse(new RankMoves(Set.of(), List.of()));
        Map<IssueId, Issue> issues = new HashMap<>();
        place.issues().forEach(issue -> issues.put(issue.id(), issue));
        boolean mayAdminister =
                Pusher.sends(changes.fields()) && place.administrator().getAsBoolean();
        List<FieldChange> all = new ArrayList<>(allowed(changes.sprints(), place));
        changes.reorder().ifPresent(reorder -> all.addAll(allowed(ranks(reorder, moves, place), place)));
        all.addAll(pusher.check(changes.fields(), issues, place.ownFields(), mayAdminister, dryRun)
                .changes());
        List<FieldChange> numbered = numbered(all);
        if (numbered.isEmpty()) {
            return new Pushed(new PushResult("", dryRun, List.of(), false), 0);
        }
        String id = ids.get();
        pushes.create(
                id,
                place.backlog(),
                clock.instant(),
                dryRun,
                purpose,
                numbered,
                changes.reorder().map(reorder -> stored(reorder, moves)));
        if (dryRun) {
            pushes.finish(id, clock.instant());
            return new Pushed(result(id, true, numbered), moves.calls());
        }
        Map<Integer, FieldChange> ends = new TreeMap<>();
        numbered.forEach(change -> ends.put(change.seq(), change));
        List<FieldChange> sprints = planned(numbered, Subject.SPRINT);
        if (!sprints.isEmpty()) {
            progress.step("moving between sprints", 0, 0);
            new SprintSending(id, order, pushes)
                    .send(sprints, place.fields())
                    .forEach(change -> ends.put(change.seq(), change));
        }
        RankSending ranking = new RankSending(id, order, pushes, place.fields());
        List<FieldChange> ranks = planned(numbered, Subject.RANK);
        if (!ranks.isEmpty()) {
            ranking.send(changes.reorder().orElseThrow(), moves, ranks, progress)
                    .forEach(change -> ends.put(change.seq(), change));
        }
        List<FieldChange> fields = planned(numbered, Subject.FIELD);
        if (!fields.isEmpty()) {
            pusher.send(id, place.ownFields(), issues, mayAdminister, fields, progress)
                    .forEach(change -> ends.put(change.seq(), change));
        }
        pushes.finish(id, clock.instant());
        return new Pushed(result(id, false, List.copyOf(ends.values())), ranking.calls());
    }

    private static List<FieldChange> planned(List<FieldChange> changes, Subject subject) {
        return changes.stream()
                .filter(change -> change.subject() == subject && change.outcome() == Outcome.PLANNED)
                .toList();
    }

    private static OrderChange stored(Reorder reorder, RankMoves moves) {
        Set<IssueId> wanted = Set.copyOf(reorder.wanted());
        Map<IssueId, String> ranks = reorder.current().stream()
                .filter(placed -> wanted.contains(placed.id()) && !moves.kept().contains(placed.id()))
                .collect(Collectors.toMap(Placed::id, Placed::rank));
        return new OrderChange(List.copyOf(Reorder.ids(reorder.current())), reorder.wanted(), ranks, Map.of(), 0);
    }

    private static List<FieldChange> ranks(Reorder reorder, RankMoves moves, Place place) {
        Map<IssueId, Integer> positions = new HashMap<>();
        reorder.inOrder(reorder.current()).forEach(issue -> positions.put(issue, positions.size() + 1));
        List<FieldChange> changes = new ArrayList<>();
        for (int i = 0; i < reorder.wanted().size(); i++) {
            IssueId issue = reorder.wanted().get(i);
            if (!moves.kept().contains(issue)) {
                changes.add(new FieldChange(
                        0,
                        issue,
                        place.placed().containsKey(issue)
                                ? place.placed().get(issue).key()
                                : issue.toString(),
                        place.fields().rank().id(),
                        place.fields().rank().name(),
                        position(positions.getOrDefault(issue, 0)),
                        position(i + 1),
                        Outcome.PLANNED,
                        "",
                        Subject.RANK));
            }
        }
        return changes;
    }

    private static FieldValue position(int place) {
        return FieldValue.number(BigDecimal.valueOf(place));
    }

    /** The same changes, failed where the account may not schedule; one question for each project. */
    private List<FieldChange> allowed(List<FieldChange> changes, Place place) {
        Map<Project, Boolean> may = new HashMap<>();
        return changes.stream()
                .map(change -> {
                    Placed placed = place.placed().get(change.issue());
                    return placed == null
                                    || change.outcome() != Outcome.PLANNED
                                    || may.computeIfAbsent(placed.project(), order::maySchedule)
                            ? change
                            : change.ended(Outcome.FAILED, Reasons.mayNotSchedule(placed.project()));
                })
                .toList();
    }

    private static List<FieldChange> numbered(List<FieldChange> changes) {
        List<FieldChange> numbered = new ArrayList<>();
        changes.forEach(change -> numbered.add(change.at(numbered.size())));
        return numbered;
    }

    private static PushResult result(String id, boolean dryRun, List<FieldChange> changes) {
        boolean notAllowed = changes.stream()
                .allMatch(change -> change.outcome() == Outcome.FAILED && change.subject() != Subject.FIELD);
        return new PushResult(id, dryRun, changes, notAllowed);
    }
}
