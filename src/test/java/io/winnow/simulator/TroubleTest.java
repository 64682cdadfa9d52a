package io.winnow.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JacksonException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Limits, faults and logins. */
class TroubleTest {

    private final SettableClock clock = new SettableClock();
    private final Site site = SmallSite.create(clock);
    private final JiraSimulator jira = JiraSimulator.start(site, SimulatorOptions.defaults());
    private final Browser browser = Browser.of(jira);
    private final String reach = site.fieldNamed("Reach");

    @AfterEach
    void stop() {
        jira.close();
    }

    @Test
    void a_burst_is_cut_off_with_jiras_headers_and_refills() {
        for (int i = 0; i < 100; i++) {
            assertThat(browser.get("/rest/api/3/myself").status()).isEqualTo(200);
        }

        Browser.Reply refused = browser.get("/rest/api/3/myself");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.header("RateLimit-Reason")).isEqualTo("jira-burst-based");
        assertThat(refused.header("X-RateLimit-Limit")).isEqualTo("100");
        assertThat(refused.header("X-RateLimit-Reset")).startsWith("2026-11-22T10:00:0");
        clock.tick(Duration.ofSeconds(1));
        assertThat(browser.get("/rest/api/3/myself").status()).isEqualTo(200);
        assertThat(jira.requests().refused()).isEmpty();
    }

    @Test
    void one_issue_takes_twenty_writes_in_two_seconds() {
        for (int i = 0; i < 20; i++) {
            assertThat(put(i).status()).isEqualTo(204);
        }

        Browser.Reply refused = put(20);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("RateLimit-Reason")).isEqualTo("jira-per-issue-on-write");
        clock.tick(Duration.ofSeconds(2));
        assertThat(put(20).status()).isEqualTo(204);
    }

    @Test
    void the_hourly_quota_is_hard_and_refills_at_the_top_of_the_hour() {
        SimulatorOptions options = SimulatorOptions.defaults().hourlyQuota(10);
        try (JiraSimulator small = JiraSimulator.start(site, options)) {
            Browser user = Browser.of(small);
            for (int i = 0; i < 5; i++) {
                assertThat(user.get("/rest/api/3/issue/PAY-1").status()).isEqualTo(200); // two points each
            }
            Browser.Reply refused = user.get("/rest/api/3/issue/PAY-1");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("RateLimit-Reason")).isEqualTo("jira-quota-tenant-based");
            assertThat(refused.header("Retry-After")).isEqualTo("3600");
            clock.tick(Duration.ofHours(1));
            assertThat(user.get("/rest/api/3/issue/PAY-1").status()).isEqualTo(200);
        }
    }

    @Test
    void every_third_request_fails() {
        jira.faults().everyNth(3, Fault.status(503, 2));

        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            statuses.add(browser.get("/rest/api/3/myself").status());
        }

        assertThat(statuses).containsExactly(200, 200, 503, 200, 200, 503);
    }

    @Test
    void a_dropped_answer_leaves_the_write_done() {
        jira.faults().next(1, "PUT", "", Fault.answerDropped());

        assertThatThrownBy(() -> put(77)).isInstanceOf(UncheckedIOException.class);

        assertThat(site.valueOf("PAY-2", "Reach").asInt()).isEqualTo(77);
        assertThat(jira.requests().to("PUT", "/issue/")).hasSize(1).allMatch(one -> one.status() == 0);
    }

    @Test
    void a_connection_closed_without_an_answer_leaves_the_write_undone() {
        jira.faults().next(2, "PUT", "", Fault.noAnswer()); // this client tries a broken kept connection twice

        assertThatThrownBy(() -> put(77)).isInstanceOf(UncheckedIOException.class);

        assertThat(site.valueOf("PAY-2", "Reach").asInt()).isEqualTo(800);
    }

    @Test
    void half_a_body_arrives_and_then_nothing() {
        jira.faults().next(1, Fault.halfBody());

        assertThatThrownBy(() -> browser.get("/rest/api/3/field")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void answers_that_are_not_what_they_seem() {
        jira.faults().next(1, Fault.loginPage());
        Browser.Reply page = browser.get("/rest/api/3/field");
        jira.faults().next(1, Fault.captcha());
        Browser.Reply captcha = browser.get("/rest/api/3/field");
        jira.faults().next(1, Fault.malformedJson());
        Browser.Reply malformed = browser.get("/rest/api/3/field");
        jira.faults().next(1, Fault.errorInside());
        Browser.Reply inside = browser.get("/rest/api/3/field");
        jira.faults().next(1, Fault.unauthorizedText());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(captcha.status()).isEqualTo(403);
        assertThat(captcha.header("X-Authentication-Denied-Reason")).startsWith("CAPTCHA_CHALLENGE");
        assertThatThrownBy(malformed::json).hasCauseInstanceOf(JacksonException.class);
        assertThat(inside.status()).isEqualTo(200);
        assertThat(inside.body()).contains("errorMessages");
        assertThat(browser.get("/rest/api/3/field").status()).isEqualTo(401);
    }

    @Test
    void latency_holds_up_one_request_and_no_other() {
        jira.faults().latency(Duration.ofMillis(200));
        HttpClient http = HttpClient.newHttpClient();
        long began = System.nanoTime();

        List<CompletableFuture<HttpResponse<Void>>> calls = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            calls.add(http.sendAsync(
                    browser.request("/rest/api/3/serverInfo").build(), HttpResponse.BodyHandlers.discarding()));
        }
        calls.forEach(CompletableFuture::join);

        long millis = (System.nanoTime() - began) / 1_000_000;
        assertThat(millis).isBetween(200L, 64 * 200L / 4);
    }

    @Test
    void a_failed_login_is_nobody_and_only_myself_says_so() {
        Browser stranger = new Browser(jira.url(), Browser.basic(jira.email(), "wrong"));

        assertThat(stranger.get("/rest/api/3/myself").status()).isEqualTo(401);
        assertThat(stranger.get("/rest/api/3/myself").header("Content-Type")).startsWith("text/html");
        assertThat(stranger.get("/rest/api/3/project/search")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
        assertThat(stranger.get("/rest/api/3/issue/PAY-1").status()).isEqualTo(404);
        assertThat(stranger.post("/rest/api/3/search/jql", "{\"jql\":\"project = PAY\"}")
                        .status())
                .isEqualTo(400);
        jira.faults().loginExpires();
        assertThat(browser.get("/rest/api/3/myself").status()).isEqualTo(401);
    }

    @Test
    void scoped_tokens_work_at_the_gateway_only() {
        String scoped = Browser.basic(jira.email(), jira.scopedToken());
        String cloudId = new Browser(jira.url(), null)
                .get("/_edge/tenant_info")
                .json()
                .path("cloudId")
                .asText();

        assertThat(jira.gatewayUrl().toString()).endsWith("/ex/jira/" + cloudId);
        assertThat(new Browser(jira.url(), scoped).get("/rest/api/3/myself").status())
                .isEqualTo(401);
        assertThat(new Browser(jira.gatewayUrl(), scoped)
                        .get("/rest/api/3/myself")
                        .status())
                .isEqualTo(200);
        assertThat(new Browser(jira.gatewayUrl(), "Bearer " + jira.scopedToken())
                        .get("/rest/agile/1.0/board/12")
                        .status())
                .isEqualTo(200);
        assertThat(new Browser(jira.gatewayUrl(), "Bearer nonsense")
                        .get("/rest/api/3/myself")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void bodies_are_zipped_for_those_who_can_read_it() throws IOException, InterruptedException {
        HttpResponse<byte[]> zipped = HttpClient.newHttpClient()
                .send(
                        browser.request("/rest/api/3/field")
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());

        assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
        String body = new String(
                new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(body).isEqualTo(browser.get("/rest/api/3/field").body());
        assertThat(jira.requests().all().get(0).bytesOut()).isEqualTo(zipped.body().length);
    }

    @Test
    void a_bulk_fetch_can_have_passing_trouble_with_one_issue() {
        jira.faults().bulkFetchTrouble(site.idOf("PAY-2"), 1);
        String body = "{\"issueIdsOrKeys\":[\"PAY-1\",\"PAY-2\",\"PAY-2000\"],\"fields\":[\"summary\"]}";

        Browser.Reply first = browser.post("/rest/api/3/issue/bulkfetch", body);
        Browser.Reply second = browser.post("/rest/api/3/issue/bulkfetch", body);

        assertThat(first.json().path("issues")).hasSize(1);
        assertThat(first.json().path("issueErrors")).hasSize(1);
        assertThat(second.json().path("issues")).hasSize(2);
        assertThat(second.json().path("issueErrors")).isEmpty();
    }

    private Browser.Reply put(int value) {
        return browser.put("/rest/api/3/issue/PAY-2", "{\"fields\":{\"" + reach + "\":" + value + "}}");
    }
}
