package io.winnow.entry.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * Stands in for Jira Cloud around a Forge app: a page of Jira's with a frame as Forge makes it, the app's files at another
 * origin under Forge's content security policy, and what carries calls of the frame to the app's remote.
 */
public final class ForgeStandIn implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data: blob:; connect-src 'self'; form-action 'self'; base-uri 'self'; frame-src 'self'";
    private static final String HTML = "text/html; charset=utf-8";
    private static final Map<String, String> TYPES =
            Map.of("html", HTML, "js", "text/javascript", "css", "text/css", "svg", "image/svg+xml");

    private final Path ui;
    private final UnaryOperator<JsonNode> remote;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer jira = listen(this::jira);
    private final HttpServer files = listen(this::file);
    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private volatile int slice = 1_000_000;
    private volatile UnaryOperator<ObjectNode> between = answer -> answer;
    private volatile String missing = "";
    private volatile String down = "";

    /**
     * @param ui the app's static files, built
     * @param remote what the app's remote answers to an envelope, asked for whoever looks
     */
    public ForgeStandIn(Path ui, UnaryOperator<JsonNode> remote) {
        this.ui = ui;
        this.remote = remote;
    }

    /** Jira's page with a module of the app in it; {@code extension} is the module's context, {@code theme} light or dark. */
    public String page(String extension, String theme) {
        return "http://127.0.0.1:" + jira.getAddress().getPort() + "/page?theme=" + theme + "&app="
                + encoded("http://localhost:" + files.getAddress().getPort() + "/some/where/index.html") + "&extension="
                + encoded(extension);
    }

    /** The envelopes that reached the remote so far. */
    public List<JsonNode> asked() {
        return asked;
    }

    /** No answer holds more of a body than so many units from now on. */
    public void sliceBy(int units) {
        slice = units;
    }

    /** Changes what the remote answers before the frame gets it. */
    public void between(UnaryOperator<ObjectNode> change) {
        between = change;
    }

    /** The deployed app lacks the file whose name begins so. */
    public void without(String name) {
        missing = name;
    }

    /** The remote can't be reached, says Forge in these words; empty once it can again. */
    public void down(String words) {
        down = words;
    }

    private void jira(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals("/invoke")) {
            send(
                    exchange,
                    200,
                    "application/json",
                    JSON.writeValueAsBytes(invoke(JSON.readTree(exchange.getRequestBody()))));
        } else {
            send(exchange, 200, HTML, resource("jira.html"));
        }
    }

    /** As the bridge answers: the remote's status, headers and JSON, or why there is none. */
    private ObjectNode invoke(JsonNode call) {
        ObjectNode answer = JSON.createObjectNode();
        if (!down.isEmpty()) {
            answer.put("success", false)
                    .putObject("error")
                    .put("status", 502)
                    .putObject("body")
                    .put("detail", down);
            return answer;
        }
        if (!call.path("invokeType").asText().equals("ui-remote-fetch")
                || !call.path("path").asText().equals("/forge/ui")) {
            throw new AssertionError("not a call that the manifest allows: " + call);
        }
        asked.add(call.path("body"));
        answer.put("success", true)
                .putObject("payload")
                .put("status", 200)
                .set("body", between.apply(remote(call.path("body"))));
        return answer;
    }

    /** Of what the remote answers no more than is let through. */
    private ObjectNode remote(JsonNode envelope) {
        ObjectNode answer = (ObjectNode) remote.apply(envelope);
        String body = answer.path("body").asText();
        return answer.put("body", body.substring(0, Math.min(body.length(), slice)));
    }

    /** Only files there are; what Forge puts into the page comes first in it. */
    private void file(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().replaceFirst("^/some/where/", "");
        Path file = ui.resolve(path).normalize();
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        String type = TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "text/plain");
        if (path.equals("bridge.js")) {
            send(exchange, 200, type, resource(path));
        } else if (!file.startsWith(ui)
                || !Files.isRegularFile(file)
                || (!missing.isEmpty() && path.startsWith("assets/" + missing))) {
            send(exchange, 404, "text/html", new byte[0]);
        } else if (path.equals("index.html")) {
            String page = Files.readString(file).replace("<head>", "<head><script src=\"bridge.js\"></script>");
            send(exchange, 200, type, page.getBytes(StandardCharsets.UTF_8));
        } else {
            send(exchange, 200, type, Files.readAllBytes(file));
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = ForgeStandIn.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private HttpServer listen(com.sun.net.httpserver.HttpHandler handler) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.createContext("/", handler);
            server.start();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        jira.stop(0);
        files.stop(0);
        threads.shutdownNow();
    }
}
