package io.winnow.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.winnow.scoring.Stale;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Says why a score is stale, the same on every surface. */
public final class StaleText {

    private StaleText() {}

    /** Such as {@code stale: estimate edited (3 → 5) 3 days ago}; empty without marks. */
    public static String words(List<Stale> marks, Instant now) {
        return marks.isEmpty()
                ? ""
                : "stale: " + marks.stream().map(mark -> words(mark, now)).collect(Collectors.joining("; "));
    }

    private static String words(Stale mark, Instant now) {
        long days = Math.max(0, Duration.between(mark.since(), now).toDays());
        if (mark.cause() == Stale.Cause.AGE) {
            return mark.words() + " for " + Figures.count(days, "day");
        }
        return mark.words() + (days == 0 ? " today" : " " + Figures.count(days, "day") + " ago");
    }

    /** {@code [{"cause": "estimate", "reason": "…", "since": "2026-03-01T09:00:00Z"}]}. */
    public static ArrayNode json(List<Stale> marks) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        marks.forEach(mark -> json.addObject()
                .put("cause", PlanJson.word(mark.cause()))
                .put("reason", mark.words())
                .put("since", mark.since().toString()));
        return json;
    }
}
