package io.winnow.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The list of custom fields with their projects, as Data Center gives it to administrators. */
final class CustomFieldCalls {

    private final Site site;
    private final SharedJson shared;

    CustomFieldCalls(Site site, SharedJson shared) {
        this.site = site;
        this.shared = shared;
    }

    void register(Router router) {
        router.on(
                "GET",
                "/rest/api/3/customFields",
                List.of(
                        "search",
                        "projectIds",
                        "types",
                        "screenIds",
                        "startAt",
                        "maxResults",
                        "sortColumn",
                        "sortOrder"),
                this::list);
    }

    private Answer list(Call call) {
        ScreenCalls.checkAdmin(call, site);
        String wanted = Objects.requireNonNullElse(call.text("search"), "").toLowerCase(Locale.ROOT);
        return Answer.ok(Paged.page(
                call,
                50,
                100,
                site.catalog().fields.stream()
                        .filter(Field::isCustom)
                        .filter(field -> field.name().toLowerCase(Locale.ROOT).contains(wanted))
                        .map(this::json)
                        .toList()));
    }

    private ObjectNode json(Field field) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", field.id())
                .put("name", field.name())
                .put("description", "")
                .put("type", String.valueOf(field.custom()))
                .put("self", shared.rest() + "/customFields/" + field.number())
                .put("numericId", field.number())
                .put("isLocked", false)
                .put("isManaged", false)
                .put("isAllProjects", field.only().isEmpty())
                .put("isTrusted", true)
                .put("projectsCount", field.only().size());
        field.only().stream().sorted().forEach(json.putArray("projectIds")::add);
        json.putArray("issueTypeIds");
        return json;
    }
}
