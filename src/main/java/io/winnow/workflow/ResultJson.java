package io.winnow.workflow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.push.PushResult;
import io.winnow.store.FieldChange.Outcome;
import java.util.Locale;

/** A backlog's result as the JSON object other programs rely on. */
public final class ResultJson {

    private ResultJson() {}

    public static ObjectNode of(BacklogResult result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", result.backlog());
        json.putObject("pull")
                .put("kind", result.pull().kind().name().toLowerCase(Locale.ROOT))
                .put("issues", result.pull().issues())
                .put("deleted", result.pull().deleted())
                .put("moved", result.pull().moved())
                .put("unreadable", result.pull().unreadable().size());
        json.putObject("scores")
                .put("issues", result.scored() + result.notScored())
                .put("scored", result.scored())
                .put("notScored", result.notScored());
        json.set("push", push(result.push()));
        return json;
    }

    private static ObjectNode push(PushResult push) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", push.id())
                .put("planned", push.planned())
                .put("applied", push.count(Outcome.APPLIED))
                .put("skipped", push.count(Outcome.SKIPPED))
                .put("conflicts", push.count(Outcome.CONFLICT))
                .put("failed", push.count(Outcome.FAILED))
                .put("dryRun", push.dryRun());
    }
}
