package io.winnow.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.ranking.Lever;
import io.winnow.ranking.Lever.Step;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what would move an issue, the same on every surface. */
public final class LeverText {

    private LeverText() {}

    /** Such as {@code reach at 1600: 1280.00, rank 4; at 400: 320.00, rank 31}. */
    public static String words(Lever lever) {
        return lever.input().word() + " "
                + Stream.of(step(lever, lever.up()), step(lever, lever.down()))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("; "));
    }

    /** Such as {@code at 1600: 1280.00, rank 4}; empty for no step. */
    static String step(Lever lever, @Nullable Step step) {
        return step == null
                ? ""
                : "at " + Figures.input(lever.input(), step.value()) + ": " + Figures.score(step.score()) + ", rank "
                        + step.rank();
    }

    /** {@code [{"input": "reach", "value": 800, "up": {"value": 1600, "score": 1280.00, "rank": 4}, "down": null}]}. */
    public static ArrayNode json(List<Lever> levers) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        levers.forEach(lever -> {
            ObjectNode entry =
                    json.addObject().put("input", lever.input().word()).put("value", lever.value());
            entry.set("up", json(lever.up()));
            entry.set("down", json(lever.down()));
        });
        return json;
    }

    private static @Nullable ObjectNode json(@Nullable Step step) {
        return step == null
                ? null
                : JsonNodeFactory.instance
                        .objectNode()
                        .put("value", step.value())
                        .put("score", step.score())
                        .put("rank", step.rank());
    }
}
