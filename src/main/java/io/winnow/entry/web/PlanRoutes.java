package io.winnow.entry.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.winnow.report.PlanExport;
import io.winnow.report.ReportRenderer;
import io.winnow.workflow.PlanOptions;
import io.winnow.workflow.SetupException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The addresses of a backlog's plan: the page, and the same exports as the command's. */
final class PlanRoutes {

    private static final String NO_NUMBER = "capacity takes a number such as 34 or 12.5.";

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
    }

    private void page(Context request) {
        String capacity = request.queryParam("capacity");
        Optional<BigDecimal> amount = amount(capacity);
        if (given(capacity) && amount.isEmpty()) {
            request.status(400);
            Routes.fresh(request, Routes.HTML, renderer.problem("This is no capacity", NO_NUMBER));
            return;
        }
        source.plan(name(request), options(request, amount), "again".equals(request.queryParam("ask")))
                .map(page -> renderer.plan(page, source.backlogs().backlogs().size() > 1))
                .ifPresentOrElse(html -> Routes.send(request, Body.of(Routes.HTML, html)), () -> request.status(404));
    }

    private void export(Context request, String contentType, Function<PlanExport, String> format) {
        String capacity = request.queryParam("capacity");
        Optional<BigDecimal> amount = amount(capacity);
        if (given(capacity) && amount.isEmpty()) {
            ProblemJson.send(request, 400, NO_NUMBER);
            return;
        }
        try {
            source.planExport(name(request), options(request, amount))
                    .map(format)
                    .ifPresentOrElse(
                            text -> Routes.send(request, Body.of(contentType, text)), () -> request.status(404));
        } catch (SetupException unclear) {
            ProblemJson.send(request, 409, String.valueOf(unclear.getMessage()));
        }
    }

    private static String name(Context request) {
        return request.pathParam("name");
    }

    private static boolean given(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static Optional<BigDecimal> amount(@Nullable String text) {
        return Optional.ofNullable(text).flatMap(PlanOptions::amount);
    }

    private static PlanOptions options(Context request, Optional<BigDecimal> amount) {
        String sprint = request.queryParam("sprint");
        return new PlanOptions(
                given(sprint) ? sprint : null, amount.orElse(null), "true".equals(request.queryParam("exact")));
    }
}
