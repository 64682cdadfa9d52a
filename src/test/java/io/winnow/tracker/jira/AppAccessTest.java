package io.winnow.tracker.jira;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.winnow.tracker.jira.JiraSite.json;
import static io.winnow.tracker.jira.JiraSite.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.model.IssueId;
import io.winnow.tracker.Permissions;
import io.winnow.tracker.Permissions.Right;
import io.winnow.tracker.Secret;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes as a Forge app, and where. */
class AppAccessTest {

    private static final String GATEWAY = "/ex/jira/cloud-1";
    private static final String APP_TOKEN = "app-token-of-today";

    private final JiraSite site = new JiraSite();
    private final PointsLedger points = new PointsLedger(site.time, PointsLedger.HOURLY);

    @AfterEach
    void close() {
        site.close();
    }

    private Jira onlyApp(Supplier<Secret> token) {
        return jira(JiraSettings.of(settings().url(), access(token)));
    }

    private JiraSettings settings() {
        return site.settings(false, JiraSite.EMAIL, 100, 4);
    }

    private AppAccess access(Supplier<Secret> token) {
        return new AppAccess("ari:cloud:ecosystem::app/app-1", "env-1", "cloud-1", token, points);
    }

    private Jira jira(JiraSettings settings) {
        JiraSettings here = new JiraSettings(
                settings.url(),
                settings.deployment(),
                settings.email(),
                settings.token(),
                settings.scopedToken(),
                settings().gateway(),
                settings.patience(),
                settings.fetchSize(),
                settings.maxConcurrent(),
                settings.app());
        return new Jira(here, site.time, site.time, new Random(1), (reason, until) -> site.told.add(reason));
    }

    private static Secret token() {
        return new Secret(APP_TOKEN);
    }

    @Test
    void a_site_of_which_there_is_only_the_app_is_asked_for_nothing_but_by_the_gateway() {
        site.server.stubFor(get(GATEWAY + "/rest/api/3/field")
                .withHeader("Authorization", equalTo("Bearer " + APP_TOKEN))
                .willReturn(json("[{'id':'summary','name':'Summary'}]")));

        try (Jira jira = onlyApp(AppAccessTest::token)) {
            assertThat(jira.tracker().fields()).hasSize(1);
        }

        assertThat(site.requests()).containsExactly("GET " + GATEWAY + "/rest/api/3/field");
    }

    @Test
    void with_an_api_token_the_site_is_read_with_it_and_without_points() {
        site.server.stubFor(any(anyUrl()).willReturn(json("[{'id':'summary','name':'Summary'}]")));
        points.usedUp(Duration.ZERO);

        try (Jira jira = jira(settings().with(access(AppAccessTest::token)))) {
            jira.tracker().fields();
        }

        assertThat(site.requests()).containsExactly("GET /rest/api/3/field");
    }

    @Test
    void a_token_that_is_turned_down_is_asked_for_once_more() {
        Queue<String> tokens = new ArrayDeque<>(List.of("the-old-one", APP_TOKEN));
        site.server.stubFor(any(anyUrl()).willReturn(status(401, "{'code':401,'message':'Unauthorized'}")));
        site.server.stubFor(get(GATEWAY + "/rest/api/3/field")
                .withHeader("Authorization", equalTo("Bearer " + APP_TOKEN))
                .willReturn(json("[{'id':'summary','name':'Summary'}]")));

        try (Jira jira = onlyApp(() -> new Secret(tokens.remove()))) {
            assertThat(jira.tracker().fields()).hasSize(1);
        }

        assertThat(site.requests()).hasSize(2);
    }

    @Test
    void one_that_stays_turned_down_is_a_plain_failure_that_holds_no_token() {
        site.server.stubFor(any(anyUrl()).willReturn(status(401, "{'errorMessages':['no good: " + APP_TOKEN + "']}")));

        try (Jira jira = onlyApp(AppAccessTest::token)) {
            assertThatThrownBy(() -> jira.tracker().fields())
                    .isInstanceOfSatisfying(
                            TrackerException.class,
                            failure -> assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED))
                    .hasMessageContaining("within the hour")
                    .hasMessageNotContaining(APP_TOKEN);
        }

        assertThat(site.requests()).hasSize(1);
    }

    @Test
    void while_there_is_no_token_nothing_is_sent() {
        TrackerException none = new TrackerException(Kind.UNAUTHORIZED, "", "Jira's token for this site ran out");

        try (Jira jira = onlyApp(() -> {
            throw none;
        })) {
            assertThatThrownBy(() -> jira.tracker().fields()).isSameAs(none);
        }

        assertThat(site.requests()).isEmpty();
    }

    @Test
    void what_a_user_may_do_is_asked_with_their_token() {
        site.server.stubFor(post(GATEWAY + "/rest/api/3/permissions/project")
                .withHeader("Authorization", equalTo("Bearer of-the-user"))
                .willReturn(json("{'projects':[{'id':10001,'key':'PAY'},{'id':10003,'key':'OPS'}]}")));
        site.server.stubFor(get(urlPathEqualTo(GATEWAY + "/rest/api/3/mypermissions"))
                .withHeader("Authorization", equalTo("Bearer of-the-user"))
                .willReturn(json("{'permissions':{'EDIT_ISSUES':{'havePermission':true},"
                        + "'ADMINISTER':{'havePermission':false}}}")));
        site.server.stubFor(get(urlPathEqualTo(GATEWAY + "/rest/api/3/mypermissions"))
                .withQueryParam("issueId", equalTo("7"))
                .willReturn(status(404, "{'errorMessages':['gone']}")));

        try (Jira jira = onlyApp(AppAccessTest::token)) {
            Permissions permissions = jira.asUser(new Secret("of-the-user")).permissions();

            assertThat(permissions.projectsWith(Set.of(Right.EDIT, Right.SEE))).containsExactly("10001", "10003");
            assertThat(permissions.administers()).isFalse();
            assertThat(permissions.mayEdit(new IssueId(5))).isTrue();
            assertThat(permissions.maySee(new IssueId(7))).isFalse();
        }

        assertThat(site.requests())
                .contains("GET " + GATEWAY + "/rest/api/3/mypermissions?permissions=EDIT_ISSUES&issueId=5");
        assertThat(site.bodies()).contains("{\"permissions\":[\"BROWSE_PROJECTS\",\"EDIT_ISSUES\"]}");
    }

    @Test
    void a_site_whose_app_has_no_points_left_waits_for_the_hour_and_says_so() {
        site.server.stubFor(any(anyUrl()).willReturn(json("[{'id':'summary','name':'Summary'}]")));
        site.time.pass(Duration.ofMinutes(55));
        points.usedUp(Duration.ZERO);

        try (Jira jira = onlyApp(AppAccessTest::token)) {
            jira.tracker().fields();
        }

        assertThat(site.time.paused()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
        assertThat(site.told).containsExactly("Jira's hourly quota is used up");
    }

    @Test
    void it_gives_up_at_once_when_the_hour_is_farther_off_than_its_patience() {
        points.usedUp(Duration.ZERO);

        try (Jira jira = onlyApp(AppAccessTest::token)) {
            assertThatThrownBy(() -> jira.tracker().fields())
                    .isInstanceOfSatisfying(TrackerException.class, failure -> {
                        assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
                        assertThat(failure.retryAt().orElseThrow())
                                .isAfter(points.until().minusSeconds(1));
                    });
        }

        assertThat(site.requests()).isEmpty();
        assertThat(site.time.pauses()).isEmpty();
    }

    @Test
    void what_jira_says_to_one_site_about_the_apps_points_holds_for_all() {
        site.server.stubFor(get(GATEWAY + "/rest/api/3/field")
                .willReturn(status(429, "{}")
                        .withHeader("RateLimit-Reason", "jira-quota-global-based")
                        .withHeader("Retry-After", "1800")));

        try (Jira jira = onlyApp(AppAccessTest::token)) {
            assertThatThrownBy(() -> jira.tracker().fields()).hasMessageContaining("longer than Winnow may wait");
        }

        assertThat(points.charge("cloud-2", Lane.WRITE, 0)).isEmpty();
    }

    @Test
    void a_search_is_settled_by_what_it_found() {
        site.server.stubFor(post(GATEWAY + "/rest/api/3/search/jql")
                .willReturn(json("{'issues':[{'id':'1'},{'id':'2'}],'isLast':true}")));
        PointsLedger small = new PointsLedger(site.time, 7_000);
        AppAccess access = new AppAccess("app-1", "env-1", "cloud-1", AppAccessTest::token, small);

        try (Jira jira = jira(JiraSettings.of(settings().url(), access))) {
            for (int time = 0; time < 20; time++) {
                assertThat(jira.tracker().idsMatching("project = PAY")).hasSize(2);
            }
        }

        assertThat(site.time.pauses()).isEmpty();
    }
}
