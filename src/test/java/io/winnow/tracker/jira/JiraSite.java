package io.winnow.tracker.jira;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.winnow.tracker.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A stubbed Jira on a free loopback port, and the client under test against it, with time that only pauses move. */
final class JiraSite implements AutoCloseable {

    static final String EMAIL = "pm@acme.example";
    static final String TOKEN = "ATATT3xFfGF0-very-secret-" + "t0ken".repeat(120);

    private final String contextPath;
    private final @Nullable Deployment deployment;
    final WireMockServer server;
    final SteppedTime time = new SteppedTime();
    final List<String> told = Collections.synchronizedList(new ArrayList<>());
    final Jira jira;

    JiraSite() {
        this(false, EMAIL, 100);
    }

    JiraSite(boolean scopedToken, @Nullable String email, int fetchSize) {
        this(scopedToken, email, fetchSize, 4);
    }

    JiraSite(boolean scopedToken, @Nullable String email, int fetchSize, int maxConcurrent) {
        this("", Deployment.CLOUD, scopedToken, email, fetchSize, maxConcurrent);
    }

    /** One that may turn out to be any kind of Jira; without an e-mail address, the token may be the gateway's. */
    JiraSite(String contextPath, @Nullable Deployment deployment, @Nullable String email) {
        this(contextPath, deployment, email == null, email, 100, 4);
    }

    private JiraSite(
            String contextPath,
            @Nullable Deployment deployment,
            boolean scopedToken,
            @Nullable String email,
            int fetchSize,
            int maxConcurrent) {
        this.contextPath = contextPath;
        this.deployment = deployment;
        server =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        jira = new Jira(
                settings(scopedToken, email, fetchSize, maxConcurrent),
                time,
                time,
                new Random(1),
                (reason, until) -> told.add(reason));
    }

    JiraSettings settings(boolean scopedToken, @Nullable String email, int fetchSize, int maxConcurrent) {
        return new JiraSettings(
                URI.create("http://127.0.0.1:" + server.port() + contextPath),
                deployment,
                email,
                new Secret(TOKEN),
                scopedToken,
                URI.create("http://localhost:" + server.port()),
                Duration.ofMinutes(10),
                fetchSize,
                maxConcurrent);
    }

    static ResponseDefinitionBuilder json(String body) {
        return status(200, body);
    }

    static ResponseDefinitionBuilder status(int status, String body) {
        return WireMock.aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json;charset=UTF-8")
                .withBody(body.replace('\'', '"'));
    }

    /** Method, path and query of every request, first to last. */
    List<String> requests() {
        List<ServeEvent> events = new ArrayList<>(server.getAllServeEvents());
        Collections.reverse(events);
        return events.stream()
                .map(event -> event.getRequest().getMethod() + " "
                        + event.getRequest().getUrl())
                .toList();
    }

    /** Bodies of every request, first to last. */
    List<String> bodies() {
        List<ServeEvent> events = new ArrayList<>(server.getAllServeEvents());
        Collections.reverse(events);
        return events.stream()
                .map(event -> event.getRequest().getBodyAsString())
                .toList();
    }

    @Override
    public void close() {
        jira.close();
        server.stop();
    }
}
