package io.winnow.entry.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import io.winnow.report.ReportRenderer;
import java.net.URI;
import java.util.Optional;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the report over HTTP. Costs nothing until it is started. */
public final class WebServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final long STOP_MILLIS = 5_000;
    /** Browsers keep connections open on which nothing goes on; by itself Jetty waits a second for them. */
    private static final long IDLE_MILLIS = 50;

    private final WebSettings settings;
    private final ReportRenderer renderer;
    private final ApiSettings api;
    private final @Nullable ApiWorkflows workflows;
    private final ReportSource source;
    private final Routes routes;
    private @Nullable Javalin running;
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
    }

    /**
     * Starts to listen.
     *
     * @return the address to open in a browser
     * @throws CannotListenException when the port is taken, or the host isn't this machine's
     */
    public synchronized URI start() {
        Javalin javalin = Javalin.create(this::configure);
        try {
            javalin.start();
        } catch (JavalinBindException taken) {
            javalin.stop();
            throw new CannotListenException(
                    "port " + settings.port() + " on " + settings.host()
                            + " is in use or not allowed: stop what uses it, or choose another with --port",
                    taken);
        }
        for (Connector connector : javalin.jettyServer().server().getConnectors()) {
            if (connector instanceof AbstractConnector own) {
                own.setShutdownIdleTimeout(IDLE_MILLIS);
            }
        }
        running = javalin;
        return settings.url(javalin.port());
    }

    /** Makes every backlog's page, in the background, so that who comes first needn't wait for it. */
    public void prepare() {
        routes.prepare();
    }

    /** Stops listening; running requests may end, within a few seconds. */
    @Override
    public synchronized void close() {
        Javalin javalin = running;
        if (javalin != null) {
            running = null;
            if (runs != null) {
                runs.close();
            }
            try {
                javalin.stop();
            } catch (JavalinException cutOff) {
                LOG.warn("Stopped while answers were still being made.");
                LOG.debug("cut off", cutOff);
            }
        }
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.jetty.host = settings.host();
        config.jetty.port = settings.port();
        config.jetty.modifyServer(server -> server.setStopTimeout(STOP_MILLIS));
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        // answers are compressed once, when they are made
        config.http.compressionStrategy = CompressionStrategy.NONE;
        new Guard(new LocalNames(settings.names())).addTo(config.routes);
        if (workflows == null) {
            Routes.get(config.routes, ApiPaths.ME, request -> SignInRoutes.me(request, Optional.empty()));
        } else {
            addPeople(config.routes, workflows);
        }
        routes.addTo(config.routes);
    }

    private void addPeople(RoutesConfig routes, ApiWorkflows workflows) {
        Visitors visitors = new Visitors(workflows.tokens(), workflows.signIn(), settings, workflows.clock());
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
