package io.winnow.scoring;

import io.winnow.evidence.StrengthRules;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one backlog is scored.
 *
 * @param formula what makes a score of the inputs
 * @param inputs where each input the formula names comes from, in the formula's order
 * @param moscow where must, should, could and won't are said; null when nowhere
 * @param inherit whether an issue without inputs of its own takes those of the issue above it
 * @param cap limits confidence by how good the evidence is; null when nothing does
 */
public record ScoringSettings(
        Formula formula,
        Map<Input, Source> inputs,
        @Nullable MoscowRule moscow,
        boolean inherit,
        @Nullable StrengthRules cap) {

    public ScoringSettings {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    /** Units an input may be given in. */
    public enum Unit {
        PER_WEEK,
        PER_MONTH,
        PER_QUARTER,
        PER_YEAR,
        FACTOR,
        SHARE,
        PERSON_MONTHS,
        STORY_POINTS
    }
}
