package io.winnow.entry.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.winnow.report.PlanExport;
import io.winnow.report.ReportRenderer;
import io.winnow.workflow.PlanOptions;
import io.winnow.workflow.SetupException;
import java.io.StringWriter;
import java.util.Optional;
import java.util.function.Function;

/** The addresses of a backlog's plan: the page, and the same exports as the command's. */
final class PlanRoutes {

    private final ReportSource source;
    private final ReportRenderer renderer;

    PlanRoutes(ReportSource source, ReportRenderer renderer) {
        this.source = source;
        this.renderer = renderer;
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, "/backlogs/{name}/plan", this::page);
        Routes.get(
                routes, "/backlogs/{name}/plan.json", request -> export(request, "application/json", PlanExport::json));
        Routes.get(
                routes,
                "/backlogs/{name}/plan.csv",
                request -> export(request, "text/csv; charset=utf-8", PlanExport::csv));
        Routes.get(
                routes,
                "/backlogs/{name}/plan.md",
                request -> export(request, "text/markdown; charset=utf-8", PlanExport::markdown));
        Routes.get(routes, "/backlogs/{name}/plan.html", this::file);
    }

    private void page(Context request) {
        PlanOptions options;
        try {
            options = PlanQuery.of(request);
        } catch (RefusedException wrong) {
            request.status(wrong.status());
            Routes.fresh(
                    request,
                    Routes.HTML,
                    renderer.problem("There is no such plan", String.valueOf(wrong.getMessage())));
            return;
        }
        source.plan(name(request), options, "again".equals(request.queryParam("ask")))
                .map(page -> renderer.plan(page, source.backlogs().backlogs().size() > 1))
                .ifPresentOrElse(html -> Routes.send(request, Body.of(Routes.HTML, html)), () -> request.status(404));
    }

    private void export(Context request, String contentType, Function<PlanExport, String> format) {
        answer(
                request,
                options ->
                        source.planExport(name(request), options).map(format).map(text -> Body.of(contentType, text)));
    }

    /** To be saved: shown from here, the server's own policy would keep its style and script out. */
    private void file(Context request) {
        answer(
                request,
                options -> source.plan(name(request), options, false).map(page -> {
                    if (page.made() == null) {
                        throw new SetupException(page.problem());
                    }
                    StringWriter html = new StringWriter();
                    renderer.planFile(page, html);
                    request.header("Content-Disposition", "attachment; filename=\"plan.html\"");
                    return Body.of(Routes.HTML, html.toString());
                }));
    }

    private static void answer(Context request, Function<PlanOptions, Optional<Body>> made) {
        try {
            made.apply(PlanQuery.of(request))
                    .ifPresentOrElse(body -> Routes.send(request, body), () -> request.status(404));
        } catch (RefusedException wrong) {
            ProblemJson.send(request, wrong.status(), String.valueOf(wrong.getMessage()));
        } catch (SetupException unclear) {
            ProblemJson.send(request, 409, String.valueOf(unclear.getMessage()));
        }
    }

    private static String name(Context request) {
        return request.pathParam("name");
    }
}
