package io.winnow.tracker.jira.wire;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads what identifies a user. */
public final class PersonJson {

    private PersonJson() {}

    /** Cloud's account id; Data Center's key, which stays when somebody is renamed; empty when there is none. */
    public static String id(JsonNode json) {
        return json.path("accountId")
                .asText(json.path("key").asText(json.path("name").asText("")));
    }
}
