package io.winnow.report;

import io.winnow.goals.Goal;
import io.winnow.report.Roadmap.Card;
import io.winnow.report.Roadmap.Lane;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Roadmaps of made-up backlogs: of each goal the first two issues are under way, the next two planned. */
public final class SampleRoadmap {

    private SampleRoadmap() {}

    public static Roadmap of(ReportPage report) {
        Map<Optional<Goal>, List<Card>> cards = new LinkedHashMap<>();
        for (ReportRow row : report.rows()) {
            Optional<Goal> goal = row.support().goals().stream().findFirst().map(served -> served.goal());
            cards.computeIfAbsent(goal, first -> new ArrayList<>())
                    .add(new Card(row.id().toString(), row.key(), row.summary(), row.storyPoints()));
        }
        return new Roadmap(
                report.backlog(),
                "Sprint 43",
                "points",
                cards.entrySet().stream()
                        .map(lane -> lane(lane.getKey().orElse(null), lane.getValue()))
                        .toList(),
                report.trackerUrl());
    }

    private static Lane lane(@Nullable Goal goal, List<Card> cards) {
        int now = Math.min(2, cards.size());
        int next = Math.min(4, cards.size());
        int later = Math.min(9, cards.size());
        return new Lane(
                goal,
                cards.subList(0, now),
                cards.subList(now, next),
                cards.subList(next, later),
                cards.size() - later);
    }
}
