package io.winnow.entry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.report.ReportRenderer;
import io.winnow.report.SampleBacklog;
import io.winnow.report.SampleSupport;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanRoutesTest {

    private final SampleSource source = new SampleSource(SampleSupport.on(SampleBacklog.page(60)));
    private final WebServer server = new WebServer(WebSettings.loopback(0), source, new ReportRenderer());
    private final HttpClient client = HttpClient.newHttpClient();
    private URI root = URI.create("http://localhost/");

    @BeforeEach
    void start() {
        root = server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(root.resolve(path)).build(), BodyHandlers.ofString());
    }

    @Test
    void the_plan_and_the_list_lead_to_each_other() throws Exception {
        assertThat(get("/backlogs/Payments").body()).contains("href=\"/backlogs/Payments/plan\"");
        assertThat(get("/backlogs/Payments/plan").body())
                .contains("href=\"/backlogs/Payments\"", "aria-current=\"page\">Plan");
    }

    @Test
    void another_capacity_is_another_plan_and_the_same_one_has_the_same_tag() throws Exception {
        HttpResponse<String> small = get("/backlogs/Payments/plan?capacity=5");

        assertThat(small.body()).contains("of 5 points.");
        assertThat(get("/backlogs/Payments/plan?capacity=5").headers().firstValue("etag"))
                .isEqualTo(small.headers().firstValue("etag"));
        assertThat(get("/backlogs/Payments/plan").headers().firstValue("etag"))
                .isNotEqualTo(small.headers().firstValue("etag"));
    }

    @Test
    void the_exports_are_the_commands_own() throws Exception {
        assertThat(new ObjectMapper()
                        .readTree(
                                get("/backlogs/Payments/plan.json?capacity=7.5").body())
                        .path("capacity")
                        .decimalValue())
                .isEqualByComparingTo("7.5");
        assertThat(get("/backlogs/Payments/plan.csv").body()).startsWith("position,id,key");
        assertThat(get("/backlogs/Payments/plan.md").body()).startsWith("# Payments: Sprint 43");
    }

    @Test
    void the_plan_can_be_taken_away_as_one_file_with_what_is_tried() throws Exception {
        HttpResponse<String> file = get("/backlogs/Payments/plan.html?capacity=7.5");

        assertThat(file.headers().firstValue("content-disposition")).hasValue("attachment; filename=\"plan.html\"");
        assertThat(file.body()).contains("of 7.5 points.", "<style>").doesNotContain("/assets/");
        assertThat(get("/backlogs/Payments/plan.html?capacity=x").statusCode()).isEqualTo(400);
        assertThat(get("/backlogs/Nothing/plan.html").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1e9", "12345678901", "%3Cscript%3E", "34%0A35"})
    void a_capacity_that_is_none_is_refused_in_words(String capacity) throws Exception {
        HttpResponse<String> page = get("/backlogs/Payments/plan?capacity=" + capacity);
        HttpResponse<String> json = get("/backlogs/Payments/plan.json?capacity=" + capacity);

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("such as 34 or 12.5").doesNotContain("<script>");
        assertThat(json.statusCode()).isEqualTo(400);
        assertThat(json.headers().firstValue("content-type")).hasValue("application/problem+json");
    }

    @Test
    void a_sprint_and_a_backlog_that_arent_there_are_said_to_be() throws Exception {
        assertThat(get("/backlogs/Payments/plan.json?sprint=Sprint%209").statusCode())
                .isEqualTo(409);
        assertThat(get("/backlogs/Nothing/plan").statusCode()).isEqualTo(404);
        assertThat(get("/backlogs/Nothing/plan.json").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blockers=last",
                "mustsFirst=yes",
                "mustsMax=101",
                "mustsMax=-1",
                "perEpic=1000",
                "perEpic=2.5",
                "shares=%3Cscript%3E",
                "together=0",
                "exact=maybe"
            })
    void a_rule_that_is_none_is_refused_in_words(String rule) throws Exception {
        HttpResponse<String> page = get("/backlogs/Payments/plan?" + rule);

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains(rule.replaceAll("=.*", "") + " takes ").doesNotContain("<script>");
        assertThat(get("/backlogs/Payments/plan.json?" + rule).statusCode()).isEqualTo(400);
    }

    @Test
    void rules_stand_in_the_address() throws Exception {
        assertThat(get("/backlogs/Payments/plan?blockers=ignore&perEpic=2&mustsMax=60&shares=false")
                        .body())
                .contains("tried with blockers ignored, musts at most 60 %, at most 2 of an epic");
    }

    @Test
    void the_roadmap_has_a_page_and_the_commands_exports() throws Exception {
        assertThat(get("/backlogs/Payments/plan").body()).contains("href=\"/backlogs/Payments/roadmap\"");
        assertThat(get("/backlogs/Payments/roadmap").body()).contains("aria-current=\"page\">Roadmap");
        assertThat(new ObjectMapper()
                        .readTree(get("/backlogs/Payments/roadmap.json").body())
                        .path("lanes")
                        .isEmpty())
                .isFalse();
        assertThat(get("/backlogs/Payments/roadmap.md").body()).startsWith("# Payments: roadmap");
        assertThat(get("/backlogs/Nothing/roadmap").statusCode()).isEqualTo(404);
        assertThat(get("/backlogs/Nothing/roadmap.json").statusCode()).isEqualTo(404);
    }

    @Test
    void the_tracker_is_asked_again_only_on_request() throws Exception {
        get("/backlogs/Payments/plan?capacity=5");
        assertThat(source.askedAgain).hasValue(0);

        get("/backlogs/Payments/plan?ask=again");
        assertThat(source.askedAgain).hasValue(1);
    }
}
