package io.winnow.scoring;

import io.winnow.evidence.Counts;
import io.winnow.evidence.Strength;
import io.winnow.evidence.StrengthRules;
import java.math.BigDecimal;

/** Lets nobody be surer than the evidence allows. */
final class Cap {

    private Cap() {}

    /** The reading, or the cap where it is above it, with the reason. */
    static Reading of(Reading confidence, StrengthRules rules, Counts evidence) {
        BigDecimal share = confidence.value();
        Strength strength = rules.strengthOf(evidence);
        BigDecimal cap = rules.cap(strength);
        if (share == null || share.compareTo(cap) <= 0) {
            return confidence;
        }
        String read = confidence.conversion().isEmpty() ? Decimals.percent(share) : confidence.conversion();
        return Reading.of(
                        Decimals.stripped(cap),
                        read + ", at most " + Decimals.percent(cap) + " because " + rules.reason(strength, evidence))
                .from(confidence.raw());
    }
}
