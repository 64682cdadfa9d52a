package io.winnow.entry.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import java.net.URI;
import java.util.function.Consumer;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers at one port what its routes say. Costs nothing until it is started. */
public final class Listener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    /** A call of Forge's brings three tokens. */
    private static final int HEADER_BYTES = 32_768;

    private static final long STOP_MILLIS = 5_000;
    /** Browsers keep connections open on which nothing goes on; by itself Jetty waits a second for them. */
    private static final long IDLE_MILLIS = 50;

    private final WebSettings settings;
    private final Consumer<RoutesConfig> routes;
    private @Nullable Javalin running;

    public Listener(WebSettings settings, Consumer<RoutesConfig> routes) {
        this.settings = settings;
        this.routes = routes;
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

    private void configure(JavalinConfig config) {
        quiet(config);
        config.jetty.host = settings.host();
        config.jetty.port = settings.port();
        config.jetty.modifyServer(server -> server.setStopTimeout(STOP_MILLIS));
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(HEADER_BYTES);
        });
        routes.accept(config.routes);
    }

    static void quiet(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        // answers are compressed once, when they are made
        config.http.compressionStrategy = CompressionStrategy.NONE;
    }

    /** Stops listening; running requests may end, within a few seconds. */
    @Override
    public synchronized void close() {
        Javalin javalin = running;
        if (javalin != null) {
            running = null;
            try {
                javalin.stop();
            } catch (JavalinException cutOff) {
                LOG.warn("Stopped while answers were still being made.");
                LOG.debug("cut off", cutOff);
            }
        }
    }
}
