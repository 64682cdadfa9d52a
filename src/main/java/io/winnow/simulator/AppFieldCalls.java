package io.winnow.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values of the fields that a Forge app brings: only the app writes them, all or none of one request. */
final class AppFieldCalls {

    private final Site site;
    private final Face face;
    private final Faults faults;

    AppFieldCalls(Site site, Face face, Faults faults) {
        this.site = site;
        this.face = face;
        this.faults = faults;
    }

    void register(Router router) {
        router.on(
                "POST", "/rest/api/3/app/field/value", List.of("generateChangelog", "generateAppEvents"), this::update);
    }

    private Answer update(Call call) {
        boolean changelog = call.flag("generateChangelog", true);
        call.flag("generateAppEvents", true);
        JsonNode updates = call.body("updates").node().path("updates");
        if (!updates.isArray() || updates.isEmpty()) {
            throw JiraError.payload();
        }
        if (updates.size() > faults.mostUpdates()) {
            throw JiraError.of(413, "The request is too large.");
        }
        if (!call.byApp()) {
            throw JiraError.of(403, "Only the app that provided the fields may update their values.");
        }
        synchronized (site) {
            save(edits(updates), changelog);
        }
        return Answer.empty(204);
    }

    private Map<Long, IssueState.Edit> edits(JsonNode updates) {
        Map<Long, IssueState.Edit> edits = new LinkedHashMap<>();
        Set<String> pairs = new HashSet<>();
        for (JsonNode update : updates) {
            Field field = field(update.path("customField").asText());
            for (long id : ids(update)) {
                if (!pairs.add(field.id() + " " + id)) {
                    throw JiraError.badRequest(
                            "The combination of field " + field.id() + " and issue " + id + " is not unique.");
                }
                IssueState issue = site.get(id);
                if (issue == null) {
                    throw JiraError.of(400, "Issue " + id + " does not exist.");
                }
                IssueState.Edit edit = edits.computeIfAbsent(id, key -> issue.edit());
                String complaint = complaint(edit, field, update.get("value"));
                if (complaint != null) {
                    throw JiraError.badRequest(complaint);
                }
            }
        }
        return edits;
    }

    private @Nullable String complaint(IssueState.Edit edit, Field field, @Nullable JsonNode value) {
        return value == null
                ? "The value of " + field.id() + " is missing."
                : site.values().put(edit, field, value, face);
    }

    private Field field(String id) {
        Field field = site.catalog().field(id);
        if (field == null || !field.isCustom()) {
            throw JiraError.notFound("The custom field '" + id + "' was not found.");
        }
        if (!field.ofApp()) {
            throw JiraError.of(403, "The app did not provide the field '" + id + "'.");
        }
        return field;
    }

    private static List<Long> ids(JsonNode update) {
        if (!(update instanceof ObjectNode object)
                || !Set.of("customField", "issueIds", "value").containsAll(names(object))) {
            throw JiraError.payload();
        }
        List<Long> ids = new Body(object).numbers("issueIds");
        if (ids.isEmpty()) {
            throw JiraError.badRequest("At least one issue ID must be provided.");
        }
        return ids;
    }

    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Without a changelog, nothing but the value tells that anything happened. */
    private void save(Map<Long, IssueState.Edit> edits, boolean changelog) {
        edits.forEach((id, edit) -> {
            if (changelog) {
                site.saveChange(Objects.requireNonNull(site.get(id)), edit);
            } else {
                site.saveQuietly(edit);
            }
        });
    }
}
