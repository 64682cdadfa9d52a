package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.WinnowUser.Ended;
import io.winnow.simulator.Face;
import io.winnow.simulator.FieldKind;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.LoadOptions;
import io.winnow.simulator.SimulatorOptions;
import io.winnow.simulator.Site;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures a full pull at 80 ms a request against a plain walk of search pages, one after the other, as
 * most clients do it, and prints the ratios. All of them read compressed answers.
 */
@Tag("bench")
class PullBenchmark {

    private static final int ISSUES = 22_000;
    private static final Path RECORDED = Path.of("..", "shared", "data", "issues");
    private static final String EVERYTHING = "created >= 0";
    private static final String DEMO = "project = PAY";
    private static final String FIELDS =
            "summary,description,project,issuetype,status,parent,labels,components,fixVersions,priority,assignee,"
                    + "reporter,votes,watches,issuelinks,created,updated,resolutiondate";
    private static final int MOST_BY_PLACE = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    /** Real issues with their comments where the shared test data is there, for {@code *all} is as large as these are. */
    private static Site site() {
        if (Files.isDirectory(RECORDED)) {
            return Site.load(RECORDED, Clock.systemUTC(), LoadOptions.of(ISSUES, 1));
        }
        System.out.println("made-up issues, which have no comments: the shared test data isn't beside the project");
        Site site = Site.demo(1, ISSUES, Clock.systemUTC());
        site.addField("Effort", FieldKind.NUMBER);
        return site;
    }

    @Test
    void a_full_pull_against_a_walk_of_pages() throws Exception {
        try (JiraSimulator jira =
                JiraSimulator.start(site(), SimulatorOptions.defaults().unlimited())) {
            WinnowUser user = new WinnowUser(folder, jira, EVERYTHING, "");
            user.run(jira, "sync", "--dry-run", "--json"); // warms both sides up
            jira.faults().latency(Duration.ofMillis(80));
            for (int round = 1; round <= 3; round++) {
                Measured walk = measured(jira, () -> walk(jira, FIELDS.split(",", -1)));
                Measured everything = measured(jira, () -> walk(jira, "*all"));
                Measured pull = measured(jira, () -> pull(user, jira));
                System.out.printf(
                        Locale.ROOT,
                        "%d issues at 80 ms a request: page walk %.1f s, winnow sync --full --dry-run %.1f s: %.1f times as"
                                + " fast; bytes read: %.2f of a walk with *all, %.2f as both were sent, compressed%n",
                        pull.issues(),
                        walk.seconds(),
                        pull.seconds(),
                        walk.seconds() / pull.seconds(),
                        (double) pull.bytes() / everything.bytes(),
                        (double) pull.sent() / everything.sent());
                assertThat(pull.issues()).isEqualTo(walk.issues());
            }
        }
    }

    private static int pull(WinnowUser user, JiraSimulator jira) {
        Ended ended = user.run(jira, "sync", "--full", "--dry-run", "--json");
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended.backlog().path("pull").path("issues").asInt();
    }

    /** 10,000 issues, for no walk by place gets further on Data Center, and 50 at once, as many administrators have it. */
    @Test
    void a_full_pull_from_data_center_against_a_walk_by_place() throws Exception {
        Site site = Site.demo(1, MOST_BY_PLACE, Clock.systemUTC());
        site.addField("Effort", FieldKind.NUMBER);
        SimulatorOptions options = SimulatorOptions.defaults()
                .unlimited()
                .withFace(Face.dataCenter("10.3.24"))
                .withMostAtOnce(50);
        try (JiraSimulator jira = JiraSimulator.start(site, options)) {
            WinnowUser user = new WinnowUser(folder, jira, DEMO, "");
            user.run(jira, "sync", "--dry-run", "--json");
            jira.faults().latency(Duration.ofMillis(80));
            for (int round = 1; round <= 3; round++) {
                Measured walk = measured(jira, () -> walkByPlace(jira));
                Measured pull = measured(jira, () -> pull(user, jira));
                System.out.printf(
                        Locale.ROOT,
                        "Data Center, %d issues at 80 ms a request, 50 at once: walk by place %.1f s, winnow sync --full"
                                + " --dry-run %.1f s: %.1f times as fast%n",
                        pull.issues(),
                        walk.seconds(),
                        pull.seconds(),
                        walk.seconds() / pull.seconds());
                assertThat(pull.issues()).isEqualTo(walk.issues());
            }
        }
    }

    private static int walk(JiraSimulator jira, String... fields) throws Exception {
        String login = Base64.getEncoder()
                .encodeToString((jira.email() + ":" + jira.token()).getBytes(StandardCharsets.UTF_8));
        int issues = 0;
        String token = "";
        do {
            ObjectNode body = question(EVERYTHING, 100, fields);
            if (!token.isEmpty()) {
                body.put("nextPageToken", token);
            }
            JsonNode page = ask(jira.url() + "/rest/api/3/search/jql", "Basic " + login, body);
            issues += page.path("issues").size();
            token = page.path("nextPageToken").asText("");
        } while (!token.isEmpty());
        return issues;
    }

    private static int walkByPlace(JiraSimulator jira) throws Exception {
        int issues = 0;
        JsonNode page;
        do {
            ObjectNode body = question(DEMO, 50, FIELDS.split(",", -1)).put("startAt", issues);
            page = ask(jira.url() + "/rest/api/2/search", "Bearer " + jira.token(), body);
            issues += page.path("issues").size();
        } while (issues < page.path("total").asInt());
        return issues;
    }

    private static ObjectNode question(String jql, int most, String... fields) {
        ObjectNode body = JSON.createObjectNode().put("jql", jql).put("maxResults", most);
        List.of(fields).forEach(body.withArray("fields")::add);
        return body;
    }

    private static JsonNode ask(String url, String login, ObjectNode body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", login)
                .header("Content-Type", "application/json")
                .header("Accept-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        HttpResponse<InputStream> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
        boolean zipped =
                answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        return JSON.readTree(zipped ? new GZIPInputStream(answer.body()) : answer.body());
    }

    private static Measured measured(JiraSimulator jira, Work work) throws Exception {
        jira.requests().clear();
        long start = System.nanoTime();
        int issues = work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Measured(
                issues, seconds, jira.requests().bytes(), jira.requests().bytesOut());
    }

    /** What is measured; gives back how many issues it read. */
    private interface Work {

        int run() throws Exception;
    }

    /** {@code sent} is of the same bytes, compressed. */
    private record Measured(int issues, double seconds, long bytes, long sent) {}
}
