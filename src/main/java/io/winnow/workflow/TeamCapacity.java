package io.winnow.workflow;

import io.winnow.planning.Capacity;
import io.winnow.planning.Capacity.Finished;
import io.winnow.scoring.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says how much a sprint can hold: as given, as configured, or as the board's last closed sprints really finished. */
final class TeamCapacity {

    private final BacklogSettings backlog;
    private final PlanSettings plan;
    private final List<Finished> finished;

    /** {@code finished} is what the board's last closed sprints did, the latest first. */
    TeamCapacity(BacklogSettings backlog, List<Finished> finished) {
        this.backlog = backlog;
        this.plan = backlog.plan();
        this.finished = List.copyOf(finished);
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
        List<BigDecimal> sorted =
                finished.stream().map(Finished::amount).sorted().toList();
        if (sorted.isEmpty() || sorted.get(sorted.size() - 1).signum() == 0) {
            throw new SetupException("Nothing says how much a sprint of " + backlog.name() + " can hold: " + missing()
                    + ". Write --capacity N, or set backlogs." + backlog.name() + ".plan.capacity.");
        }
        int half = sorted.size() / 2;
        BigDecimal median = sorted.size() % 2 == 1
                ? sorted.get(half)
                : sorted.get(half - 1).add(sorted.get(half)).divide(BigDecimal.valueOf(2), 3, RoundingMode.DOWN);
        String source = "median " + Decimals.plain(median) + " of the last " + sorted.size()
                + " closed sprints, which finished " + Decimals.plain(sorted.get(0)) + " to "
                + Decimals.plain(sorted.get(sorted.size() - 1)) + available();
        return new Capacity(median.multiply(plan.availability()), plan.unit(), new TreeMap<>(), source, finished);
    }

    private String missing() {
        if (backlog.board() == null) {
            return "it names no board";
        }
        return finished.isEmpty()
                ? "its board has no closed sprint"
                : "nothing with an estimate was finished in its board's closed sprints";
    }
}
