package io.winnow.workflow;

import io.winnow.model.FieldDefinition;
import io.winnow.model.IssueId;
import io.winnow.ranking.OrderDrift;
import io.winnow.ranking.OrderOverride.Kind;
import io.winnow.ranking.OverrideEffect;
import io.winnow.report.Decided;
import io.winnow.store.OverrideStore;
import io.winnow.store.OverrideStore.Decision;
import io.winnow.store.OverrideStore.End;
import io.winnow.tracker.BacklogOrder;
import io.winnow.tracker.BacklogOrder.Placed;
import io.winnow.tracker.FieldCatalog;
import io.winnow.tracker.IssueTracker;
import io.winnow.tracker.TrackerException;
import io.winnow.workflow.CurrentOrder.Standings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells how far a backlog's order has drifted from its scores: which decisions hold, what they cost, which ended. */
public final class ShowOverrides {

    private static final Duration LOOKED_BACK = Duration.ofDays(30);

    private final CurrentOrder currentOrder;
    private final OverrideStore overrides;
    private final PushedOrder pushedOrder;
    private final IssueTracker tracker;
    private final BacklogOrder order;
    private final Clock clock;

    public ShowOverrides(
            CurrentOrder currentOrder,
            OverrideStore overrides,
            PushedOrder pushedOrder,
            IssueTracker tracker,
            BacklogOrder order,
            Clock clock) {
        this.currentOrder = currentOrder;
        this.overrides = overrides;
        this.pushedOrder = pushedOrder;
        this.tracker = tracker;
        this.order = order;
        this.clock = clock;
    }

    /** Asks the tracker for its order where Winnow has put it in order before, and for nothing else. */
    public Drift run(BacklogSettings settings) {
        Standings standings = currentOrder.of(settings.name());
        List<IssueId> then = pushedOrder.last(settings.name());
        if (then.isEmpty()) {
            return drift(standings, List.of(), "");
        }
        try {
            return drift(standings, moved(then, standings, settings), "");
        } catch (TrackerException failure) {
            return drift(standings, List.of(), String.valueOf(failure.getMessage()));
        }
    }

    /** What the store alone tells, so nothing is proposed. */
    public Drift stored(String backlog) {
        return drift(currentOrder.of(backlog), List.of(), "");
    }

    private Drift drift(Standings standings, List<Proposed> proposed, String unread) {
        List<OverrideEffect> effects = standings.order().effects();
        Map<IssueId, Decided> decided = DecidedIssues.of(standings, effects);
        Map<IssueId, Integer> ranks = standings.ranks();
        Map<IssueId, Decision> decisions = new HashMap<>();
        standings.decisions().forEach(one -> decisions.put(one.override().issue(), one));
        List<Holding> holding = new ArrayList<>();
        for (OverrideEffect effect : effects) {
            IssueId issue = effect.override().issue();
            Decided words = decided.get(issue);
            Decision decision = decisions.get(issue);
            if (words != null && decision != null) {
                holding.add(new Holding(
                        issue,
                        Objects.requireNonNullElse(standings.key(issue, decision.key()), decision.key()),
                        words,
                        effect.places(),
                        ranks.get(issue),
                        standings.place(issue)));
            }
        }
        return new Drift(standings.backlog(), standings.version(), holding, ended(standings), proposed, unread);
    }

    private List<Ended> ended(Standings standings) {
        Instant now = clock.instant();
        return overrides.ended(standings.backlog(), now.minus(LOOKED_BACK), now).stream()
                .flatMap(one -> {
                    End end = one.end();
                    return end == null ? Stream.<Ended>empty() : Stream.of(ended(standings, one, end));
                })
                .toList();
    }

    private static Ended ended(Standings standings, Decision one, End end) {
        IssueId issue = one.override().issue();
        return new Ended(
                issue,
                Objects.requireNonNullElse(standings.key(issue, one.key()), one.key()),
                new Decided(
                        one.override(),
                        standings.key(one.override().anchor(), one.anchorKey()),
                        one.override().kind().moves() ? OverrideEffect.State.MOVES : OverrideEffect.State.FOR_PLANNER),
                end);
    }

    /** What people moved in the tracker since Winnow put the backlog in that order. */
    private List<Proposed> moved(List<IssueId> then, Standings standings, BacklogSettings settings) {
        FieldDefinition rank = new FieldCatalog(tracker.fields())
                .select(Optional.empty(), List.of())
                .rank();
        if (rank == null) {
            return List.of();
        }
        List<IssueId> now =
                order.inOrder(settings.jql(), new BacklogOrder.Fields(rank, Optional.empty()), false).stream()
                        .map(Placed::id)
                        .toList();
        return OrderDrift.between(then, now).stream()
                .map(moved -> new Proposed(
                        moved.issue(),
                        key(standings, moved.issue()),
                        moved.kind(),
                        moved.anchor(),
                        key(standings, moved.anchor())))
                .toList();
    }

    private static String key(Standings standings, IssueId issue) {
        return Objects.requireNonNullElse(standings.key(issue, null), issue.toString());
    }

    /**
     * How far the order is from the scores.
     *
     * @param version another whenever the order is, or a decision was made, cleared or has expired
     * @param holding the oldest first
     * @param ended within the last 30 days, the latest first
     * @param proposed what people moved in the tracker and nobody decided here yet
     * @param unread why the tracker's order couldn't be read, so that nothing is proposed; empty when it could
     */
    public record Drift(
            String backlog,
            String version,
            List<Holding> holding,
            List<Ended> ended,
            List<Proposed> proposed,
            String unread) {}

    /**
     * A decision that holds.
     *
     * @param places how many places the issue stands higher than without it; negative when lower
     * @param rank null when not scored
     * @param place by score alone; null when not scored
     */
    public record Holding(
            IssueId id,
            String key,
            Decided decided,
            int places,
            @Nullable Integer rank,
            @Nullable Integer place) {}

    /** A decision that holds no more. */
    public record Ended(IssueId id, String key, Decided decided, End end) {}

    /** An override that would say what somebody did in the tracker. */
    public record Proposed(IssueId id, String key, Kind kind, IssueId anchor, String anchorKey) {}
}
