package io.winnow.tracker.jira.datacenter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A third reading of Data Center's search, for these tests alone: issues, a small window, nothing forgiven. */
final class StrictSearch implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NOT_IN = Pattern.compile("project not in \\(([^)]*)\\)");
    private static final Pattern PROJECT = Pattern.compile("project = \"([^\"]+)\"");
    private static final Pattern BEHIND = Pattern.compile("key > \"([^\"]+)\"");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger arrived = new AtomicInteger();
    private final int window;
    /** No search looks further. */
    int furthest = 10_000;

    private final Map<Long, String> keys = new TreeMap<>();
    private final Map<String, Long> oldKeys = new TreeMap<>();
    final List<String> asked = new ArrayList<>();
    /** Called for each search with its number from 1, while others are under way. */
    IntConsumer meanwhile = number -> {};
    /** Called before each search with its number from 1. */
    IntConsumer before = number -> {};

    StrictSearch(int window) throws IOException {
        this.window = window;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tracker/jira");
    }

    void put(long id, String key) {
        keys.put(id, key);
    }

    void delete(long id) {
        keys.remove(id);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            if (path.equals("/tracker/jira/rest/api/2/serverInfo")) {
                send(exchange, 200, object().put("deploymentType", "Server").put("version", "9.12.1"));
            } else if (!path.equals("/tracker/jira/rest/api/2/search")) {
                send(exchange, 404, object());
            } else {
                meanwhile.accept(arrived.incrementAndGet());
                search(exchange, body);
            }
        }
    }

    private synchronized void search(HttpExchange exchange, JsonNode body) throws IOException {
        String jql = body.path("jql").asText();
        asked.add(jql);
        before.accept(asked.size());
        String project = first(PROJECT, jql);
        String bound = first(BEHIND, jql);
        Long edge = bound.isEmpty() ? null : idOf(bound);
        if (!bound.isEmpty() && edge == null) {
            ObjectNode refused = object();
            refused.putArray("errorMessages").add("An issue with key '" + bound + "' does not exist for field 'key'.");
            send(exchange, 400, refused);
            return;
        }
        String behind = edge == null ? "" : keys.getOrDefault(edge, "");
        List<Map.Entry<Long, String>> found = keys.entrySet().stream()
                .filter(issue -> !first(NOT_IN, jql).contains('"' + project(issue.getValue()) + '"'))
                .filter(issue -> project.isEmpty() || project(issue.getValue()).equals(project))
                .filter(issue -> behind.isEmpty()
                        || (project(issue.getValue()).equals(project(behind))
                                && number(issue.getValue()) > number(behind)))
                .sorted(Comparator.comparing((Map.Entry<Long, String> issue) -> project(issue.getValue()))
                        .thenComparing(issue -> number(issue.getValue())))
                .toList();
        int size = Math.min(window, body.path("maxResults").asInt());
        int start = body.path("startAt").asInt();
        if (start + size > furthest) {
            send(exchange, 500, object().put("message", "Search limit exceeded"));
            return;
        }
        ObjectNode answer =
                object().put("startAt", start).put("maxResults", size).put("total", found.size());
        ArrayNode issues = answer.putArray("issues");
        found.stream()
                .skip(start)
                .limit(size)
                .forEach(issue -> issues.addObject()
                        .put("id", String.valueOf(issue.getKey()))
                        .put("key", issue.getValue()));
        send(exchange, 200, answer);
    }

    /** An old key still leads to the issue that had it, as long as it isn't another's. */
    private @Nullable Long idOf(String key) {
        return keys.entrySet().stream()
                .filter(issue -> issue.getValue().equals(key)
                        || oldKeys.getOrDefault(key, -1L).equals(issue.getKey()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    void move(long id, String newKey) {
        oldKeys.put(keys.get(id), id);
        keys.put(id, newKey);
    }

    private static String first(Pattern pattern, String jql) {
        Matcher matcher = pattern.matcher(jql);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String project(String key) {
        return key.substring(0, key.lastIndexOf('-'));
    }

    private static int number(String key) {
        return Integer.parseInt(key.substring(key.lastIndexOf('-') + 1));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void send(HttpExchange exchange, int status, JsonNode answer) throws IOException {
        byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
