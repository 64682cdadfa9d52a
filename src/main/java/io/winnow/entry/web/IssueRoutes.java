package io.winnow.entry.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.winnow.report.IssuePage;
import io.winnow.report.IssuePlace;
import io.winnow.report.ReportRenderer;
import java.util.Optional;

/** The addresses of single issues, by key or id: in a backlog, and in whichever backlog holds it; and of projects. */
final class IssueRoutes {

    private final ReportSource source;
    private final ReportRenderer renderer;

    IssueRoutes(ReportSource source, ReportRenderer renderer) {
        this.source = source;
        this.renderer = renderer;
    }

    void addTo(RoutesConfig routes) {
        Routes.get(
                routes,
                "/backlogs/{name}/issues/{issue}",
                request -> send(request, source.issue(request.pathParam("name"), request.pathParam("issue"))));
        Routes.get(routes, "/projects/{key}", this::project);
        Routes.get(routes, "/issues/{issue}", request -> send(request, source.issue(request.pathParam("issue"))));
    }

    /** The tracker knows projects, not backlogs. */
    private void project(Context request) {
        request.redirect(source.backlogOfProject(request.pathParam("key"))
                .map(Routes::address)
                .orElse("/"));
    }

    private void send(Context request, Optional<IssuePage> found) {
        IssuePlace place = "panel".equals(request.queryParam("in")) ? IssuePlace.PANEL : IssuePlace.PAGE;
        found.map(page -> renderer.issue(page, place))
                .ifPresentOrElse(html -> Routes.send(request, Body.of(Routes.HTML, html)), () -> request.status(404));
    }
}
