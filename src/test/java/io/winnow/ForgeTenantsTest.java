package io.winnow;

import static io.winnow.ListeningServer.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.model.IssueId;
import io.winnow.simulator.FieldKind;
import io.winnow.simulator.IssueDraft;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import io.winnow.simulator.Site;
import io.winnow.simulator.forge.Installation;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two sites of one Forge app, their people and one server: what each sees, and that nobody sees the other's. */
class ForgeTenantsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SETTINGS = """
            backlogs:
              main: {jql: "project in (PAY, OPS)", inputs: {reach: Reach, impact: Impact, confidence: Confidence, effort: Effort}}
            """;

    @TempDir
    Path folder;

    private ForgeRemote remote;
    private Tenant acme;
    private Tenant zenith;

    /** A site with an administrator, a planner, and somebody who may not look into one of its projects. */
    private final class Tenant implements AutoCloseable {

        private final String name;
        private final Site site = Site.empty(Clock.systemUTC());
        private final JiraSimulator jira;
        private final String admin;
        private final String planner;
        private final String outsider;
        private final String reader;
        private final IssueId first;
        private @Nullable Installation app;

        Tenant(String name, String cloudId) {
            this.name = name;
            site.addProject("PAY", name + " payments").addProject("OPS", name + " operations");
            site.addField("Reach", FieldKind.NUMBER);
            site.addField("Impact", FieldKind.SELECT, "Massive", "High", "Medium", "Low", "Minimal");
            site.addField("Confidence", FieldKind.TEXT);
            site.addField("Effort", FieldKind.NUMBER);
            remote.bringFields(site);
            first = issue(1);
            for (int i = 2; i <= 6; i++) {
                issue(i);
            }
            admin = site.people().add("Admin of " + name);
            site.people().admin(admin, true);
            planner = site.people().add("Planner of " + name);
            reader = site.people().add("Reader of " + name);
            outsider = site.people().add("Outsider of " + name);
            for (String project : List.of("PAY", "OPS")) {
                site.people().revoke(reader, project, "EDIT_ISSUES").revoke(reader, project, "SCHEDULE_ISSUES");
            }
            site.people().revoke(outsider, "OPS", "BROWSE_PROJECTS").revoke(outsider, "OPS", "EDIT_ISSUES");
            jira = JiraSimulator.start(site, SimulatorOptions.defaults().withCloudId(cloudId));
        }

        private IssueId issue(int i) {
            return site.createIssue(new IssueDraft(i % 2 == 0 ? "OPS" : "PAY", "Story", name + " secret " + i)
                    .field("Reach", 100 * i)
                    .field("Impact", "High")
                    .field("Confidence", "80 %")
                    .field("Effort", 2));
        }

        Installation app() {
            return Objects.requireNonNull(app, "not installed yet");
        }

        Tenant install() {
            app = remote.install(jira);
            return this;
        }

        Tenant setUp() {
            assertThat(ask(admin, "PUT", "/api/v1/settings", SETTINGS)
                            .path("status")
                            .asInt())
                    .isEqualTo(200);
            until(() -> score() > 0);
            return this;
        }

        double score() {
            return site.valueOf(site.keyOf(first), "Winnow score").asDouble(-1);
        }

        /** What a page gets, once its frame has unpacked it. */
        JsonNode ask(String person, String method, String path, String body) {
            return ForgeRemote.ask(app(), person, ForgeRemote.envelope(method, path, body));
        }

        JsonNode get(String person, String path) {
            return ask(person, "GET", path, "");
        }

        int status(String person, String path) {
            return get(person, path).path("status").asInt();
        }

        String text(String person, String path) {
            return get(person, path).path("body").asText();
        }

        JsonNode json(String person, String method, String path, String body) {
            try {
                return JSON.readTree(
                        ask(person, method, path, body).path("body").asText());
            } catch (IOException notJson) {
                throw new AssertionError(path, notJson);
            }
        }

        @Override
        public void close() {
            jira.close();
        }
    }

    @BeforeEach
    void start() {
        remote = new ForgeRemote(folder);
        acme = new Tenant("acme", "1a2b3c4d-0000-4000-8000-000000000001");
        zenith = new Tenant("zenith", "1a2b3c4d-0000-4000-8000-000000000002");
    }

    @AfterEach
    void stop() {
        remote.close();
        acme.close();
        zenith.close();
    }

    private String command(String... words) {
        return remote.command(words);
    }

    @Test
    void an_administrator_sets_a_site_up_in_jira_and_its_scores_appear_in_the_apps_fields() {
        acme.install();
        until(() -> command("sites").contains("127.0.0.1: not set up yet")); // Forge tells of it in its own time
        assertThat(acme.text(acme.planner, "/")).contains("Not set up yet");
        assertThat(acme.status(acme.planner, "/settings")).isEqualTo(403);
        assertThat(acme.text(acme.admin, "/settings")).contains("backlogs:", "Nothing is ranked yet");

        JsonNode wrong = acme.json(acme.admin, "PUT", "/api/v1/settings", "backlogs: {main: {jq: x}}\nstore: here");
        assertThat(wrong.path("problems").toString())
                .contains("backlogs.main.jq", "Did you mean jql?", "store: can't be set here");

        acme.setUp();
        assertThat(acme.score()).isEqualTo(80.0);
        assertThat(acme.text(acme.admin, "/settings")).contains("Winnow is at work here");
        assertThat(acme.json(acme.admin, "POST", "/api/v1/settings/check", "").path("checks"))
                .isNotEmpty()
                .allMatch(check -> check.path("ok").asBoolean());
        assertThat(command("sites")).contains("127.0.0.1: at work");
        assertThat(command("rank", "main", "--site", "127.0.0.1")).contains("acme secret 6");
    }

    @Test
    void its_administrators_apply_goals_in_jira_and_its_issues_show_them() {
        acme.install().setUp();
        zenith.install().setUp();
        String goals = """
                goals:
                  - {id: grow, name: "acme grows", weight: 3, links: {issues: [PAY-1]}}
                """;
        String address = "/api/v1/settings/goals";

        assertThat(acme.ask(acme.planner, "POST", address, goals).path("status").asInt())
                .isEqualTo(403);
        assertThat(acme.json(acme.admin, "POST", address, "goals: [{id: grow, nam: x}]")
                        .path("problems")
                        .toString())
                .contains("goals[0].nam", "Did you mean name?");
        JsonNode tried = acme.json(acme.admin, "POST", address + "?dryRun=true", goals);
        assertThat(tried.path("added").toString()).isEqualTo("[\"grow\"]");
        assertThat(acme.text(acme.admin, "/settings")).contains("No goals count yet.");

        assertThat(acme.json(acme.admin, "POST", address, goals).path("version").asInt())
                .isEqualTo(1);

        assertThat(acme.text(acme.admin, "/settings")).contains("Version 1 of the goals counts: 1 goal.");
        command("sync", "--site", "127.0.0.1");
        until(() -> acme.text(acme.planner, "/issues/" + acme.first).contains("acme grows"));
        assertThat(zenith.text(zenith.admin, "/settings")).contains("No goals count yet.");
    }

    @Test
    void people_see_and_do_in_winnow_what_they_may_see_and_do_in_jira() {
        acme.install().setUp();

        assertThat(acme.text(acme.reader, "/backlogs/main/rows.json")).contains("acme secret 1");
        assertThat(acme.json(acme.reader, "GET", "/api/v1/me", "").path("role").asText())
                .isEqualTo("viewer");
        assertThat(acme.ask(acme.reader, "POST", "/api/v1/backlogs/main/overrides", "{}")
                        .path("status")
                        .asInt())
                .isEqualTo(403);
        assertThat(acme.status(acme.planner, "/api/v1/backlogs/main/overrides")).isEqualTo(200);
        assertThat(acme.status(acme.planner, "/api/v1/audit")).isEqualTo(404);
        assertThat(acme.status(acme.admin, "/api/v1/audit")).isEqualTo(200);

        assertThat(acme.status(acme.outsider, "/backlogs/main")).isEqualTo(404);
        assertThat(acme.text(acme.outsider, "/backlogs/main")).doesNotContain("acme secret");
        assertThat(acme.text(acme.outsider, "/api/v1/status")).doesNotContain("main");
        assertThat(acme.text(acme.outsider, "/issues/" + acme.first + "?in=panel"))
                .contains("acme secret 1");
    }

    @Test
    void who_may_edit_an_issue_changes_its_inputs_as_themselves() {
        acme.install().setUp();
        String inputs = "/api/v1/backlogs/main/issues/" + acme.first + "/inputs";
        String change = "{\"changes\":[{\"input\":\"reach\",\"seen\":\"100\",\"value\":\"900\"}]}";

        assertThat(acme.ask(acme.reader, "PATCH", inputs, change).path("status").asInt())
                .isEqualTo(403);
        JsonNode changed = acme.ask(acme.outsider, "PATCH", inputs, change);

        assertThat(changed.path("status").asInt()).as(changed.toString()).isEqualTo(200);
        until(() -> acme.score() == 720.0);
        assertThat(acme.jira
                        .requests()
                        .matching(
                                one -> one.method().equals("PUT") && one.path().endsWith("/issue/" + acme.first)))
                .hasSize(1);
        assertThat(acme.text(acme.admin, "/api/v1/audit")).contains("Outsider of acme", "inputs changed");
    }

    @Test
    void what_changes_in_jira_is_scored_seconds_later() {
        acme.install().setUp();

        acme.site.edit(acme.site.keyOf(acme.first), "Reach", 5000);

        until(() -> acme.score() == 4000.0);
    }

    @Test
    void two_sites_at_once_never_mix() throws Exception {
        acme.install().setUp();
        zenith.install().setUp();
        ExecutorService many = Executors.newFixedThreadPool(8);
        List<Future<Boolean>> answers = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            Tenant mine = i % 2 == 0 ? acme : zenith;
            Tenant other = i % 2 == 0 ? zenith : acme;
            String path = List.of("/backlogs/main/rows.json", "/backlogs/main", "/issues/" + mine.first)
                    .get(i % 3);
            answers.add(many.submit(() -> {
                String text = mine.text(mine.planner, path);
                return text.contains(mine.name + " secret") && !text.contains(other.name);
            }));
        }
        for (Future<Boolean> answer : answers) {
            assertThat(answer.get()).isTrue();
        }
        many.shutdown();

        assertThat(acme.jira.requests().matching(one -> one.body().contains("zenith")))
                .isEmpty();
        try (var files = Files.walk(folder.resolve("sites"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
                boolean acmes = bytes.contains("acme secret");
                boolean zeniths = bytes.contains("zenith secret");
                assertThat(acmes && zeniths).as(file.toString()).isFalse();
            }
        }
    }

    @Test
    void when_the_licence_ends_nothing_is_done_or_lost_until_there_is_one_again() {
        acme.install().setUp();

        acme.app().license(false);
        acme.app().hour();
        until(() -> acme.text(acme.planner, "/backlogs/main").contains("licence"));
        assertThat(acme.text(acme.planner, "/backlogs/main"))
                .contains("licence")
                .doesNotContain("acme secret");
        assertThat(command("sites")).contains("without a licence");

        acme.app().license(true);
        assertThat(acme.text(acme.planner, "/backlogs/main/rows.json")).contains("acme secret");
    }

    @Test
    void after_a_new_installation_everything_is_there_and_the_old_one_is_not_listened_to() throws Exception {
        acme.install().setUp();
        Installation old = acme.app();
        Map<String, String> late = old.headers("winnow-hour");
        old.uninstall();

        acme.install();

        assertThat(acme.text(acme.planner, "/backlogs/main/rows.json")).contains("acme secret");
        assertThat(post("/forge/scheduled", late).statusCode()).isEqualTo(410);
    }

    @Test
    void who_isnt_forge_gets_nothing_at_any_address() throws Exception {
        acme.install().setUp();
        Map<String, String> headers = acme.app().headers("winnow-hour");

        for (String path : List.of("/forge/ui", "/forge/event", "/forge/scheduled")) {
            assertThat(post(path, Map.of()).statusCode()).as(path).isEqualTo(401);
            assertThat(post(path, Map.of("Authorization", "Bearer x.y.z")).body())
                    .doesNotContain("secret");
        }
        assertThat(post("/forge/scheduled", headers).statusCode()).isEqualTo(204);
        assertThat(post("/forge/scheduled", headers).statusCode())
                .as("the same call again")
                .isEqualTo(401);
        for (String path : List.of("/backlogs/main", "/api/v1/status", "/settings")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(get("/health").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(remote.at(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(remote.at(path)).POST(HttpRequest.BodyPublishers.ofString("{}"));
        headers.forEach(request::header);
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
