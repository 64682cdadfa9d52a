package io.winnow.tracker.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.winnow.model.FieldDefinition;
import io.winnow.tracker.IssueWriter.EditScreen;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Puts fields on screens. */
final class JiraScreens {

    private final JiraHttp http;

    private final Supplier<Platform> platform;

    JiraScreens(JiraHttp http, Supplier<Platform> platform) {
        this.http = http;
        this.platform = platform;
    }

    List<FieldDefinition> add(EditScreen screen, Collection<FieldDefinition> fields) {
        String tabs = screens() + "/" + screen.id() + "/tabs";
        JsonNode first =
                http.call(JiraRequest.get(tabs, screens() + "/{id}/tabs")).path(0);
        if (first.isMissingNode()) {
            throw new TrackerException(
                    Kind.REJECTED,
                    "GET " + tabs,
                    "The Jira screen '" + screen.name() + "' has no tab to put a field on.");
        }
        String onTab = tabs + "/" + first.path("id").asText() + "/fields";
        Set<String> there = fieldsOn(onTab);
        List<FieldDefinition> added = new ArrayList<>();
        TrackerException refused = null;
        for (FieldDefinition field : fields) {
            try {
                if (!there.contains(field.id())) {
                    add(onTab, field);
                    added.add(field);
                }
            } catch (TrackerException failure) {
                refused = failure;
            }
        }
        if (refused != null) {
            throw refused;
        }
        return added;
    }

    /** When the answer was lost, looks whether the field is there before it asks again. */
    private void add(String onTab, FieldDefinition field) {
        for (int tries = 1; ; tries++) {
            try {
                http.send(JiraRequest.create(
                        onTab, endpoint(), JsonNodeFactory.instance.objectNode().put("fieldId", field.id())));
                return;
            } catch (TrackerException failure) {
                if (failure.kind() != Kind.UNAVAILABLE || tries == JiraHttp.MOST_TRIES) {
                    throw failure;
                }
            }
            if (fieldsOn(onTab).contains(field.id())) {
                return;
            }
        }
    }

    private String screens() {
        return platform.get().api() + "/screens";
    }

    private String endpoint() {
        return screens() + "/{id}/tabs/{tabId}/fields";
    }

    private Set<String> fieldsOn(String onTab) {
        Set<String> ids = new LinkedHashSet<>();
        http.call(JiraRequest.get(onTab, endpoint()))
                .forEach(field -> ids.add(field.path("id").asText()));
        return ids;
    }
}
