package io.winnow.planning;

import io.winnow.model.IssueId;
import java.util.Map;

/**
 * How sure a plan is.
 *
 * @param odds of each scored issue; empty when nothing was drawn
 * @param flips of each issue that one input, within what it may be off, would bring into the sprint or out of it
 */
public record RankConfidence(Map<IssueId, Odds> odds, Map<IssueId, CutFlip> flips) {

    /** Nothing was drawn. */
    public static final RankConfidence NONE = new RankConfidence(Map.of(), Map.of());

    public RankConfidence {
        odds = Map.copyOf(odds);
        flips = Map.copyOf(flips);
    }
}
