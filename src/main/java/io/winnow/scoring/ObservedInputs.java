package io.winnow.scoring;

import io.winnow.model.Issue;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one sync finds of an issue's inputs.
 *
 * @param fields which fields they are typed into, and whose they are; another text means another way of scoring
 * @param typed what each of those fields holds, by the input's word; empty where a field holds nothing
 */
public record ObservedInputs(String fields, Map<String, String> typed, Surroundings around) {

    public ObservedInputs {
        typed = Collections.unmodifiableMap(new TreeMap<>(typed));
    }

    /** {@code blockers} are keys of the unfinished issues that block it, by id. */
    public static ObservedInputs of(Issue issue, Score score, Known known, Map<Long, String> blockers) {
        Map<String, String> fields = new TreeMap<>();
        Map<String, String> typed = new TreeMap<>();
        for (InputTrace trace : score.inputs()) {
            if (!trace.fieldId().isEmpty()) {
                fields.put(trace.input().word(), trace.fieldId());
                typed.put(trace.input().word(), trace.raw());
            }
        }
        String inherited = score.basis().inheritedFrom();
        BigDecimal points = issue.storyPoints();
        return new ObservedInputs(
                fields + (inherited == null ? "" : " of " + inherited),
                typed,
                new Surroundings(
                        typed.getOrDefault(Input.EFFORT.word(), ""),
                        points == null ? "" : Decimals.plain(points),
                        known.goalWeight(),
                        known.evidence().items(),
                        blockers));
    }
}
