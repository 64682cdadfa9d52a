package io.winnow.entry.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.winnow.model.IssueId;
import io.winnow.report.Asset;
import io.winnow.report.BacklogList;
import io.winnow.report.ReportRenderer;
import io.winnow.report.StatusJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every address of the server, in one place. */
final class Routes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
    static final String HTML = "text/html; charset=utf-8";
    private static final String JSON = "application/json";

    private final ReportSource source;
    private final ReportRenderer renderer;
    private final ReportCache reports;
    private final StatusJson statusJson = new StatusJson();

    Routes(ReportSource source, ReportRenderer renderer) {
        this.source = source;
        this.renderer = renderer;
        this.reports = new ReportCache(source, renderer);
    }

    void addTo(RoutesConfig routes) {
        get(routes, "/", this::start);
        get(routes, "/backlogs/{name}", request -> report(request, reports::page));
        get(routes, "/backlogs/{name}/rows.json", request -> report(request, reports::rows));
        get(routes, "/backlogs/{name}/evidence/{issue}.json", this::evidence);
        get(routes, "/api/v1/status", request -> fresh(request, JSON, statusJson.write(seen(request))));
        get(routes, "/health", request -> fresh(request, JSON, "{\"status\":\"up\"}"));
        new PlanRoutes(source, renderer).addTo(routes);
        new RoadmapRoutes(source, renderer).addTo(routes);
        new IssueRoutes(source, renderer).addTo(routes);
        Map<String, Body> assets = assets();
        get(routes, "/assets/{file}", request -> asset(request, assets));
        routes.error(404, this::notFound);
        routes.exception(Exception.class, this::failed);
    }

    void prepare() {
        reports.prepare();
    }

    @Override
    public void close() {
        reports.close();
    }

    static void get(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler);
        routes.head(path, handler);
    }

    /** The list of all backlogs; or the only one, when there is just one. */
    private void start(Context request) {
        BacklogList list = seen(request);
        if (list.backlogs().size() == 1) {
            request.redirect(address(list.backlogs().get(0).name()));
        } else {
            fresh(request, HTML, renderer.backlogs(list));
        }
    }

    private BacklogList seen(Context request) {
        return source.backlogs().only(name -> SitePages.sees(request, name));
    }

    static String address(String backlog) {
        return "/backlogs/" + URLEncoder.encode(backlog, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void report(Context request, Function<String, Optional<Body>> reports) {
        reports.apply(request.pathParam("name"))
                .ifPresentOrElse(body -> send(request, body), () -> request.status(404));
    }

    /** Issues go by their numeric ids; whatever else is asked for isn't there. */
    private void evidence(Context request) {
        String issue = request.pathParam("issue");
        if (issue.matches("[1-9][0-9]{0,17}")) {
            report(request, name -> reports.evidence(name, IssueId.of(issue)));
        } else {
            request.status(404);
        }
    }

    private Map<String, Body> assets() {
        return renderer.assets().stream()
                .collect(Collectors.toMap(Asset::path, asset -> Body.of(asset.contentType(), asset.text())));
    }

    /** An asset's address holds a hash of its content, so whatever it names never changes. */
    private static void asset(Context request, Map<String, Body> assets) {
        Body body = assets.get(request.path());
        if (body == null) {
            request.status(404);
        } else {
            send(request, body);
            request.header("Cache-Control", "public, max-age=31536000, immutable");
        }
    }

    static void send(Context request, Body body) {
        request.header("ETag", body.tag()).header("Vary", "Accept-Encoding").contentType(body.contentType());
        if (Negotiation.knows(request.header("If-None-Match"), body.tag())) {
            request.status(304);
        } else if (Negotiation.takesGzip(request.header("Accept-Encoding"))) {
            request.header("Content-Encoding", "gzip").result(body.compressed());
        } else {
            request.result(body.plain());
        }
    }

    static void fresh(Context request, String contentType, String text) {
        request.contentType(contentType).result(text.getBytes(StandardCharsets.UTF_8));
    }

    private void notFound(Context request) {
        if (ApiPaths.include(request.path())) {
            ProblemJson.send(request, 404, absent(request.path()));
        } else if (isForMachines(request)) {
            fresh(request, JSON, "{\"error\":\"there is nothing at this address\"}");
        } else {
            fresh(
                    request,
                    HTML,
                    renderer.problem(
                            "Nothing here", "There is no page at this address. The backlog may have been renamed."));
        }
    }

    private static String absent(String path) {
        if (ApiPaths.runs(path)) {
            return "There is no such run, or it ended long ago; winnow pushes lists what was written.";
        }
        if (ApiPaths.overrides(path) || ApiPaths.starting(path)) {
            return "There is no backlog of this name; winnow.yaml names those there are.";
        }
        return path.startsWith(ApiPaths.HOOKS)
                ? "There is no webhook of this name. Set evidence.hooks in winnow.yaml, and start winnow serve again."
                : "The API is off. Set server.apiToken in winnow.yaml, and start winnow serve again.";
    }

    private void failed(Exception defect, Context request) {
        LOG.error("{} {} failed", request.method(), ApiPaths.loggable(request.path()), defect);
        request.status(500);
        if (ApiPaths.include(request.path())) {
            ProblemJson.send(request, 500, "This could not be done; the log says why.");
        } else if (isForMachines(request)) {
            fresh(request, JSON, "{\"error\":\"this could not be shown; the log says why\"}");
        } else {
            fresh(
                    request,
                    HTML,
                    renderer.problem(
                            "This page could not be made",
                            "Nothing is lost: try again, or read the log of winnow serve, which says why."));
        }
    }

    static boolean isForMachines(Context request) {
        return request.path().startsWith("/api/") || request.path().endsWith(".json");
    }
}
