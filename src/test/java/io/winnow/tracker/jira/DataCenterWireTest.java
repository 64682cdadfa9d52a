package io.winnow.tracker.jira;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Request;
import io.winnow.model.FieldDefinition;
import io.winnow.model.FieldValue;
import io.winnow.model.IssueId;
import io.winnow.model.Project;
import io.winnow.tracker.Account;
import io.winnow.tracker.IssueWriter.FieldType;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire to a Jira that turns out to be Data Center, below the path /jira. */
class DataCenterWireTest {

    private static final String API = "/jira/rest/api/2/";
    private static final String SERVER = "{'deploymentType':'Server','version':'10.3.24'}";

    private JiraSite site = new JiraSite("/jira", null, null);

    @AfterEach
    void stop() {
        site.close();
    }

    private void anotherSite(@Nullable Deployment deployment, @Nullable String email) {
        site.close();
        site = new JiraSite("/jira", deployment, email);
    }

    private void dataCenter() {
        site.server.stubFor(get(urlPathEqualTo(API + "serverInfo")).willReturn(JiraSite.json(SERVER)));
        site.server.stubFor(get(urlPathEqualTo(API + "myself"))
                .willReturn(JiraSite.json("{'name':'pm','key':'JIRAUSER10100','displayName':'PM','timeZone':'UTC'}")));
    }

    private Request request(int number) {
        var events = site.server.getAllServeEvents();
        return events.get(events.size() - number).getRequest();
    }

    @Test
    void it_is_asked_once_without_the_token_and_then_gets_the_token_as_bearer() {
        dataCenter();

        Account account = site.jira.tracker().account();
        site.jira.tracker().account();

        assertThat(account.id()).isEqualTo("JIRAUSER10100");
        assertThat(site.jira.tracker().product()).isEqualTo("Jira Data Center 10.3.24");
        assertThat(site.requests())
                .containsExactly("GET " + API + "serverInfo", "GET " + API + "myself", "GET " + API + "myself");
        assertThat(request(1).getHeader("Authorization")).isNull();
        assertThat(request(2).getHeader("Authorization")).isEqualTo("Bearer " + JiraSite.TOKEN);
    }

    @Test
    void one_that_answers_nobody_is_asked_with_the_token() {
        dataCenter();
        site.server.stubFor(get(urlPathEqualTo(API + "serverInfo"))
                .withHeader("Authorization", com.github.tomakehurst.wiremock.client.WireMock.absent())
                .willReturn(JiraSite.status(401, "{}")));

        assertThat(site.jira.tracker().account().displayName()).isEqualTo("PM");
    }

    @Test
    void one_that_was_named_is_not_asked() {
        anotherSite(Deployment.DATA_CENTER, "pm");
        dataCenter();

        site.jira.tracker().account();

        assertThat(site.requests()).containsExactly("GET " + API + "myself");
        assertThat(request(1).getHeader("Authorization")).startsWith("Basic ");
    }

    @Test
    void cloud_at_another_address_is_recognised_too() {
        anotherSite(null, JiraSite.EMAIL);
        site.server.stubFor(get(urlPathEqualTo(API + "serverInfo"))
                .willReturn(JiraSite.json("{'deploymentType':'Cloud','version':'1001.0.0'}")));
        site.server.stubFor(get(urlPathEqualTo("/jira/rest/api/3/myself"))
                .willReturn(JiraSite.json("{'accountId':'1:2','displayName':'PM'}")));

        assertThat(site.jira.tracker().account().id()).isEqualTo("1:2");
        assertThat(site.jira.tracker().product()).isEqualTo("Jira Cloud");
    }

    @Test
    void a_refused_token_is_told_in_the_words_of_data_center() {
        dataCenter();
        site.server.stubFor(get(urlPathEqualTo(API + "myself")).willReturn(JiraSite.status(401, "{}")));

        assertThatThrownBy(() -> site.jira.tracker().account())
                .isInstanceOfSatisfying(
                        TrackerException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Kind.UNAUTHORIZED))
                .hasMessageContaining("personal access token")
                .hasMessageNotContaining(JiraSite.TOKEN);
    }

    @Test
    void a_refused_password_is_told_what_jira_11_wants() {
        anotherSite(Deployment.DATA_CENTER, "pm");
        site.server.stubFor(any(anyUrl()).willReturn(JiraSite.status(401, "{}")));

        assertThatThrownBy(() -> site.jira.tracker().account()).hasMessageContaining("Jira 11");
    }

    @Test
    void an_answer_to_nobody_is_a_refused_login() {
        dataCenter();
        site.server.stubFor(post(urlPathEqualTo(API + "search"))
                .willReturn(JiraSite.json("{'issues':[],'total':0}")
                        .withHeader("X-Seraph-LoginReason", "AUTHENTICATED_FAILED")));

        assertThatThrownBy(() -> site.jira.tracker().idsMatching("project = PAY"))
                .isInstanceOfSatisfying(
                        TrackerException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Kind.UNAUTHORIZED));
    }

    @Test
    void the_cookie_that_names_a_node_is_sent_back_to_that_site_only() {
        dataCenter();
        site.server.stubFor(get(urlPathEqualTo(API + "serverInfo"))
                .willReturn(JiraSite.json(SERVER).withHeader("Set-Cookie", "ROUTEID=.node2; Path=/jira; HttpOnly")));

        site.jira.tracker().account();

        assertThat(request(2).getHeader("Cookie")).isEqualTo("ROUTEID=.node2");
    }

    @Test
    void an_issue_the_index_does_not_show_yet_is_read_by_itself_and_one_that_has_gone_is_not_there() {
        dataCenter();
        site.server.stubFor(post(urlPathEqualTo(API + "search"))
                .willReturn(JiraSite.json("{'issues':[{'id':'1','key':'P-1','fields':{}}],'total':1}")));
        site.server.stubFor(
                get(urlPathEqualTo(API + "issue/2")).willReturn(JiraSite.json("{'id':'2','key':'P-2','fields':{}}")));
        site.server.stubFor(get(urlPathEqualTo(API + "issue/3")).willReturn(JiraSite.status(403, "{}")));
        site.server.stubFor(get(urlPathEqualTo(API + "issue/4")).willReturn(JiraSite.status(404, "{}")));

        Set<IssueId> read = new java.util.TreeSet<>();
        var selection = io.winnow.tracker.FieldSelection.SYSTEM_FIELDS;
        var unread = site.jira
                .tracker()
                .fetch(
                        Set.of(new IssueId(1), new IssueId(2), new IssueId(3), new IssueId(4)),
                        selection,
                        some -> some.forEach(issue -> read.add(issue.id())));

        assertThat(read).containsExactly(new IssueId(1), new IssueId(2));
        assertThat(unread.gone()).containsExactlyInAnyOrder(new IssueId(3), new IssueId(4));
        assertThat(unread.unreadable()).isEmpty();
    }

    @Test
    void values_before_a_write_come_from_the_database_and_not_from_the_index() {
        dataCenter();
        site.server.stubFor(get(urlPathEqualTo(API + "issue/7"))
                .willReturn(JiraSite.json("{'id':'7','key':'P-7','fields':{'summary':'Now'}}")));

        Map<?, ?> values = site.jira
                .tracker()
                .values(Set.of(new IssueId(7)), java.util.List.of())
                .read();

        assertThat(values).hasSize(1);
        assertThat(site.requests()).noneMatch(request -> request.contains("/search"));
    }

    private FieldDefinition createField(String name) {
        Set<Project> projects = Set.of(
                new Project("10002", "OPS", "Operations", false), new Project("10001", "PAY", "Payments", false));
        return site.jira.writer().createField(name, "About", FieldType.NUMBER, projects);
    }

    @Test
    void a_field_is_made_for_all_projects_where_jira_takes_none_and_that_is_tried_once() {
        dataCenter();
        site.server.stubFor(post(urlPathEqualTo(API + "field"))
                .willReturn(JiraSite.status(201, "{'id':'customfield_1','name':'Winnow score'}")));
        site.server.stubFor(post(urlPathEqualTo(API + "field"))
                .withRequestBody(containing("projectIds"))
                .willReturn(JiraSite.status(400, "{'errorMessages':['Unrecognized field \\'projectIds\\'']}")));

        FieldDefinition score = createField("Winnow score");
        createField("Winnow why");

        assertThat(score.id()).isEqualTo("customfield_1");
        assertThat(site.bodies().stream().filter(body -> body.contains("Winnow")))
                .satisfiesExactly(
                        first -> assertThat(first).contains("\"projectIds\":[10001,10002]"),
                        again -> assertThat(again).contains("Winnow score").doesNotContain("projectIds"),
                        second -> assertThat(second).contains("Winnow why").doesNotContain("projectIds"));
    }

    @Test
    void a_field_that_jira_refuses_for_another_reason_is_refused() {
        dataCenter();
        site.server.stubFor(post(urlPathEqualTo(API + "field"))
                .willReturn(JiraSite.status(400, "{'errorMessages':['No more fields, please.']}")));

        assertThatThrownBy(() -> createField("Winnow score")).hasMessageContaining("No more fields, please.");
    }

    @Test
    void the_projects_of_a_field_are_found_by_its_id_and_unknown_where_jira_does_not_tell() {
        dataCenter();
        site.server.stubFor(
                get(urlPathEqualTo(API + "customFields"))
                        .willReturn(
                                JiraSite.json(
                                        "{'values':[{'id':'customfield_1','isAllProjects':false,'projectIds':[7,8]},"
                                                + "{'id':'2','isAllProjects':false,'projectIds':[9]},{'id':'customfield_3','isAllProjects':true}]}")));
        var fields = Stream.of("1", "2", "3", "4")
                .map(id -> new FieldDefinition("customfield_" + id, "Winnow", true, "number", null, null))
                .toList();

        assertThat(site.jira.writer().limits(fields))
                .isEqualTo(Map.of("customfield_1", Set.of("7", "8"), "customfield_2", Set.of("9")));

        site.server.stubFor(get(urlPathEqualTo(API + "customFields")).willReturn(JiraSite.status(403, "{}")));
        assertThat(site.jira.writer().limits(fields)).isEmpty();
    }

    @Test
    void issues_that_are_all_forbidden_are_not_gone_when_the_account_is_refused_everywhere() {
        dataCenter();
        site.server.stubFor(any(urlPathMatching(API + "(issue/.*|myself)")).willReturn(JiraSite.status(403, "{}")));

        assertThatThrownBy(() -> site.jira.tracker().values(Set.of(new IssueId(7)), List.of()))
                .isInstanceOfSatisfying(
                        TrackerException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Kind.FORBIDDEN))
                .hasMessageContaining("myself");
    }

    @Test
    void one_forbidden_issue_is_hidden_and_the_account_is_asked_once_for_several() {
        dataCenter();
        site.server.stubFor(any(urlPathMatching(API + "issue/.*")).willReturn(JiraSite.status(403, "{}")));

        var values = site.jira.tracker().values(Set.of(new IssueId(7), new IssueId(8)), List.of());

        assertThat(values.read()).isEmpty();
        assertThat(values.unreadable()).isEmpty();
        assertThat(site.requests())
                .filteredOn(request -> request.contains("myself"))
                .hasSize(1);
    }

    @Test
    void a_login_that_jira_denies_hides_no_issue_whatever_its_reason() {
        dataCenter();
        site.server.stubFor(any(urlPathMatching(API + "issue/.*"))
                .willReturn(JiraSite.status(403, "{}").withHeader("X-Authentication-Denied-Reason", "LOCKED")));

        assertThatThrownBy(() -> site.jira.tracker().values(Set.of(new IssueId(7)), List.of()))
                .isInstanceOfSatisfying(
                        TrackerException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Kind.UNAUTHORIZED));
    }

    @Test
    void writes_say_that_they_are_no_forged_ones() {
        dataCenter();
        site.server.stubFor(
                any(urlPathMatching(API + "issue/7")).willReturn(aResponse().withStatus(204)));

        site.jira.writer().write(Map.of(new IssueId(7), Map.of("customfield_1", FieldValue.EMPTY)), false, () -> true);

        assertThat(request(site.requests().size()).getHeader("X-Atlassian-Token"))
                .isEqualTo("no-check");
        assertThat(request(1).getHeader("X-Atlassian-Token")).isNull();
    }

    @Test
    void an_address_without_its_path_is_said_to_be_one() {
        assertThatThrownBy(() -> site.jira.tracker().account())
                .hasMessageContaining("No Jira answers at http://127.0.0.1:" + site.server.port()
                        + "/jira/rest/api/2/serverInfo (404 ")
                .hasMessageContaining("is its path missing");
        assertThat(site.requests()).noneMatch(request -> request.contains("myself"));
        assertThat(site.server.getAllServeEvents())
                .allSatisfy(event -> assertThat(event.getRequest().getHeader("Authorization"))
                        .isNull());
    }

    @Test
    void with_an_email_address_it_is_cloud_though_nothing_says_so_and_nothing_more_is_asked() {
        anotherSite(null, JiraSite.EMAIL);
        site.server.stubFor(get(urlPathEqualTo("/jira/rest/api/3/myself"))
                .willReturn(JiraSite.json("{'accountId':'1:2','displayName':'PM'}")));

        assertThat(site.jira.tracker().account().id()).isEqualTo("1:2");
        assertThat(site.requests()).containsExactly("GET " + API + "serverInfo", "GET /jira/rest/api/3/myself");
    }

    @Test
    void cloud_behind_something_that_knows_version_3_alone_is_still_cloud() {
        site.server.stubFor(get(urlPathEqualTo("/jira/rest/api/3/serverInfo"))
                .willReturn(JiraSite.json("{'deploymentType':'Cloud'}")));

        assertThatThrownBy(() -> site.jira.tracker().account())
                .as("which gateway a service account of Cloud has is asked next")
                .hasMessageContaining("404 on GET /_edge/tenant_info");
    }

    @Test
    void a_login_page_is_no_server_info() {
        site.server.stubFor(any(anyUrl())
                .willReturn(aResponse().withHeader("Content-Type", "text/html").withBody("<html>Log in</html>")));

        assertThatThrownBy(() -> site.jira.tracker().account()).hasMessageContaining("login page");
    }

    @Test
    void an_answer_to_nobody_in_particular_is_a_lost_login_and_no_empty_site() {
        dataCenter();
        site.server.stubFor(any(urlPathEqualTo(API + "search"))
                .willReturn(JiraSite.json("{'issues':[],'total':0,'startAt':0,'maxResults':50}")
                        .withHeader("X-AUSERNAME", "anonymous")));

        assertThatThrownBy(() -> site.jira.tracker().count("project = PAY"))
                .isInstanceOfSatisfying(
                        TrackerException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED))
                .hasMessageContaining("personal access token");
    }
}
