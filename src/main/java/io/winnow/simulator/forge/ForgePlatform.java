package io.winnow.simulator.forge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.winnow.simulator.JiraSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A running simulated Forge with one app, on a loopback port: publishes its keys, is the gateway to every site the app is
 * installed on, and calls the app's remote. Thread-safe; close it when done.
 */
public final class ForgePlatform implements AutoCloseable {

    private static final String APP_ID = "ari:cloud:ecosystem::app/5f0c7c52-6b0a-4a55-9d0e-6a1c2f3b4d5e";
    private static final String KEYS = "/.well-known/jwks.json";

    private final SigningKeys keys = new SigningKeys();
    private final Tokens tokens;
    private final Clock clock;
    private final Gateway gateway = new Gateway();
    private final List<Installation> installations = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "forge-platform");
        thread.setDaemon(true);
        return thread;
    });

    private ForgePlatform(Clock clock, HttpServer server) {
        this.clock = clock;
        this.tokens = new Tokens(APP_ID, keys, clock);
        this.server = server;
        server.createContext(KEYS, this::keys);
        server.createContext(Gateway.PATH, gateway::handle);
        server.setExecutor(threads);
    }

    /** {@code clock} is the one that tokens go by; take the remote's. */
    public static ForgePlatform start(Clock clock) {
        try {
            InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            ForgePlatform platform = new ForgePlatform(clock, HttpServer.create(anyPort, 1_000));
            platform.server.start();
            return platform;
        } catch (IOException e) {
            throw new UncheckedIOException("can't listen", e);
        }
    }

    public String appId() {
        return APP_ID;
    }

    /** Where the keys are published. */
    public URI keys() {
        return gateway().resolve(KEYS);
    }

    /** On the real thing this is api.atlassian.com. */
    public URI gateway() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Signs with a new key from now on. */
    public void rotateKey() {
        keys.rotate();
    }

    /** Installs the app on a site of Cloud, and tells the remote at this address. */
    public Installation install(JiraSimulator site, URI remote) {
        gateway.add(site);
        Installation installation = new Installation(site, APP_ID, gateway(), new Remote(remote), tokens, clock);
        installations.add(installation);
        installation.tell("avi:forge:installed:app");
        return installation;
    }

    /** An hour has passed: every installation calls with a token that is good for two more at least. */
    public void hour() {
        installations.forEach(Installation::hour);
    }

    private void keys(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = keys.published().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        installations.forEach(Installation::uninstall);
        server.stop(0);
        threads.shutdownNow();
    }
}
