package io.winnow.workflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.report.Decided;
import io.winnow.workflow.DecideOrder.Cleared;
import io.winnow.workflow.DecideOrder.Result;
import io.winnow.workflow.ShowOverrides.Drift;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes people's decisions as the JSON that commands print and the API answers. */
public final class OverridesJson {

    private OverridesJson() {}

    /** One decision; null when there is none. */
    public static @Nullable ObjectNode of(@Nullable Decided decided) {
        return decided == null ? null : decision(decided);
    }

    private static ObjectNode decision(Decided decided) {
        return object().put("kind", word(decided.override().kind()))
                .put("anchor", decided.anchorKey())
                .put("owner", decided.override().owner())
                .put("reason", decided.override().reason())
                .put("since", decided.override().since().toString())
                .put(
                        "until",
                        decided.lastDay() == null ? null : decided.lastDay().toString())
                .put("state", word(decided.state()))
                .put("withoutEffect", decided.trouble().isEmpty() ? null : decided.trouble());
    }

    public static ObjectNode of(Result result) {
        ObjectNode json = object().put("backlog", result.backlog())
                .put("id", result.id().toString())
                .put("key", result.key());
        json.set("override", decision(result.decided()));
        return json.put("rank", result.rank()).put("placeByScore", result.place());
    }

    public static ObjectNode of(Cleared cleared) {
        return object().put("backlog", cleared.backlog())
                .put("id", cleared.decision().override().issue().toString())
                .put("key", cleared.decision().key())
                .putNull("override");
    }

    public static ObjectNode of(Drift drift) {
        ObjectNode json = object().put("backlog", drift.backlog()).put("version", drift.version());
        ArrayNode holding = json.putArray("overrides");
        drift.holding().forEach(one -> {
            ObjectNode entry =
                    holding.addObject().put("id", one.id().toString()).put("key", one.key());
            entry.setAll(decision(one.decided()));
            entry.put("said", one.decided().words());
            entry.put("rank", one.rank()).put("placeByScore", one.place()).put("places", one.places());
        });
        ArrayNode ended = json.putArray("ended");
        drift.ended().forEach(one -> {
            ObjectNode entry = ended.addObject().put("id", one.id().toString()).put("key", one.key());
            ObjectNode decision = decision(one.decided());
            decision.remove("state");
            decision.remove("withoutEffect");
            entry.setAll(decision);
            entry.put("said", one.decided().words());
            entry.put("ended", word(one.end().how()))
                    .put("endedAt", one.end().at().toString())
                    .put("endedBy", one.end().by().isEmpty() ? null : one.end().by())
                    .put(
                            "endReason",
                            one.end().reason().isEmpty() ? null : one.end().reason());
        });
        ArrayNode proposed = json.putArray("proposed");
        drift.proposed()
                .forEach(one -> proposed.addObject()
                        .put("id", one.id().toString())
                        .put("key", one.key())
                        .put("kind", word(one.kind()))
                        .put("anchor", one.anchorKey()));
        return json.put("unread", drift.unread().isEmpty() ? null : drift.unread());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
