package io.winnow.workflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.model.IssueId;
import io.winnow.push.PlanPusher.Pushed;
import io.winnow.push.PushResult;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.store.Push;
import io.winnow.workflow.ListPushes.Detail;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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

    /** A push that was kept: its figures, when it was begun and what for, and every change. */
    public static ObjectNode of(Detail kept) {
        Push push = kept.push();
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("at", push.createdAt().toString())
                .put("purpose", push.purpose());
        object.putObject("push")
                .put("id", push.id())
                .put("planned", push.planned())
                .put("applied", push.applied())
                .put("skipped", push.skipped())
                .put("conflicts", push.conflicts())
                .put("failed", push.failed())
                .put("dryRun", push.dryRun());
        object.set("writes", changes(kept.changes(), kept.summaries()));
        return object;
    }

    /**
     * Every change with its end; an old or new value of null is an empty one, or the backlog for a sprint.
     *
     * @param summaries those of issues that are no longer in the backlog may be missing
     */
    public static ArrayNode changes(List<FieldChange> changes, Map<IssueId, String> summaries) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        changes.forEach(change -> array.addObject()
                .put("id", change.issue().toString())
                .put("key", change.issueKey())
                .put("summary", summaries.get(change.issue()))
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
