package io.winnow.workflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.push.PlanPusher.Pushed;
import io.winnow.push.PushResult;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import java.util.List;
import java.util.Locale;

/** What a push did, or would do, as JSON. */
public final class PushedJson {

    private PushedJson() {}

    /** Its figures, and what wasn't written. */
    public static ObjectNode of(Pushed pushed) {
        PushResult push = pushed.push();
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.putObject("push")
                .put("id", push.id())
                .put("planned", push.planned())
                .put("applied", push.count(Outcome.APPLIED))
                .put("skipped", push.count(Outcome.SKIPPED))
                .put("conflicts", push.count(Outcome.CONFLICT))
                .put("failed", push.count(Outcome.FAILED))
                .put("dryRun", push.dryRun());
        object.put("rankCalls", pushed.rankCalls());
        ArrayNode skipped = object.putArray("skipped");
        push.notDone()
                .forEach(change -> skipped.addObject()
                        .put("key", change.issueKey())
                        .put("reason", change.fieldName() + ": " + change.reason()));
        return object;
    }

    /** Every change with its end; an old or new value of null is an empty one, or the backlog for a sprint. */
    public static ArrayNode changes(List<FieldChange> changes) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        changes.forEach(change -> array.addObject()
                .put("id", change.issue().toString())
                .put("key", change.issueKey())
                .put("fieldId", change.fieldId())
                .put("field", change.fieldName())
                .put("subject", change.subject().name().toLowerCase(Locale.ROOT))
                .put("old", change.oldValue().blank() ? null : change.oldValue().text())
                .put("new", change.newValue().blank() ? null : change.newValue().text())
                .put("outcome", change.outcome().name().toLowerCase(Locale.ROOT))
                .put("reason", change.reason()));
        return array;
    }
}
