package io.winnow.report;

import io.winnow.goals.Goal;
import io.winnow.report.Roadmap.Card;
import io.winnow.report.Roadmap.Lane;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A roadmap in words, ready for the template.
 *
 * @param next what the column of the next sprint is called
 */
public record RoadmapView(String next, List<LaneView> lanes) {

    static RoadmapView of(Roadmap roadmap) {
        Links links = new Links(roadmap.trackerUrl());
        return new RoadmapView(
                roadmap.sprint() == null ? "Next" : "Next: " + roadmap.sprint(),
                roadmap.lanes().stream()
                        .map(lane -> lane(lane, roadmap.unit(), links))
                        .toList());
    }

    private static LaneView lane(Lane lane, String unit, Links links) {
        Goal goal = lane.goal();
        return new LaneView(
                goal == null ? null : GoalChip.of(goal),
                cards(lane.now(), unit, links),
                cards(lane.next(), unit, links),
                cards(lane.later(), unit, links),
                lane.more() == 0 ? "" : "and " + Figures.number(lane.more()) + " more");
    }

    private static List<CardView> cards(List<Card> cards, String unit, Links links) {
        return cards.stream()
                .map(card -> {
                    BigDecimal size = card.size();
                    return new CardView(
                            card.key(),
                            links.issue(card.key()),
                            card.summary(),
                            size == null ? "" : Figures.amount(size, unit));
                })
                .toList();
    }

    /**
     * What serves one goal.
     *
     * @param chip null for what serves none
     * @param more that more is left for later; empty when nothing is
     */
    public record LaneView(
            @Nullable GoalChip chip, List<CardView> now, List<CardView> next, List<CardView> later, String more) {}

    /** One issue; {@code url} is empty when there are no links, {@code size} when it has no estimate. */
    public record CardView(String key, String url, String summary, String size) {}
}
