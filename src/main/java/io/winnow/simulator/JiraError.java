package io.winnow.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer that refuses the request, in Jira's words. */
final class JiraError extends RuntimeException {

    final int status;
    final List<String> messages;
    final Map<String, String> errors;

    /** Whether the client asked for something a careful client never asks for. */
    final boolean clientFault;

    /** JQL's refusals carry warningMessages instead of errors. */
    final boolean jql;

    private JiraError(int status, List<String> messages, Map<String, String> errors, boolean clientFault, boolean jql) {
        super(status + " " + messages + " " + errors);
        this.status = status;
        this.messages = List.copyOf(messages);
        this.errors = new LinkedHashMap<>(errors);
        this.clientFault = clientFault;
        this.jql = jql;
    }

    static JiraError badRequest(String message) {
        return new JiraError(400, List.of(message), Map.of(), true, false);
    }

    static JiraError badFields(Map<String, String> errors) {
        return new JiraError(400, List.of(), errors, true, false);
    }

    /** What no client can know before it asks, such as which fields a project requires. */
    static JiraError refusedFields(Map<String, String> errors) {
        return new JiraError(400, List.of(), errors, false, false);
    }

    static JiraError jql(List<String> messages) {
        return new JiraError(400, messages, Map.of(), true, true);
    }

    /** Data Center calls it an error of its own that somebody asked for more than it serves. */
    static JiraError beyondWindow(String message) {
        return new JiraError(500, List.of(message), Map.of(), true, false);
    }

    static JiraError payload() {
        return badRequest("Invalid request payload. Refer to the REST API documentation and try again.");
    }

    static JiraError gone(String message) {
        return new JiraError(410, List.of(message), Map.of(), true, false);
    }

    static JiraError unknown(String message) {
        return new JiraError(404, List.of(message), Map.of(), true, false);
    }

    /** Something that may well have been there a moment ago. */
    static JiraError notFound(String message) {
        return new JiraError(404, List.of(message), Map.of(), false, false);
    }

    static JiraError of(int status, String message) {
        return new JiraError(status, List.of(message), Map.of(), false, false);
    }
}
