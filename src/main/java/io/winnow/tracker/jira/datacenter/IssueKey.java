package io.winnow.tracker.jira.datacenter;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.model.IssueId;

/** An issue as a search finds it: which it is, and where the search goes on after it. */
record IssueKey(IssueId id, String key) {

    static IssueKey read(JsonNode json) {
        return new IssueKey(
                IssueId.of(json.path("id").asText()), json.path("key").asText(""));
    }

    /** The key's part before the number. */
    String project() {
        return key.substring(0, Math.max(0, key.lastIndexOf('-')));
    }

    /** In quotes, for a key may be a reserved word of JQL. */
    static String quoted(String keyOrProject) {
        return '"' + keyOrProject.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
