package io.winnow.tracker.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.model.FieldValue;
import io.winnow.model.IssueId;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import io.winnow.tracker.jira.wire.FieldValueJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Sets the values of fields that an app owns, as the app: many issues in one request, whatever screens they are edited on,
 * without a trace in their history. Thread-safe.
 *
 * <p>Jira documents no most; so many as here have been seen to pass.
 */
final class AppFieldValues {

    private static final String PATH = "/rest/api/3/app/field/value";
    private static final int MOST_UPDATES = 200;
    private static final int MOST_IDS = 1000;

    private final JiraHttp http;

    AppFieldValues(JiraHttp http) {
        this.http = http;
    }

    /** As many issues a request as it may have updates; one value of one field is one update, of however many issues. */
    List<List<IssueId>> together(Map<IssueId, Map<String, FieldValue>> values) {
        List<List<IssueId>> requests = new ArrayList<>();
        List<IssueId> request = new ArrayList<>();
        Set<Update> updates = new HashSet<>();
        int ids = 0;
        for (Map.Entry<IssueId, Map<String, FieldValue>> issue : values.entrySet()) {
            Set<Update> more = new HashSet<>();
            issue.getValue().forEach((field, value) -> more.add(new Update(field, value)));
            Set<Update> all = new HashSet<>(updates);
            all.addAll(more);
            if (!request.isEmpty() && (all.size() > MOST_UPDATES || ids + more.size() > MOST_IDS)) {
                requests.add(request);
                request = new ArrayList<>();
                updates.clear();
                ids = 0;
            }
            request.add(issue.getKey());
            updates.addAll(more);
            ids += more.size();
        }
        if (!request.isEmpty()) {
            requests.add(request);
        }
        return requests;
    }

    /** As {@link io.winnow.tracker.IssueWriter#write}. */
    boolean write(Map<IssueId, Map<String, FieldValue>> values, BooleanSupplier still) {
        Map<Update, List<IssueId>> updates = new LinkedHashMap<>();
        values.forEach((issue, fields) -> fields.forEach(
                (field, value) -> updates.computeIfAbsent(new Update(field, value), key -> new ArrayList<>())
                        .add(issue)));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode list = body.putArray("updates");
        updates.forEach((update, issues) -> list.add(update.json(issues)));
        try {
            return http.send(
                    JiraRequest.create(PATH, PATH, body)
                            .with("generateChangelog", "false")
                            .as(JiraRequest.As.APP),
                    still);
        } catch (TrackerException refused) {
            if (refused.kind() != Kind.NOT_FOUND) {
                throw refused;
            }
            throw new TrackerException(
                    Kind.FORBIDDEN,
                    refused.request(),
                    "The Winnow app has no such field on this site (" + refused.request()
                            + "); let an administrator update the app.");
        }
    }

    /** One value for one field. */
    private record Update(String field, FieldValue value) {

        ObjectNode json(List<IssueId> issues) {
            ObjectNode json = JsonNodeFactory.instance.objectNode().put("customField", field);
            ArrayNode ids = json.putArray("issueIds");
            issues.forEach(issue -> ids.add(issue.value()));
            return json.set("value", FieldValueJson.write(value));
        }
    }
}
