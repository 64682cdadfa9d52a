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

    /** What counts a key in its project; 0 for none that Jira would give. */
    static long number(String key) {
        String digits = key.substring(key.lastIndexOf('-') + 1);
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
    }

    /** In quotes, for a key may be a reserved word of JQL. */
    static String quoted(String keyOrProject) {
        return '"' + keyOrProject.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
