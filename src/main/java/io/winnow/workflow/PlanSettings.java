package io.winnow.workflow;

import io.winnow.planning.PlanRules;
import io.winnow.scoring.UncertaintyRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How one backlog's sprints are planned.
 *
 * @param ready JQL that says which issues are ready; null when all are
 * @param effortField the field that holds the effort, by name or id; null for the board's own estimation field
 * @param unit what effort counts, as a plural
 * @param teamField the field that names an issue's team, by name or id; null when teams don't matter
 * @param teams what each team can do, by its name as the field writes it
 * @param capacity of a sprint; null when it is computed from the board's closed sprints, or from teams
 * @param sprints how many closed sprints to compute it from
 * @param availability the share of the computed or given capacity that is there
 * @param uncertainty how far inputs may be off
 * @param staleAfter how long an input may stay unchanged before it counts as old
 */
public record PlanSettings(
        @Nullable String ready,
        @Nullable String effortField,
        String unit,
        @Nullable String teamField,
        SortedMap<String, BigDecimal> teams,
        @Nullable BigDecimal capacity,
        int sprints,
        BigDecimal availability,
        @Nullable String togetherLabels,
        Map<String, List<String>> together,
        PlanRules rules,
        UncertaintyRules uncertainty,
        Duration staleAfter) {

    public PlanSettings {
        teams = Collections.unmodifiableSortedMap(new TreeMap<>(teams));
        together = Map.copyOf(together);
    }

    /** The same by other rules. */
    PlanSettings with(PlanRules others) {
        return new PlanSettings(
                ready,
                effortField,
                unit,
                teamField,
                teams,
                capacity,
                sprints,
                availability,
                togetherLabels,
                together,
                others,
                uncertainty,
                staleAfter);
    }

    /** Whether anything is kept together. */
    boolean grouped() {
        return togetherLabels != null || !together.isEmpty();
    }

    /** The same with other groups that are kept together. */
    PlanSettings together(@Nullable String byLabels, Map<String, List<String>> byKeys) {
        return new PlanSettings(
                ready,
                effortField,
                unit,
                teamField,
                teams,
                capacity,
                sprints,
                availability,
                byLabels,
                byKeys,
                rules,
                uncertainty,
                staleAfter);
    }

    /** Nothing is set: points, and a capacity computed from five closed sprints. */
    public static final PlanSettings DEFAULT = new PlanSettings(
            null,
            null,
            "points",
            null,
            new TreeMap<>(Map.of()),
            null,
            5,
            BigDecimal.ONE,
            null,
            Map.of(),
            PlanRules.DEFAULT,
            UncertaintyRules.DEFAULT,
            Duration.ofDays(180));
}
