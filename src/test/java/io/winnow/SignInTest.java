package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.config.ConfigReader;
import io.winnow.entry.cli.Application;
import io.winnow.entry.cli.Server;
import io.winnow.simulator.FieldKind;
import io.winnow.simulator.IssueDraft;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import io.winnow.simulator.Site;
import io.winnow.store.TokenStore.Role;
import io.winnow.tracker.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who signs in on the page of a running {@code winnow serve}, and some who would like to be them. */
class SignInTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String OVERRIDES = "/api/v1/backlogs/payments/overrides";

    @TempDir
    Path folder;

    private final StepClock clock = new StepClock();
    private final Site site = Site.empty(clock);
    private JiraSimulator jira;
    private WinnowUser user;
    private Application application;
    private Server server;
    private String key = "";
    private int listening;

    @BeforeEach
    void start() {
        site.addProject("PAY", "Payments");
        for (String name : List.of("Reach", "Impact", "Confidence", "Effort")) {
            site.addField(name, FieldKind.NUMBER);
        }
        site.addBoard(12, "PAY", "Payments board", "Story Points");
        for (int i = 1; i <= 3; i++) {
            key = site.keyOf(site.createIssue(new IssueDraft("PAY", "Story", "Issue " + i)
                    .field("Reach", 1_000 - 100 * i)
                    .field("Impact", 1)
                    .field("Confidence", 1)
                    .field("Effort", 1)));
        }
        jira = JiraSimulator.start(site, SimulatorOptions.defaults());
        user = new WinnowUser(folder, jira, "project = PAY", "");
        assertThat(user.run(jira, "sync").code()).isZero();
        serve("", 0);
    }

    @AfterEach
    void stop() {
        server.close();
        application.close();
        jira.close();
    }

    private void serve(String settings, int port) {
        user.configure(jira, "project = PAY", "server: {port: 0" + settings + "}");
        application = new RunningWinnow(
                new ConfigReader().read(user.config(), Map.of("WINNOW_JIRA_TOKEN", jira.token())),
                Waiting.SILENT,
                clock,
                WinnowUser.PATIENT,
                () -> {});
        server = application.serve(OptionalInt.of(port));
        listening = port == 0 ? server.url().getPort() : port;
    }

    private void serveInstead(String settings, int port) {
        server.close();
        application.close();
        serve(settings, port);
    }

    private URI link(Role role) {
        return application.signIn().link(local(), role, "Product <b>team</b>", "operator");
    }

    /** Also when browsers come by a proxy. */
    private URI local() {
        return URI.create("http://localhost:" + port() + "/");
    }

    private int port() {
        return listening;
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }

    private static String secret(URI link) {
        return link.getQuery().substring("link=".length());
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(local().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private String exclude() {
        return "{\"issue\": \"" + key + "\", \"kind\": \"exclude\", \"reason\": \"later\"}";
    }

    private List<String> audit() {
        return application.showAudit().run().stream()
                .map(entry -> entry.person() + " " + entry.action() + " " + entry.subject())
                .toList();
    }

    @Test
    void a_link_is_asked_about_first_then_signs_in_once_and_its_secret_is_nowhere_afterwards() throws Exception {
        URI link = link(Role.PLANNER);
        assertThat(get(link.toString()).statusCode()).as("a chat's preview").isEqualTo(200);
        HttpResponse<String> page = get(link.toString());
        assertThat(page.body()).contains("<form method=\"post\" action=\"/signin\">", "content=\"strict-origin\"");
        assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(page.headers().allValues("Referrer-Policy")).containsExactly("strict-origin");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();

        HttpResponse<String> pressed = SignedIn.press(local(), secret(link));

        assertThat(pressed.statusCode()).isEqualTo(303);
        assertThat(pressed.headers().firstValue("Location").orElseThrow()).doesNotContain(secret(link));
        String cookie = pressed.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie)
                .startsWith("winnow-" + port() + "=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain", "Secure", secret(link));
        assertThat(SignedIn.press(local(), secret(link)).statusCode()).isEqualTo(403);
        assertThat(audit())
                .containsExactly(
                        "Product <b>team</b> signed in Product <b>team</b>",
                        "operator sign-in link made Product <b>team</b>");
        String kept = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(secret(link), kept);
            }
        }
    }

    @Test
    void who_is_signed_in_decides_under_their_name_and_signs_out_at_the_server() throws Exception {
        SignedIn person = SignedIn.by(link(Role.PLANNER));
        assertThat(person.me().path("name").asText()).isEqualTo("Product <b>team</b>");
        assertThat(person.me().path("role").asText()).isEqualTo("planner");
        assertThat(person.me().path("mayPlan").asBoolean()).isTrue();

        HttpResponse<String> set = person.send("POST", OVERRIDES, exclude());
        assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
        assertThat(set.body()).contains("Product <b>team</b>");
        assertThat(application.showAudit().run().get(0).means()).startsWith("session ");
        assertThat(person.send("GET", "/api/v1/audit", "").statusCode()).isEqualTo(403);
        assertThat(person.send("GET", "/signin", "").body())
                .contains("You are signed in as <bdi>Product &lt;b&gt;team");

        HttpResponse<String> out = person.send("POST", "/signout", "");
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(out.headers().firstValue("Set-Cookie").orElseThrow()).contains("=;", "01 Jan 1970");
        assertThat(person.me().path("name").isNull())
                .as("the cookie alone is worth nothing")
                .isTrue();
        assertThat(person.send("POST", OVERRIDES, exclude()).statusCode()).isEqualTo(401);
        assertThat(audit()).startsWith("Product <b>team</b> signed out Product <b>team</b>");
    }

    @Test
    void a_viewer_may_not_plan_and_an_admin_reads_the_audit() throws Exception {
        SignedIn viewer = SignedIn.by(link(Role.VIEWER));
        assertThat(viewer.me().path("mayPlan").asBoolean()).isFalse();
        assertThat(viewer.send("GET", OVERRIDES, "").statusCode()).isEqualTo(200);
        assertThat(viewer.send("POST", OVERRIDES, exclude()).statusCode()).isEqualTo(403);

        SignedIn admin = SignedIn.by(link(Role.ADMIN));
        assertThat(admin.send("GET", "/api/v1/audit", "").statusCode()).isEqualTo(200);
    }

    @Test
    void what_does_not_know_the_pages_word_changes_nothing() throws Exception {
        SignedIn person = SignedIn.by(link(Role.PLANNER));
        SignedIn other = SignedIn.by(link(Role.PLANNER));
        assertThat(person.bare("POST", OVERRIDES, exclude(), "X-Winnow-Csrf", other.csrf())
                        .statusCode())
                .as("the word of another session")
                .isEqualTo(403);

        for (String[] header :
                new String[][] {{"X-Winnow-Csrf", ""}, {"X-Winnow-Csrf", "0".repeat(64)}, {"X-Other", "x"}}) {
            assertThat(person.bare("POST", OVERRIDES, exclude(), header).statusCode())
                    .as(String.join(": ", header))
                    .isEqualTo(403);
            assertThat(person.bare("DELETE", OVERRIDES + "?issue=" + key + "&reason=x", "", header)
                            .statusCode())
                    .as(String.join(": ", header))
                    .isEqualTo(403);
            assertThat(person.bare("POST", "/signout", "csrf=wrong", header).statusCode())
                    .as(String.join(": ", header))
                    .isIn(403, 415);
        }
        assertThat(person.me().path("name").isNull()).isFalse();
        assertThat(audit()).noneMatch(line -> line.contains("override"));
    }

    @Test
    void a_page_of_another_site_changes_nothing_even_with_the_right_word_and_signs_nobody_in() throws Exception {
        SignedIn person = SignedIn.by(link(Role.PLANNER));
        for (String[] header : new String[][] {
            {"Origin", "https://evil.example"},
            {"Origin", "null"},
            {"Origin", "http://localhost:1"},
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"},
            {"Sec-Fetch-Site", "none"}
        }) {
            HttpResponse<String> forged =
                    person.bare("POST", OVERRIDES, exclude(), header[0], header[1], "X-Winnow-Csrf", person.csrf());
            assertThat(forged.statusCode()).as(header[1]).isEqualTo(403);
            assertThat(forged.body()).as(header[1]).contains("another site");
            assertThat(forged.headers().firstValue("Access-Control-Allow-Origin"))
                    .as(header[1])
                    .isEmpty();

            String secret = secret(link(Role.PLANNER));
            HttpResponse<String> planted = SignedIn.press(local(), secret, header);
            assertThat(planted.statusCode()).as(header[1]).isEqualTo(403);
            assertThat(planted.headers().firstValue("Set-Cookie")).as(header[1]).isEmpty();
            assertThat(SignedIn.press(local(), secret, "Origin", "http://localhost:" + port())
                            .statusCode())
                    .as("it used up nothing")
                    .isEqualTo(303);
        }
    }

    @Test
    void a_write_by_a_form_is_not_taken() throws Exception {
        SignedIn person = SignedIn.by(link(Role.PLANNER));
        HttpResponse<String> form = CLIENT.send(
                HttpRequest.newBuilder(local().resolve(OVERRIDES))
                        .header("Cookie", person.cookie())
                        .header("X-Winnow-Csrf", person.csrf())
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString(exclude()))
                        .build(),
                BodyHandlers.ofString());
        assertThat(form.statusCode()).isEqualTo(415);
    }

    @Test
    void a_session_that_was_planted_is_not_the_one_that_is_signed_in() throws Exception {
        SignedIn attacker = SignedIn.by(link(Role.VIEWER));
        HttpResponse<String> pressed = SignedIn.press(local(), secret(link(Role.PLANNER)), "Cookie", attacker.cookie());

        assertThat(pressed.headers().firstValue("Set-Cookie").orElseThrow()).doesNotStartWith(attacker.cookie());
        assertThat(attacker.me().path("name").isNull())
                .as("what was planted has ended")
                .isTrue();
        String chosen = "winnow-" + port() + "=" + "a".repeat(43);
        SignedIn made = new SignedIn(local(), chosen, "");
        assertThat(made.me().path("name").isNull()).isTrue();
    }

    @Test
    void the_cookie_of_a_server_on_another_port_is_none_of_this_ones() throws Exception {
        SignedIn person = SignedIn.by(link(Role.PLANNER));
        String renamed = person.cookie().replaceFirst("-[0-9]+=", "-1=");
        assertThat(new SignedIn(local(), renamed, person.csrf())
                        .me()
                        .path("name")
                        .isNull())
                .isTrue();
        assertThat(new SignedIn(local(), renamed + "; " + person.cookie(), person.csrf())
                        .me()
                        .path("name")
                        .isNull())
                .isFalse();
    }

    @Test
    void links_and_sessions_end_by_themselves() throws Exception {
        URI late = link(Role.PLANNER);
        clock.step(Duration.ofMinutes(15));
        assertThat(SignedIn.press(local(), secret(late)).body()).contains("winnow signin prints another");

        SignedIn idle = SignedIn.by(link(Role.PLANNER));
        SignedIn busy = SignedIn.by(link(Role.PLANNER));
        for (int day = 0; day < 30; day += 6) {
            assertThat(busy.me().path("name").isNull()).as("day " + day).isFalse();
            clock.step(Duration.ofDays(6));
        }
        assertThat(idle.me().path("name").isNull()).isTrue();
        assertThat(busy.send("POST", OVERRIDES, exclude()).statusCode()).isEqualTo(401);
    }

    @Test
    void a_command_signs_somebody_out_in_the_middle_and_another_makes_a_link() throws Exception {
        SignedIn person = SignedIn.by(link(Role.PLANNER));
        assertThat(application.signIn().endAllOf("Somebody else", "operator")).isZero();
        assertThat(person.me().path("name").isNull()).isFalse();

        assertThat(application.signIn().endAllOf("Product <b>team</b>", "operator"))
                .isEqualTo(1);

        assertThat(person.send("POST", OVERRIDES, exclude()).statusCode()).isEqualTo(401);
        assertThat(audit()).startsWith("operator signed out Product <b>team</b>");
        assertThat(user.run(jira, "signout", "nobody").out()).contains("Nobody is signed in");
        assertThat(user.run(jira, "signin", "--role", "owner").code()).isEqualTo(2);
        assertThat(user.run(jira, "signin").err()).contains("--port");
        WinnowUser.Ended printed = user.run(jira, "signin", "--port", String.valueOf(port()), "--name", "A team");
        assertThat(printed.out()).matches("http://localhost:" + port() + "/signin\\?link=winnow_[A-Za-z0-9_-]{43}\n");
    }

    @Test
    void of_many_who_come_with_one_link_one_gets_in() throws Exception {
        String secret = secret(link(Role.PLANNER));
        List<CompletableFuture<HttpResponse<String>>> all = IntStream.range(0, 6)
                .mapToObj(i -> CLIENT.sendAsync(
                        HttpRequest.newBuilder(local().resolve("/signin"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("link=" + secret))
                                .build(),
                        BodyHandlers.ofString()))
                .toList();
        int in = 0;
        for (CompletableFuture<HttpResponse<String>> one : all) {
            in += one.get().statusCode() == 303 ? 1 : 0;
        }
        assertThat(in).isEqualTo(1);
    }

    @Test
    void whoever_guesses_links_waits_soon() throws Exception {
        int status;
        int tries = 0;
        do {
            status = SignedIn.press(local(), "winnow_guess" + tries++).statusCode();
        } while (status == 403 && tries < 100);

        assertThat(status).isEqualTo(429);
        assertThat(tries).isEqualTo(11);
    }

    @Test
    void nonsense_in_the_form_is_refused() throws Exception {
        for (String form : List.of("", "link", "other=1", "link=%zz", "link=%00", "link='+OR+1=1--", "link=<script>")) {
            HttpResponse<String> answer = CLIENT.send(
                    HttpRequest.newBuilder(local().resolve("/signin"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(form).isIn(400, 403);
            assertThat(answer.body()).as(form).doesNotContain("<script>");
        }
        assertThat(get("/signin?link=%22%3E%3Cscript%3E").body()).doesNotContain("<script>");
    }

    @Test
    void a_form_that_is_too_large_or_of_another_type_is_not_taken() throws Exception {
        assertThat(SignedIn.press(local(), "x".repeat(3_000)).statusCode()).isEqualTo(413);
        assertThat(new SignedIn(local(), "a=b", "")
                        .send("POST", "/signin", "{\"link\": \"x\"}")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void pages_are_the_same_for_everybody_and_the_server_says_who_may_read() throws Exception {
        SignedIn person = SignedIn.by(link(Role.PLANNER));
        String open = get("/backlogs/payments").body();
        assertThat(person.send("GET", "/backlogs/payments", "").body())
                .isEqualTo(open)
                .contains("id=\"who\"")
                .doesNotContain("Product");
        assertThat(get("/api/v1/me").headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(server.notes())
                .containsExactly(
                        "Everybody on this machine may read; changing anything takes a sign-in" + " or a token.");
    }

    @Test
    void who_was_kept_from_a_page_comes_back_to_it_once_signed_in() throws Exception {
        serveInstead(", publicRead: false", 0);
        String page = "/backlogs/payments/plan?capacity=6&sprint=Sprint%205";
        String kept = get(page).headers().firstValue("Set-Cookie").orElseThrow().split(";", -1)[0];

        HttpResponse<String> pressed = SignedIn.press(local(), secret(link(Role.PLANNER)), "Cookie", kept);

        assertThat(pressed.headers().firstValue("Location")).hasValue(page);
        assertThat(pressed.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("winnow-from=;"));
    }

    @Test
    void only_a_page_of_ours_is_gone_back_to() throws Exception {
        for (String kept : List.of(
                "%s//evil.example/",
                "%s/\\evil.example/",
                "%s/backlogs/\\evil.example",
                "%s/backlogs/a\r\nX-Evil: 1",
                "%s/signin?link=x",
                "%s.evil.example/backlogs/a",
                "https://evil.example/backlogs/a",
                "javascript:alert(1)")) {
            String value = URLEncoder.encode(kept.formatted("localhost:" + port()), StandardCharsets.UTF_8);

            HttpResponse<String> pressed =
                    SignedIn.press(local(), secret(link(Role.PLANNER)), "Cookie", "winnow-from=" + value);

            assertThat(pressed.statusCode()).as(kept).isEqualTo(303);
            assertThat(pressed.headers().firstValue("Location")).as(kept).hasValue("/");
        }
    }

    @Test
    void where_reading_takes_a_sign_in_nothing_is_read_without() throws Exception {
        serveInstead(", publicRead: false", 0);
        assertThat(server.notes()).containsExactly("Reading takes a sign-in or a token, as changing does.");
        for (String path : List.of(
                "/",
                "/backlogs/payments",
                "/backlogs/payments/rows.json",
                "/backlogs/payments/plan",
                "/backlogs/payments/plan.csv",
                "/api/v1/status",
                "/nothing",
                "/assets/../backlogs/payments",
                "/assets/%2e%2e/backlogs/payments",
                "//backlogs/payments",
                "/health;/../backlogs/payments")) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .matches("(?s)HTTP/1.1 40[01] .*")
                    .doesNotContain("Issue 1", "<bdi>payments");
        }
        assertThat(get("/backlogs/payments").body()).contains("winnow signin");
        for (String path : List.of("/health", "/signin", "/api/v1/me")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(200);
        }
        SignedIn viewer = SignedIn.by(link(Role.VIEWER));
        HttpResponse<String> page = viewer.send("GET", "/backlogs/payments", "");
        assertThat(page.body()).contains("Issue 1");
        assertThat(page.headers().allValues("Cache-Control")).containsExactly("private, no-cache");
        String token = application
                .manageTokens()
                .create(Role.VIEWER, "a script", "operator")
                .secret()
                .reveal();
        assertThat(get("/backlogs/payments/rows.json", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/backlogs/payments/rows.json", "Authorization", "Bearer wrong")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void behind_a_proxy_the_cookie_is_secure_its_page_may_write_and_reading_takes_a_sign_in() throws Exception {
        serveInstead(", publicUrl: \"https://winnow.example.com\"", freePort());
        assertThat(server.url()).hasToString("https://winnow.example.com/");
        assertThat(server.notes()).hasSize(1).first().asString().startsWith("Reading takes a sign-in");
        assertThat(get("/backlogs/payments").statusCode()).isEqualTo(401);
        HttpResponse<String> pressed =
                SignedIn.press(local(), secret(link(Role.PLANNER)), "Origin", "https://winnow.example.com");
        assertThat(pressed.statusCode()).isEqualTo(303);
        assertThat(pressed.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("__Host-winnow-")
                .contains("Secure");
        assertThat(raw(healthOf("winnow.example.com"))).startsWith("HTTP/1.1 200");
        assertThat(raw(healthOf("winnow.example.com.evil.example"))).startsWith("HTTP/1.1 403");
        assertThat(raw(healthOf("evil.example\r\nX-Forwarded-Host: winnow.example.com")))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void a_foreign_name_that_leads_here_signs_nobody_in() throws Exception {
        String body = "link=" + secret(link(Role.PLANNER));
        assertThat(raw("POST /signin HTTP/1.1\r\nHost: evil.example:" + port()
                        + "\r\nOrigin: http://evil.example:" + port()
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                        + "\r\nConnection: close\r\n\r\n" + body))
                .startsWith("HTTP/1.1 403");
        assertThat(audit()).noneMatch(line -> line.contains("signed in"));
    }

    private static String healthOf(String host) {
        return "GET /health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
