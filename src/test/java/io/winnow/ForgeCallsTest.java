package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.winnow.entry.forge.ForgeEvent;
import io.winnow.entry.forge.ForgeSettings;
import io.winnow.entry.forge.Invocation;
import io.winnow.entry.forge.InvocationRefused;
import io.winnow.entry.forge.InvocationTokens;
import io.winnow.entry.forge.SystemToken;
import io.winnow.simulator.IssueDraft;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import io.winnow.simulator.Site;
import io.winnow.simulator.forge.ForgePlatform;
import io.winnow.simulator.forge.Installation;
import io.winnow.store.TenantStore.License;
import io.winnow.workflow.Hint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The simulated Forge calls a remote that judges its calls as Winnow does: two readings of one contract. */
class ForgeCallsTest {

    private final StepClock clock = new StepClock();
    private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final JiraSimulator acme = site("acme-cloud-id", "PAY");
    private final JiraSimulator other = site("other-cloud-id", "OPS");
    private final ForgePlatform forge = ForgePlatform.start(clock);
    private final InvocationTokens tokens =
            new InvocationTokens(new ForgeSettings(forge.appId(), forge.keys(), forge.gateway()), clock);
    private HttpServer remote;
    private volatile int answer = 204;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Heard(Invocation call, String path, byte[] body, String systemToken, String userToken) {}

    private JiraSimulator site(String cloudId, String project) {
        Site site = Site.empty(clock).addProject(project, "Project").addProject("SECRET", "Secret");
        site.createIssue(new IssueDraft(project, "Story", "First"));
        site.createIssue(new IssueDraft("SECRET", "Story", "Hidden"));
        return JiraSimulator.start(site, SimulatorOptions.defaults().unlimited().withCloudId(cloudId));
    }

    @BeforeEach
    void start() throws IOException {
        remote = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        remote.createContext("/", this::answer);
        remote.start();
    }

    @AfterEach
    void stop() {
        forge.close();
        remote.stop(0);
        acme.close();
        other.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(judged(exchange), -1);
        }
    }

    private int judged(HttpExchange exchange) throws IOException {
        try {
            Invocation call = tokens.verified(exchange.getRequestHeaders().getFirst("Authorization"));
            String system = exchange.getRequestHeaders().getFirst(SystemToken.HEADER);
            heard.add(new Heard(
                    call,
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestBody().readAllBytes(),
                    SystemToken.of(system, clock.instant())
                            .orElseThrow()
                            .value()
                            .reveal(),
                    Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("x-forge-oauth-user"), "")));
            return answer;
        } catch (InvocationRefused refused) {
            return refused.unavailable() ? 503 : 401;
        }
    }

    private URI remote() {
        return URI.create("http://127.0.0.1:" + remote.getAddress().getPort());
    }

    private Installation install(JiraSimulator site) {
        Installation installation = forge.install(site, remote());
        assertThat(installation.triggers().answers()).containsExactly(204);
        heard.clear();
        return installation;
    }

    private HttpResponse<String> ask(Invocation call, String token, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(call.apiBaseUrl() + path))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> page(Installation installation, String accountId) {
        return installation.invokeRemote(
                accountId,
                "issue-panel",
                JsonNodeFactory.instance.objectNode().put("type", "jira:issueContext"),
                "/forge/ui",
                "GET",
                Map.of(),
                "");
    }

    @Test
    void an_installed_app_says_where_it_is_and_brings_a_token_for_that_site_alone() throws Exception {
        forge.install(acme, remote()).triggers().answers();
        forge.install(other, remote()).triggers().answers();
        Heard first = heard.remove();
        Heard second = heard.remove();

        assertThat(ForgeEvent.read(first.body()).lifecycle()).isTrue();
        assertThat(List.of(first.call().cloudId(), second.call().cloudId()))
                .containsExactly("acme-cloud-id", "other-cloud-id");
        assertThat(first.call().license()).isEqualTo(License.NONE);
        assertThat(ask(first.call(), first.systemToken(), "/rest/api/3/issue/PAY-1")
                        .statusCode())
                .isEqualTo(200);
        assertThat(ask(second.call(), first.systemToken(), "/rest/api/3/issue/OPS-1")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_page_calls_for_the_person_who_looks_at_it() throws Exception {
        Installation installation = install(acme);
        String reader = acme.site().people().add("Reader");
        acme.site().people().revoke(reader, "SECRET", "BROWSE_PROJECTS");

        assertThat(page(installation, reader).statusCode()).isEqualTo(204);
        Heard page = heard.remove();
        assertThat(page.call().accountId()).isEqualTo(reader);
        assertThat(page.call().siteUrl()).isEqualTo(acme.url());
        assertThat(page.call().moduleKey()).isEqualTo("issue-panel");
        assertThat(ask(page.call(), page.userToken(), "/rest/api/3/issue/PAY-1").statusCode())
                .isEqualTo(200);
        assertThat(ask(page.call(), page.userToken(), "/rest/api/3/issue/SECRET-1")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void changes_are_told_save_those_that_the_app_made_itself() throws Exception {
        Installation installation = install(acme);
        page(installation, installation.account());
        Heard page = heard.remove();
        String issue = acme.site().idOf("PAY-1").toString();

        client.send(
                HttpRequest.newBuilder(URI.create(page.call().apiBaseUrl() + "/rest/api/3/issue/" + issue))
                        .header("Authorization", "Bearer " + page.systemToken())
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"fields\": {\"summary\": \"By the app\"}}"))
                        .build(),
                BodyHandlers.discarding());
        assertThat(acme.site().summaryOf("PAY-1")).isEqualTo("By the app");
        acme.site().edit("PAY-1", "summary", "By a person");
        installation.triggers().answers();

        assertThat(heard).hasSize(1);
        ForgeEvent event = ForgeEvent.read(heard.remove().body());
        assertThat(event.event().hints())
                .containsExactly(new Hint(Hint.Kind.ISSUE, Long.parseLong(issue), Map.of("summary", "By a person")));
    }

    @Test
    void links_and_sprints_are_told_too() {
        Installation installation = install(acme);
        acme.site().createIssue(new IssueDraft("PAY", "Story", "Second"));
        acme.site().link("PAY-1", "Blocks", "PAY-2");
        acme.site().addBoard(12, "PAY", "Board", "");
        acme.site().sprintState(acme.site().addSprint(12, "Next", "future", "", null), "active");
        acme.site().delete("PAY-2");
        installation.triggers().answers();

        assertThat(heard.stream()
                        .map(one -> ForgeEvent.read(one.body()))
                        .map(event -> event.event().name()))
                .contains("jira:issue_created", "issuelink_created", "sprint_started", "jira:issue_deleted");
    }

    @Test
    void what_was_not_taken_comes_four_times_more_each_with_a_token_of_its_own() {
        Installation installation = install(acme);
        answer = 503;
        acme.site().edit("PAY-1", "summary", "Changed");

        for (int retry = 0; retry < 4; retry++) {
            assertThat(installation.triggers().retry()).isEqualTo(1);
        }
        assertThat(installation.triggers().retry()).isZero();
        assertThat(heard).hasSize(5);
        assertThat(heard.stream()
                        .map(one -> ForgeEvent.read(one.body()).identifier())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void every_hour_brings_a_token_that_is_good_for_two_hours_more() throws Exception {
        Installation installation = install(acme);
        for (int hour = 0; hour < 6; hour++) {
            forge.hour();
            assertThat(installation.triggers().answers()).hasSize(hour + 2).doesNotContain(401);
            Heard call = heard.remove();
            assertThat(call.path()).isEqualTo("/forge/scheduled");
            clock.step(Duration.ofMinutes(60));
            assertThat(ask(call.call(), call.systemToken(), "/rest/api/3/myself")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_new_key_is_taken_and_a_license_that_ends_is_told() {
        Installation installation = install(acme);
        forge.rotateKey();
        installation.license(false);
        installation.hour();

        assertThat(installation.triggers().answers()).containsExactly(204, 204);
        assertThat(heard.remove().call().license()).isEqualTo(License.INACTIVE);
    }

    @Test
    void an_app_that_was_uninstalled_calls_no_more_and_its_token_is_worth_nothing() throws Exception {
        Installation installation = install(acme);
        installation.hour();
        installation.triggers().answers();
        Heard call = heard.remove();
        installation.uninstall();
        acme.site().edit("PAY-1", "summary", "Changed");

        assertThat(ask(call.call(), call.systemToken(), "/rest/api/3/myself").statusCode())
                .isEqualTo(401);
        assertThat(heard).isEmpty();
        Installation again = install(acme);
        assertThat(again.id()).isNotEqualTo(installation.id());
        assertThat(again.account()).isEqualTo(installation.account());
    }

    @Test
    void a_call_that_is_sent_again_by_somebody_else_is_refused() throws Exception {
        Map<String, String> headers = install(acme).headers("hourly");
        HttpRequest.Builder call =
                HttpRequest.newBuilder(remote().resolve("/forge/scheduled")).POST(BodyPublishers.ofString("{}"));
        headers.forEach(call::setHeader);

        assertThat(client.send(call.build(), BodyHandlers.discarding()).statusCode())
                .isEqualTo(204);
        assertThat(client.send(call.build(), BodyHandlers.discarding()).statusCode())
                .isEqualTo(401);
    }
}
