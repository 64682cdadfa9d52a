package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.WinnowUser.Ended;
import io.winnow.entry.cli.Application;
import io.winnow.entry.cli.Server;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import io.winnow.tracker.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goals and evidence on a page that is being served while commands change them. */
class EvidenceOnThePageTest {

    @TempDir
    Path folder;

    private final SmallSite small = new SmallSite(Clock.systemUTC());
    private final HttpClient client = HttpClient.newHttpClient();
    private JiraSimulator jira;
    private WinnowUser user;
    private Application application;
    private Server server;

    @BeforeEach
    void start() {
        jira = JiraSimulator.start(small.site(), SimulatorOptions.defaults());
        user = new WinnowUser(folder, jira);
        assertThat(user.run(jira, "sync").code()).isZero();
        application =
                new Composition(Map.of("WINNOW_JIRA_TOKEN", jira.token())).open(user.config(), null, Waiting.SILENT);
        server = application.serve(OptionalInt.of(0));
    }

    @AfterEach
    void stop() {
        server.close();
        application.close();
        jira.close();
    }

    @Test
    void evidence_goals_and_kpi_values_that_come_by_other_commands_are_on_the_page_at_once() throws Exception {
        assertThat(get("")).doesNotContain("customers", "id=\"goals\"");

        importEvidence("request,2026-10-05,Acme,%s,Retry cards,https://desk.example/1,90000".formatted(small.key(1)));
        assertThat(get(""))
                .contains("1 customer</b>", "data-sort=\"customers\"")
                .doesNotContain("id=\"goals\"");
        assertThat(rows().path("heard")).hasSize(1);

        run("goals", "apply", file("goals.yaml", """
                goals:
                  - id: keep
                    name: Keep them
                    weight: 2
                    keyResults: [{id: nps, metric: NPS, direction: up, baseline: 30, target: 40, kpi: nps}]
                    links: {issues: [%s]}
                """.formatted(small.key(1))));
        assertThat(get("")).contains("id=\"goals\"", "no value yet", "id=\"chart\"");
        assertThat(rows().at("/serves/0/1/0").asInt(-1)).isZero();

        run("kpi", "import", file("nps.csv", "kpi,date,value\nNPS,2026-11-01,35\n"));
        assertThat(get("")).contains("35 → 40, from 30", "50 %", "data-day=\"2026-11-01\"");
    }

    @Test
    void what_was_said_is_asked_for_by_issue_and_an_account_is_called_what_it_counts_as() throws Exception {
        importEvidence(
                "request,2026-10-05,Acme Ltd,%s,Retry cards,https://desk.example/1,90000".formatted(small.key(1)));
        importEvidence("request,2026-10-06,Acme,%s,Retry,,90000".formatted(small.key(1)));
        run("customers", "merge", "Acme", "Acme Ltd");

        String id =
                small.site().ids().stream().sorted().findFirst().orElseThrow().toString();
        JsonNode said = new ObjectMapper().readTree(get("/evidence/" + id + ".json"));

        assertThat(said.path("items")).hasSize(2);
        assertThat(said.at("/items/0/customer").asText()).isEqualTo("Acme");
        assertThat(said.at("/items/1/customer").asText()).isEqualTo("Acme");
        assertThat(said.at("/items/0/url").asText()).isEmpty();
        assertThat(said.at("/items/1/url").asText()).isEqualTo("https://desk.example/1");
        assertThat(said.toString()).doesNotContain("person@acme.example");
        assertThat(get("/evidence/99.json")).isEqualTo("{\"items\":[]}");
        assertThat(status("/evidence/1x.json")).isEqualTo(404);
        assertThat(status("/evidence/..%2Fx.json")).isIn(400, 404);
    }

    @Test
    void the_single_file_and_the_exports_have_them_too() throws Exception {
        importEvidence("request,2026-10-05,Acme,%s,Retry <cards>,https://desk.example/1,90000".formatted(small.key(1)));
        Path file = folder.resolve("report.html");

        run("report", "payments", "-o", file.toString());

        assertThat(Files.readString(file)).contains("Retry \\u003Ccards\\u003E", "1 customer</b>");
        assertThat(user.run(jira, "rank", "payments", "--csv").out()).contains(",why,customers,evidence,revenue\r\n");
        assertThat(user.run(jira, "rank", "payments", "--json").out()).contains("\"customers\":1,\"evidence\":1");
    }

    private void importEvidence(String line) throws IOException {
        String items = "kind,date,customer,issue,text,url,revenue,contact\n" + line + ",person@acme.example\n";
        run("evidence", "import", file("items.csv", items), "--source", "desk");
    }

    private void run(String... words) {
        Ended ended = user.run(jira, words);
        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private JsonNode rows() throws Exception {
        return new ObjectMapper().readTree(get("/rows.json"));
    }

    private String get(String path) throws Exception {
        HttpResponse<String> answer = send(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private int status(String path) throws Exception {
        return send(path).statusCode();
    }

    private HttpResponse<String> send(String path) throws Exception {
        URI address = URI.create(server.url() + "backlogs/payments" + path);
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
}
