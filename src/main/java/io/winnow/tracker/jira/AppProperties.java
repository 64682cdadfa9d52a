package io.winnow.tracker.jira;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.model.FieldValue;
import io.winnow.model.IssueId;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import io.winnow.tracker.jira.wire.FieldValueJson;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sets a property on many issues, as the app, which Jira does a little later, by a task. Thread-safe. */
final class AppProperties {

    private static final String PATH = "/rest/api/3/issue/properties/multi";
    private static final String TASK = "/rest/api/3/task/";
    private static final int MOST_ISSUES = 100;
    private static final int MOST_LOOKS = 8;
    private static final Set<String> GOING_ON = Set.of("ENQUEUED", "RUNNING");

    private final JiraHttp http;

    AppProperties(JiraHttp http) {
        this.http = http;
    }

    /** Returns when all are set, or Jira takes longer than a few looks: then it goes on by itself. */
    void set(String key, Map<IssueId, Map<String, FieldValue>> values) {
        for (List<IssueId> some : Windows.of(values.keySet(), MOST_ISSUES)) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            ArrayNode issues = body.putArray("issues");
            for (IssueId issue : some) {
                ObjectNode property = issues.addObject()
                        .put("issueID", issue.value())
                        .putObject("properties")
                        .putObject(key);
                values.getOrDefault(issue, Map.of())
                        .forEach((name, value) -> property.set(name, FieldValueJson.write(value)));
            }
            await(http.call(JiraRequest.create(PATH, PATH, body).as(JiraRequest.As.APP), new TaskReader()));
        }
    }

    private void await(String task) {
        JiraRequest request = JiraRequest.get(TASK + task, TASK + "{id}").as(JiraRequest.As.APP);
        for (int look = 0; look < MOST_LOOKS; look++) {
            String status = http.call(request).path("status").asText();
            if (status.equals("COMPLETE")) {
                return;
            }
            if (!GOING_ON.contains(status)) {
                throw new TrackerException(
                        Kind.REJECTED,
                        "POST " + PATH,
                        "Jira didn't set the properties of some issues (task " + task + " is " + status + ").");
            }
            http.pauseBeforeRepeating(look);
        }
    }

    /** Reads the id of the task that does it from where Jira says to look; nothing is looked up there. */
    private static final class TaskReader implements BodyReader<String> {

        @Override
        public String read(JsonParser parser) {
            throw new IllegalArgumentException("an answer where a task should be");
        }

        @Override
        public @Nullable String elsewhere(String location) {
            String id = location.substring(location.lastIndexOf('/') + 1);
            return id.matches("[A-Za-z0-9-]{1,64}") ? id : null;
        }
    }
}
