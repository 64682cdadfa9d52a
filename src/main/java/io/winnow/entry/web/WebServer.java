package io.winnow.entry.web;

import io.javalin.config.RoutesConfig;
import io.winnow.report.ReportRenderer;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Serves the report over HTTP. Costs nothing until it is started. */
public final class WebServer implements AutoCloseable {

    private final WebSettings settings;
    private final ReportRenderer renderer;
    private final ApiSettings api;
    private final @Nullable ApiWorkflows workflows;
    private final ReportSource source;
    private final Routes routes;
    private final Listener listener;
    private @Nullable PushRuns runs;

    /** One that only shows things. */
    public WebServer(WebSettings settings, ReportSource source, ReportRenderer renderer) {
        this(settings, source, renderer, ApiSettings.OFF, null);
    }

    /** One that also takes things, from who is named in {@code api}, signed in or has a token; null for none. */
    public WebServer(
            WebSettings settings,
            ReportSource source,
            ReportRenderer renderer,
            ApiSettings api,
            @Nullable ApiWorkflows workflows) {
        this.api = api;
        this.workflows = workflows;
        this.settings = settings;
        this.renderer = renderer;
        this.source = source;
        this.routes = new Routes(source, renderer);
        this.listener = new Listener(settings, this::addTo);
    }

    /**
     * Starts to listen.
     *
     * @return the address to open in a browser
     * @throws CannotListenException when the port is taken, or the host isn't this machine's
     */
    public URI start() {
        return listener.start();
    }

    /** Makes every backlog's page, in the background, so that who comes first needn't wait for it. */
    public void prepare() {
        routes.prepare();
    }

    /** Stops listening; running requests may end, within a few seconds. */
    @Override
    public synchronized void close() {
        routes.close();
        PushRuns started = runs;
        if (started != null) {
            runs = null;
            started.close();
        }
        listener.close();
    }

    private void addTo(RoutesConfig all) {
        new Guard(new LocalNames(settings.names())).addTo(all);
        if (workflows == null) {
            Routes.get(all, ApiPaths.ME, request -> SignInRoutes.me(request, Optional.empty(), SignInRoutes.HERE));
        } else {
            addPeople(all, workflows);
        }
        routes.addTo(all);
    }

    private void addPeople(RoutesConfig routes, ApiWorkflows workflows) {
        LocalVisitors visitors = new LocalVisitors(workflows.tokens(), workflows.signIn(), settings, workflows.clock());
        if (!settings.readsOpen()) {
            new ReadWall(visitors, renderer).addTo(routes);
        }
        new SignInRoutes(visitors, renderer).addTo(routes);
        new Api(api, workflows, visitors).addTo(routes);
        new InputsApi(workflows.changeInputs(), workflows.explainIssue(), visitors).addTo(routes);
        new EventRoutes(workflows.events()).addTo(routes);
        PushRuns started = new PushRuns(workflows.pushes().ids(), workflows.clock());
        new PushApi(workflows.pushes(), visitors, started).addTo(routes);
        runs = started;
        new PanelRoutes(workflows.panels(), source, renderer, workflows.clock()).addTo(routes);
    }
}
