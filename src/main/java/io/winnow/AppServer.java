package io.winnow;

import io.winnow.config.RemoteConfig;
import io.winnow.entry.cli.Server;
import io.winnow.entry.forge.ForgeRoutes;
import io.winnow.entry.forge.ForgeSettings;
import io.winnow.entry.forge.InvocationTokens;
import io.winnow.entry.web.Listener;
import io.winnow.entry.web.WebSettings;
import io.winnow.tracker.jira.Pause;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server behind a Forge app: Atlassian calls it, for all the sites that the app is installed on. */
final class AppServer implements Server {

    private static final Logger LOG = LoggerFactory.getLogger(AppServer.class);
    private static final long LOOK_MINUTES = 10;

    private final RemoteConfig config;
    private final AppGround ground;
    private final AppSites sites;
    private final Listener listener;
    private final URI url;
    private final ScheduledExecutorService looking;

    private AppServer(RemoteConfig config, AppGround ground, AppSites sites, Listener listener, URI url) {
        this.config = config;
        this.ground = ground;
        this.sites = sites;
        this.listener = listener;
        this.url = url;
        this.looking = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "winnow-sites");
            thread.setDaemon(true);
            return thread;
        });
    }

    static AppServer start(RemoteConfig config, OptionalInt port, Clock clock, Pause pause) {
        WebSettings settings =
                config.server().withPort(port.orElse(config.server().port()));
        AppGround ground = AppGround.open(config, clock);
        AppSites sites = new AppSites(config, ground, clock, pause);
        ForgeRoutes routes = new ForgeRoutes(
                new InvocationTokens(new ForgeSettings(config.app(), config.keys(), config.gateway()), clock),
                sites,
                clock);
        Listener listener = new Listener(settings, routes::addTo);
        try {
            URI url = listener.start(); // first: when its port is taken, nothing else has begun
            AppServer server = new AppServer(config, ground, sites, listener, url);
            sites.begin();
            server.lookForSilence();
            return server;
        } catch (RuntimeException failure) {
            listener.close();
            sites.close();
            ground.close();
            throw failure;
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void lookForSilence() {
        looking.scheduleWithFixedDelay(this::leaveSilent, LOOK_MINUTES, LOOK_MINUTES, TimeUnit.MINUTES);
    }

    private void leaveSilent() {
        try {
            sites.leaveSilent();
        } catch (RuntimeException failure) {
            LOG.error("It can't be told which sites have fallen silent; this is tried again.", failure);
        }
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public List<String> notes() {
        String https = config.server().publicUrl() == null
                ? "Forge calls over HTTPS only: put a proxy in front, and name its address as server.publicUrl."
                : "Its address as the app's remote: " + config.server().publicUrl();
        return List.of(https, "Only calls that Forge has signed for " + config.app() + " are answered.");
    }

    @Override
    public void close() {
        looking.shutdownNow();
        listener.close();
        sites.close();
        ground.close();
    }
}
