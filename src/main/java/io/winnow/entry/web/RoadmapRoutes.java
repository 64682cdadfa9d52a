package io.winnow.entry.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.winnow.report.ReportRenderer;
import io.winnow.report.Roadmap;
import io.winnow.report.RoadmapPage;
import java.util.Optional;
import java.util.function.Function;

/** The addresses of a backlog's roadmap: the page, and the same exports as the command's. */
final class RoadmapRoutes {

    private final ReportSource source;
    private final ReportRenderer renderer;

    RoadmapRoutes(ReportSource source, ReportRenderer renderer) {
        this.source = source;
        this.renderer = renderer;
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/backlogs/{name}/roadmap", this::page);
        Routes.get(
                routes, "/backlogs/{name}/roadmap.json", request -> export(request, "application/json", Roadmap::json));
        Routes.get(
                routes,
                "/backlogs/{name}/roadmap.md",
                request -> export(request, "text/markdown; charset=utf-8", Roadmap::markdown));
    }

    private void page(Context request) {
        asked(request)
                .map(page -> renderer.roadmap(page, source.backlogs().backlogs().size() > 1))
                .ifPresentOrElse(html -> Routes.send(request, Body.of(Routes.HTML, html)), () -> request.status(404));
    }

    private void export(Context request, String contentType, Function<Roadmap, String> format) {
        Optional<RoadmapPage> page = asked(request);
        Roadmap roadmap = page.map(RoadmapPage::roadmap).orElse(null);
        if (page.isEmpty()) {
            request.status(404);
        } else if (roadmap == null) {
            ProblemJson.send(request, 409, page.get().problem());
        } else {
            Routes.send(request, Body.of(contentType, format.apply(roadmap)));
        }
    }

    private Optional<RoadmapPage> asked(Context request) {
        return source.roadmap(request.pathParam("name"));
    }
}
