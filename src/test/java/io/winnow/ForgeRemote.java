package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.entry.cli.Cli;
import io.winnow.entry.cli.Console;
import io.winnow.entry.cli.Server;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.Site;
import io.winnow.simulator.forge.ForgePlatform;
import io.winnow.simulator.forge.Installation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The server behind the app of a simulated Forge, and the operator who runs it. */
final class ForgeRemote implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final ForgePlatform forge = ForgePlatform.start(Clock.systemUTC());
    private final Path config;
    private final Server server;

    ForgeRemote(Path folder) {
        try {
            config = Files.writeString(folder.resolve("forge.yaml"), """
                    forge: {app: "%s", key: "${KEY}", folder: "%s", keys: %s, gateway: %s, coalesce: 1s}
                    server: {port: 0}
                    """.formatted(
                            forge.appId(), folder.resolve("sites"), forge.keys(), forge.gateway()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server = composition().serveSites(config, OptionalInt.of(0)).orElseThrow();
    }

    private static Composition composition() {
        return new Composition(Map.of("KEY", KEY));
    }

    URI at(String path) {
        return server.url().resolve(path);
    }

    /** Installs the app, which brings its fields. */
    Installation install(JiraSimulator jira) {
        return forge.install(jira, server.url());
    }

    /** The fields that the app's manifest brings to a site. */
    void bringFields(Site site) {
        String owner = forge.appId().replaceAll(".*/", "") + "/2";
        site.addAppField(owner, "winnow-score", "Winnow score", "number");
        site.addAppField(owner, "winnow-why", "Winnow why", "string");
        site.addAppField(owner, "winnow-rank", "Winnow rank", "number");
        site.addAppField(owner, "winnow-customers", "Winnow customers", "number");
        site.addAppField(owner, "winnow-goals", "Winnow goals", "string");
    }

    /** What a person's page asks by way of Forge, and what it is answered, still packed. */
    static JsonNode ask(Installation app, String person, JsonNode envelope) {
        HttpResponse<String> answer = app.invokeRemote(
                person,
                "winnow-global-page",
                JsonNodeFactory.instance.objectNode(),
                "/forge/ui",
                "POST",
                Map.of("Content-Type", "application/json"),
                envelope.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try {
            return JSON.readTree(answer.body());
        } catch (IOException notJson) {
            throw new AssertionError(answer.body(), notJson);
        }
    }

    static ObjectNode envelope(String method, String path, String body) {
        ObjectNode envelope = JsonNodeFactory.instance
                .objectNode()
                .put("method", method)
                .put("path", path)
                .put("body", body.isEmpty() ? null : body)
                .put("from", 0);
        envelope.putObject("headers")
                .put("Content-Type", path.startsWith("/api/v1/settings") ? "application/yaml" : "application/json");
        return envelope;
    }

    /** What a command of the operator's prints. */
    String command(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--config", config.toString()));
        StringWriter out = new StringWriter();
        Console console = new Console(new PrintWriter(out), new PrintWriter(out), false, false);
        new Cli(composition(), console).run(all.toArray(String[]::new));
        return out.toString();
    }

    @Override
    public void close() {
        server.close();
        forge.close();
    }
}
