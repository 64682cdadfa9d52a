package io.winnow.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The list of screens as Data Center gives it; no call there leads from a project to its screens. */
final class DataCenterScreens {

    private final Site site;

    DataCenterScreens(Site site) {
        this.site = site;
    }

    void register(Router router) {
        router.on("GET", "/rest/api/3/screens", List.of("search", "expand", "startAt", "maxResults"), this::list);
    }

    private Answer list(Call call) {
        ScreenCalls.checkAdmin(call, site);
        String wanted = Objects.requireNonNullElse(call.text("search"), "").toLowerCase(Locale.ROOT);
        ArrayNode screens = JsonNodeFactory.instance.arrayNode();
        site.screens().screens().stream()
                .filter(screen -> screen.name().toLowerCase(Locale.ROOT).contains(wanted))
                .skip(call.integer("startAt", 0))
                .limit(call.integer("maxResults", 100))
                .forEach(screen -> screens.addObject()
                        .put("id", screen.id())
                        .put("name", screen.name())
                        .put("description", ""));
        return Answer.ok(screens);
    }
}
