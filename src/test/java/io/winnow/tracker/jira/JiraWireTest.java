package io.winnow.tracker.jira;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.winnow.tracker.jira.JiraSite.json;
import static io.winnow.tracker.jira.JiraSite.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.winnow.model.FieldDefinition;
import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.IssueType;
import io.winnow.model.Project;
import io.winnow.tracker.Account;
import io.winnow.tracker.FieldSelection;
import io.winnow.tracker.IssueTracker;
import io.winnow.tracker.IssueTracker.Unread;
import io.winnow.tracker.IssueWriter.Created;
import io.winnow.tracker.IssueWriter.EditScreen;
import io.winnow.tracker.IssueWriter.FieldType;
import io.winnow.tracker.NewIssue;
import io.winnow.tracker.RequestCounts;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire for each call, and what is made of the answer. */
class JiraWireTest {

    private static final String BASIC = "Basic "
            + Base64.getEncoder()
                    .encodeToString((JiraSite.EMAIL + ":" + JiraSite.TOKEN).getBytes(StandardCharsets.UTF_8));
    private static final String SEARCH = "/rest/api/3/search/jql";
    private static final String BULK = "/rest/api/3/issue/bulkfetch";
    private static final String COUNT = "/rest/api/3/search/approximate-count";
    private static final FieldDefinition SCORE =
            new FieldDefinition("customfield_1", "Winnow score", true, "number", null, null);
    private static final FieldSelection SELECTION =
            new FieldSelection(null, null, null, List.of(), List.of(SCORE), false);
    private static final Project PROJECT = new Project("10000", "PAY", "Payments", false);

    private final JiraSite site = new JiraSite();

    @AfterEach
    void close() {
        site.close();
    }

    private static IssueId id(long id) {
        return new IssueId(id);
    }

    private static Set<IssueId> ids(long... ids) {
        return LongStream.of(ids).mapToObj(IssueId::new).collect(Collectors.toSet());
    }

    @Test
    void myself_is_asked_with_basic_login_and_gives_the_account() {
        site.server.stubFor(get("/rest/api/3/myself")
                .willReturn(json("{'accountId':'712020:aa','displayName':'Zoë','timeZone':'Europe/Berlin'}")));

        assertThat(site.jira.tracker().account())
                .isEqualTo(new Account("712020:aa", "Zoë", ZoneId.of("Europe/Berlin")));

        site.server.verify(
                1,
                getRequestedFor(urlEqualTo("/rest/api/3/myself"))
                        .withHeader("Authorization", equalTo(BASIC))
                        .withHeader("Accept", equalTo("application/json")));
    }

    @Test
    void without_an_email_the_token_is_sent_as_a_bearer_token() {
        try (JiraSite bearer = new JiraSite(false, null, 100)) {
            bearer.server.stubFor(get("/rest/api/3/myself").willReturn(json("{'accountId':'a','timeZone':'?'}")));

            bearer.jira.tracker().account();

            bearer.server.verify(getRequestedFor(urlEqualTo("/rest/api/3/myself"))
                    .withHeader("Authorization", equalTo("Bearer " + JiraSite.TOKEN)));
        }
    }

    @Test
    void a_scoped_token_goes_through_the_gateway_and_never_to_the_site() {
        try (JiraSite scoped = new JiraSite(true, JiraSite.EMAIL, 100)) {
            scoped.server.stubFor(get("/_edge/tenant_info").willReturn(json("{'cloudId':'1a2b-3c'}")));
            scoped.server.stubFor(get("/ex/jira/1a2b-3c/rest/api/3/myself").willReturn(json("{'accountId':'a'}")));

            scoped.jira.tracker().account();
            scoped.jira.tracker().account();

            assertThat(scoped.requests())
                    .containsExactly(
                            "GET /_edge/tenant_info",
                            "GET /ex/jira/1a2b-3c/rest/api/3/myself",
                            "GET /ex/jira/1a2b-3c/rest/api/3/myself");
            scoped.server.verify(getRequestedFor(urlEqualTo("/_edge/tenant_info"))
                    .withoutHeader("Authorization")
                    .withHost(equalTo("127.0.0.1")));
            scoped.server.verify(
                    2,
                    getRequestedFor(urlEqualTo("/ex/jira/1a2b-3c/rest/api/3/myself"))
                            .withHost(equalTo("localhost"))
                            .withHeader("Authorization", equalTo(BASIC)));
        }
    }

    @Test
    void a_cloud_id_that_could_lead_elsewhere_is_refused() {
        try (JiraSite scoped = new JiraSite(true, JiraSite.EMAIL, 100)) {
            scoped.server.stubFor(get("/_edge/tenant_info").willReturn(json("{'cloudId':'../../evil'}")));

            assertThatThrownBy(() -> scoped.jira.tracker().account()).hasMessageContaining("cloud id");

            assertThat(scoped.requests()).containsOnly("GET /_edge/tenant_info");
        }
    }

    @Test
    void fields_keep_their_schema_and_scope() {
        site.server.stubFor(get("/rest/api/3/field")
                .willReturn(json("[{'id':'summary','name':'Summary','custom':false,'schema':{'type':'string'}},"
                        + "{'id':'customfield_2','name':'Reach','custom':true,'schema':{'type':'number','custom':'x:float'},"
                        + "'scope':{'type':'PROJECT','project':{'id':'10007'}}},{'id':'odd','name':'Odd'}]")));

        assertThat(site.jira.tracker().fields())
                .containsExactly(
                        new FieldDefinition("summary", "Summary", false, "string", null, null),
                        new FieldDefinition("customfield_2", "Reach", true, "number", "x:float", "10007"),
                        new FieldDefinition("odd", "Odd", false, null, null, null));
    }

    @Test
    void a_search_walks_every_token_and_asks_for_ids_only() {
        page("first", null, "{'issues':[{'id':'1'},{'id':'2'}],'nextPageToken':'t1','isLast':false}");
        page("second", "t1", "{'isLast':false,'nextPageToken':'t2','issues':[]}");
        page("third", "t2", "{'issues':[{'id':'2'},{'id':'3'}],'nextPageToken':null}");

        assertThat(site.jira.tracker().idsMatching("project = PAY ORDER BY Rank"))
                .isEqualTo(ids(1, 2, 3));

        site.server.verify(
                1,
                postRequestedFor(urlEqualTo(SEARCH))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withRequestBody(
                                equalToJson("{\"jql\":\"project = PAY\",\"maxResults\":5000,\"fields\":[\"id\"]}")));
        assertThat(site.requests()).hasSize(3);
    }

    private void page(String name, @Nullable String token, String answer) {
        String body = "{\"jql\":\"project = PAY\",\"maxResults\":5000,\"fields\":[\"id\"]"
                + (token == null ? "" : ",\"nextPageToken\":\"" + token + "\"") + "}";
        site.server.stubFor(
                post(SEARCH).withName(name).withRequestBody(equalToJson(body)).willReturn(json(answer)));
    }

    @Test
    void isLast_ends_a_walk_that_still_has_a_token() {
        page("only", null, "{'issues':[{'id':'1'}],'nextPageToken':'t1','isLast':true}");

        assertThat(site.jira.tracker().idsMatching("project = PAY")).isEqualTo(ids(1));
        assertThat(site.requests()).hasSize(1);
    }

    @Test
    void a_repeated_token_ends_in_an_error_and_not_in_half_an_answer() {
        site.server.stubFor(post(SEARCH).willReturn(json("{'issues':[{'id':'1'}],'nextPageToken':'same'}")));

        assertThatThrownBy(() -> site.jira.tracker().idsMatching("project = PAY"))
                .isInstanceOf(TrackerException.class)
                .hasMessageContaining("doesn't come to an end");
        assertThat(site.requests()).hasSize(2);
    }

    @Test
    void more_than_three_empty_pages_in_a_row_end_in_an_error() {
        page("0", null, "{'issues':[],'nextPageToken':'t1'}");
        for (int i = 1; i < 10; i++) {
            page("p" + i, "t" + i, "{'issues':[],'nextPageToken':'t" + (i + 1) + "'}");
        }

        assertThatThrownBy(() -> site.jira.tracker().idsMatching("project = PAY"))
                .hasMessageContaining("doesn't come to an end");
        assertThat(site.requests()).hasSize(4);
    }

    @Test
    void an_answer_without_issues_is_never_an_empty_site() {
        for (String body : List.of("{}", "{'issues':null}", "[]", "null", "", "{'warnings':['x']}")) {
            site.server.resetAll();
            site.server.stubFor(any(anyUrl()).willReturn(json(body)));

            assertThatThrownBy(() -> site.jira.tracker().idsMatching("project = PAY"))
                    .describedAs(body)
                    .isInstanceOfSatisfying(
                            TrackerException.class,
                            error -> assertThat(error.kind()).isEqualTo(Kind.UNAVAILABLE));
            assertThatThrownBy(() -> site.jira.tracker().fetch(ids(1), SELECTION, window -> {}))
                    .describedAs(body)
                    .isInstanceOf(TrackerException.class);
            assertThatThrownBy(() -> site.jira.tracker().count("project = PAY"))
                    .describedAs(body)
                    .isInstanceOf(TrackerException.class);
        }
    }

    @Test
    void ids_are_looked_up_past_the_index_fifty_at_a_time() {
        site.server.stubFor(post(SEARCH).willReturn(json("{'issues':[{'id':'1'},{'id':'999'}]}")));
        Set<IssueId> many = LongStream.rangeClosed(1, 51).mapToObj(IssueId::new).collect(Collectors.toSet());

        assertThat(site.jira.tracker().idsMatchingNow("project = PAY ORDER BY x", ids(7)))
                .isEmpty();
        site.server.verify(
                postRequestedFor(urlEqualTo(SEARCH))
                        .withRequestBody(
                                equalToJson(
                                        "{\"jql\":\"(project = PAY) AND id in (7)\",\"maxResults\":5000,\"fields\":[\"id\"],\"reconcileIssues\":[7]}")));
        site.server.resetRequests();
        assertThat(site.jira.tracker().idsMatchingNow("project = PAY", many)).isEqualTo(ids(1));
        assertThat(site.requests()).hasSize(2);
    }

    @Test
    void a_count_is_asked_without_the_order() {
        site.server.stubFor(post(COUNT).willReturn(json("{'count':22371}")));

        assertThat(site.jira.tracker().count("project = PAY ORDER BY Rank")).isEqualTo(22_371);

        site.server.verify(
                postRequestedFor(urlEqualTo(COUNT)).withRequestBody(equalToJson("{\"jql\":\"project = PAY\"}")));
    }

    @Test
    void a_fetch_names_ids_and_fields_and_says_what_is_missing() {
        site.server.stubFor(post(BULK)
                .willReturn(json("{'expand':'names','issueErrors':[],'issues':[{'id':'1','key':'PAY-1',"
                        + "'fields':{'summary':'A','customfield_1':5}}]}")));
        List<Issue> read = new ArrayList<>();

        Set<IssueId> missing =
                site.jira.tracker().fetch(ids(2, 1), SELECTION, read::addAll).gone();

        assertThat(missing).isEqualTo(ids(2));
        assertThat(read).extracting(Issue::key).containsExactly("PAY-1");
        site.server.verify(1, postRequestedFor(urlEqualTo(BULK)).withRequestBody(equalToJson("""
                                {"issueIdsOrKeys":["1","2"],"fields":["summary","description","project","issuetype","status",
                                "parent","labels","components","fixVersions","priority","assignee","votes","watches",
                                "issuelinks","created","updated","resolutiondate","customfield_1"]}""")));
    }

    @Test
    void a_large_fetch_goes_in_windows_and_nothing_asked_is_nothing_sent() {
        try (JiraSite small = new JiraSite(false, JiraSite.EMAIL, 10)) {
            small.server.stubFor(post(BULK).willReturn(json("{'issues':[],'issueErrors':[]}")));
            Set<IssueId> many =
                    LongStream.rangeClosed(1, 95).mapToObj(IssueId::new).collect(Collectors.toSet());

            assertThat(small.jira
                            .tracker()
                            .fetch(Set.of(), SELECTION, window -> {})
                            .gone())
                    .isEmpty();
            assertThat(small.jira.tracker().fetch(many, SELECTION, window -> {}).gone())
                    .isEqualTo(many);

            assertThat(small.requests()).hasSize(10);
        }
    }

    @Test
    void the_projects_of_a_large_fetch_are_read_in_one_request() {
        try (JiraSite small = new JiraSite(false, JiraSite.EMAIL, 3, 1)) {
            small.server.stubFor(post(BULK).willReturn(json("{'issues':[]}")));
            small.server.stubFor(post(BULK)
                    .withRequestBody(matchingJsonPath("$.issueIdsOrKeys", equalToJson("[\"1\",\"2\",\"3\"]")))
                    .willReturn(
                            json("{'issues':[{'id':'1','key':'PAY-1','fields':{}},{'id':'2','key':'OPS-1','fields':{}},"
                                    + "{'id':'3','key':'PAY-2','fields':{}}]}")));
            small.server.stubFor(post(BULK)
                    .withRequestBody(matchingJsonPath("$.issueIdsOrKeys", equalToJson("[\"31\"]")))
                    .willReturn(json("{'issues':[{'id':'31','key':'OPS-2','fields':{}}]}")));
            small.server.stubFor(
                    post(BULK)
                            .withRequestBody(matchingJsonPath("$.fields", equalToJson("[\"project\"]")))
                            .willReturn(
                                    json(
                                            "{'issues':[{'id':'1','fields':{'project':{'id':'10','key':'PAY','name':'Payments'}}},"
                                                    + "{'id':'2','fields':{'project':{'id':'20','key':'OPS','name':'Operations'}}}]}")));
            List<Issue> read = new ArrayList<>();

            small.jira.tracker().fetch(upTo(31), SELECTION, read::addAll);

            assertThat(read)
                    .extracting(issue -> issue.key() + " " + issue.project().name())
                    .containsExactlyInAnyOrder(
                            "PAY-1 Payments", "OPS-1 Operations", "PAY-2 Payments", "OPS-2 Operations");
            assertThat(small.requests()).hasSize(11 + 1);
            assertThat(small.bodies().get(0)).doesNotContain("\"project\"");
        }
    }

    @Test
    void a_small_fetch_of_several_windows_reads_the_projects_along() {
        try (JiraSite small = new JiraSite(false, JiraSite.EMAIL, 3, 1)) {
            small.server.stubFor(post(BULK)
                    .willReturn(json(
                            "{'issues':[{'id':'1','key':'PAY-1','fields':{'project':{'id':'10','key':'PAY'}}}]}")));
            List<Issue> read = new ArrayList<>();

            small.jira.tracker().fetch(upTo(30), SELECTION, read::addAll);

            assertThat(small.bodies()).hasSize(10).allMatch(body -> body.contains("\"project\""));
            assertThat(read.get(0).project()).isEqualTo(new Project("10", "PAY", "", false));
        }
    }

    private static String inProject(long id, String key, String project) {
        return "{'issues':[{'id':'" + id + "','key':'" + key + "','fields':{'project':" + project + "}}]}";
    }

    @Test
    void an_issue_that_moved_while_its_project_was_asked_for_gives_no_other_issue_its_new_project() {
        try (JiraSite small = new JiraSite(false, JiraSite.EMAIL, 1, 1)) {
            small.server.stubFor(post(BULK).willReturn(json("{'issues':[]}")));
            Map<Long, String> answers = Map.of(
                    1L, inProject(1, "PAY-1", "{'id':'20','key':'OPS'}"),
                    2L, inProject(2, "PAY-2", "{'id':'10','key':'PAY'}"),
                    3L, inProject(3, "OLD-3", "{'id':'20','key':'OPS'}"));
            answers.forEach((id, answer) -> small.server.stubFor(post(BULK)
                    .withRequestBody(matchingJsonPath("$.issueIdsOrKeys", equalToJson("[\"" + id + "\"]")))
                    .willReturn(json(answer))));
            List<Issue> read = new ArrayList<>();

            small.jira.tracker().fetch(upTo(11), SELECTION, read::addAll);

            assertThat(read)
                    .extracting(Issue::project)
                    .as("another sample tells of PAY; of OLD there is none")
                    .containsExactly(
                            new Project("10", "PAY", "", false),
                            new Project("10", "PAY", "", false),
                            new Project("", "OLD", "OLD", false));
        }
    }

    private static Set<IssueId> upTo(long last) {
        return LongStream.rangeClosed(1, last).mapToObj(IssueId::new).collect(Collectors.toSet());
    }

    @Test
    void a_window_larger_than_jira_takes_is_halved_and_the_next_ones_are_small_at_once() {
        try (JiraSite small = new JiraSite(false, JiraSite.EMAIL, 8, 1)) {
            small.server.stubFor(post(BULK).willReturn(json("{'issues':[],'issueErrors':[]}")));
            small.server.stubFor(post(BULK)
                    .withRequestBody(matchingJsonPath("$.issueIdsOrKeys[3]"))
                    .willReturn(status(400, "{'errorMessages':['At most 3 issues, please.']}")));

            Unread unread = small.jira.tracker().fetch(ids(1, 2, 3, 4, 5, 6, 7, 8), SELECTION, window -> {});

            assertThat(unread.gone()).isEqualTo(ids(1, 2, 3, 4, 5, 6, 7, 8));
            assertThat(small.bodies())
                    .extracting(body ->
                            body.replaceAll(".*\\[(.*?)\\].*\\[.*", "$1").replace("\"", ""))
                    .containsExactly("1,2,3,4,5,6,7,8", "1,2,3,4", "1,2", "3,4", "5,6", "7,8");
            small.server.resetRequests();
            small.jira.tracker().values(ids(1, 2, 3, 4), List.of());
            assertThat(small.requests()).hasSize(2);
        }
    }

    @Test
    void a_refusal_that_has_nothing_to_do_with_the_size_comes_out_in_jiras_words_and_makes_nothing_small() {
        site.server.stubFor(post(BULK).willReturn(json("{'issues':[],'issueErrors':[]}")));
        site.server.stubFor(post(BULK)
                .withRequestBody(matchingJsonPath("$.issueIdsOrKeys[?(@ == '7')]"))
                .willReturn(status(400, "{'errorMessages':['Nothing is right with 7.']}")));

        assertThatThrownBy(() -> site.jira.tracker().fetch(ids(5, 6, 7, 8), SELECTION, window -> {}))
                .isInstanceOf(TrackerException.class)
                .hasMessageContaining("Nothing is right with 7.");

        site.server.resetRequests();
        site.jira.tracker().fetch(ids(1, 2, 3, 4), SELECTION, window -> {});
        assertThat(site.requests()).hasSize(1);
    }

    @Test
    void all_that_match_are_read_once_in_windows_that_reach_over_pages() {
        try (JiraSite small = new JiraSite(false, JiraSite.EMAIL, 2)) {
            small.server.stubFor(post(SEARCH)
                    .willReturn(json("{'issues':[{'id':'1'},{'id':'2'},{'id':'3'}],'nextPageToken':'t1'}")));
            small.server.stubFor(post(SEARCH)
                    .withRequestBody(matchingJsonPath("$.nextPageToken", equalTo("t1")))
                    .willReturn(json("{'issues':[{'id':'3'},{'id':'4'},{'id':'5'}],'isLast':true}")));
            small.server.stubFor(post(BULK).willReturn(json("{'issues':[],'issueErrors':[]}")));
            small.server.stubFor(post(COUNT).willReturn(json("{'count':6}")));
            List<Integer> found = new ArrayList<>();

            IssueTracker.Matched matched = small.jira
                    .tracker()
                    .fetchMatching("project = PAY ORDER BY Rank", SELECTION, (window, known) -> found.add(known));

            assertThat(matched.ids()).isEqualTo(ids(1, 2, 3, 4, 5));
            assertThat(matched.unread().gone()).isEqualTo(ids(1, 2, 3, 4, 5));
            assertThat(matched.count()).isEqualTo(6);
            assertThat(found).isNotEmpty().last().isEqualTo(5); // windows that came together are handed over together
            for (String window : List.of("[\"1\",\"2\"]", "[\"3\",\"4\"]", "[\"5\"]")) {
                small.server.verify(
                        1,
                        postRequestedFor(urlEqualTo(BULK))
                                .withRequestBody(matchingJsonPath("$.issueIdsOrKeys", equalToJson(window))));
            }
            assertThat(small.requests()).hasSize(6);
        }
    }

    @Test
    void nothing_that_matches_is_nothing_read() {
        page("none", null, "{'issues':[]}");
        site.server.stubFor(post(COUNT).willReturn(json("{'count':0}")));

        IssueTracker.Matched matched =
                site.jira.tracker().fetchMatching("project = PAY", SELECTION, (window, known) -> {});

        assertThat(matched.ids()).isEmpty();
        assertThat(site.requests()).hasSize(2);
    }

    @Test
    void what_cannot_be_counted_is_no_whole_pull() {
        page("one", null, "{'issues':[{'id':'1'}]}");
        site.server.stubFor(post(BULK).willReturn(json("{'issues':[],'issueErrors':[]}")));
        site.server.stubFor(post(COUNT).willReturn(status(403, "{'errorMessages':['No counting.']}")));

        assertThatThrownBy(() -> site.jira.tracker().fetchMatching("project = PAY", SELECTION, (window, known) -> {}))
                .isInstanceOf(TrackerException.class)
                .hasMessageContaining("No counting.");
    }

    @Test
    void a_search_that_breaks_off_is_never_taken_for_the_whole() {
        page("first", null, "{'issues':[{'id':'1'}],'nextPageToken':'t1'}");
        site.server.stubFor(post(SEARCH)
                .withRequestBody(matchingJsonPath("$.nextPageToken", equalTo("t1")))
                .willReturn(status(400, "{'errorMessages':['The token has expired.']}")));
        site.server.stubFor(post(BULK).willReturn(json("{'issues':[],'issueErrors':[]}")));

        assertThatThrownBy(() -> site.jira.tracker().fetchMatching("project = PAY", SELECTION, (window, known) -> {}))
                .isInstanceOf(TrackerException.class)
                .hasMessageContaining("The token has expired.");
    }

    @Test
    void issues_jira_failed_to_read_are_asked_for_again_and_never_count_as_gone() {
        site.server.stubFor(post(BULK)
                .inScenario("errors")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(
                        json(
                                "{'issues':[{'id':'1','key':'PAY-1','fields':{}}],"
                                        + "'issueErrors':[{'id':'2','errorMessage':'timeout'},{'id':'77','errorMessage':'not asked'}]}"))
                .willSetStateTo("second"));
        site.server.stubFor(post(BULK)
                .inScenario("errors")
                .whenScenarioStateIs("second")
                .willReturn(json("{'issues':[{'id':'2','key':'PAY-2','fields':{}}],'issueErrors':[]}")));
        List<Issue> read = new ArrayList<>();

        assertThat(site.jira.tracker().fetch(ids(1, 2), SELECTION, read::addAll).gone())
                .isEmpty();

        assertThat(read).extracting(Issue::key).containsExactly("PAY-1", "PAY-2");
        assertThat(site.bodies().get(1)).contains("\"issueIdsOrKeys\":[\"2\"]");
    }

    @Test
    void an_issue_the_bulk_read_never_gives_is_read_by_itself() {
        site.server.stubFor(
                post(BULK).willReturn(json("{'issues':[],'issueErrors':[{'id':'1','errorMessage':'too large'}]}")));
        site.server.stubFor(
                get(urlPathEqualTo("/rest/api/3/issue/1")).willReturn(json("{'id':'1','key':'PAY-1','fields':{}}")));
        List<Issue> read = new ArrayList<>();

        Unread unread = site.jira.tracker().fetch(ids(1), SELECTION, read::addAll);

        assertThat(unread).isEqualTo(new Unread(Set.of(), Map.of()));
        assertThat(read).extracting(Issue::key).containsExactly("PAY-1");
        assertThat(site.requests()).hasSize(6).last().asString().contains("fields=summary");
    }

    @Test
    void an_issue_that_cannot_be_read_at_all_is_named_and_one_that_is_not_there_is_gone() {
        site.server.stubFor(
                post(BULK).willReturn(json("{'issues':[],'issueErrors':[{'id':'1','errorMessage':'no'},{'id':'2'}]}")));
        site.server.stubFor(get(urlPathEqualTo("/rest/api/3/issue/1"))
                .willReturn(status(400, "{'errorMessages':['broken for good']}")));
        site.server.stubFor(get(urlPathEqualTo("/rest/api/3/issue/2"))
                .willReturn(status(404, "{'errorMessages':['Issue does not exist']}")));

        Unread unread = site.jira.tracker().fetch(ids(1, 2), SELECTION, window -> {});

        assertThat(unread.gone()).isEqualTo(ids(2));
        assertThat(unread.unreadable()).containsOnlyKeys(id(1));
        assertThat(unread.unreadable().get(id(1))).contains("broken for good");
        assertThat(site.jira.tracker().values(ids(1), List.of()).unreadable()).isEqualTo(unread.unreadable());
    }

    @Test
    void when_many_issues_cannot_be_read_it_is_jira_that_fails() {
        List<IssueId> many =
                LongStream.rangeClosed(1, 60).mapToObj(IssueId::new).toList();
        String errors = many.stream().map(id -> "{'id':'" + id + "'}").collect(Collectors.joining(","));
        site.server.stubFor(post(BULK).willReturn(json("{'issues':[],'issueErrors':[" + errors + "]}")));

        assertThatThrownBy(() -> site.jira.tracker().fetch(many, SELECTION, window -> {}))
                .isInstanceOf(TrackerException.class)
                .hasMessageContaining("keeps failing to read 60 issues");
    }

    @Test
    void what_the_sink_throws_comes_out_and_ends_the_fetch() {
        site.server.stubFor(post(BULK).willReturn(json("{'issues':[],'issueErrors':[]}")));

        assertThatThrownBy(() -> site.jira.tracker().fetch(ids(1), SELECTION, window -> {
                    throw new IllegalStateException("disk full");
                }))
                .hasMessage("disk full");
        assertThat(site.jira.tracker().fetch(ids(1), SELECTION, window -> {}).gone())
                .isEqualTo(ids(1));
    }

    @Test
    void a_window_that_is_refused_ends_the_fetch_and_starts_no_more() {
        try (JiraSite small = new JiraSite(false, JiraSite.EMAIL, 1)) {
            small.server.stubFor(post(BULK).willReturn(status(403, "{'errorMessages':['no']}")));
            Set<IssueId> many =
                    LongStream.rangeClosed(1, 200).mapToObj(IssueId::new).collect(Collectors.toSet());

            assertThatThrownBy(() -> small.jira.tracker().fetch(many, SELECTION, window -> {}))
                    .isInstanceOf(TrackerException.class)
                    .hasMessageContaining("\"no\"");

            assertThat(small.requests()).hasSizeLessThanOrEqualTo(8);
        }
    }

    @Test
    void values_read_only_the_wanted_fields_and_tell_hidden_from_empty() {
        site.server.stubFor(post(BULK)
                .willReturn(json("{'issues':[{'id':'1','fields':{'customfield_1':null}},{'id':'2','fields':{}}]}")));

        assertThat(site.jira.tracker().values(ids(1, 2, 3), List.of(SCORE)).read())
                .isEqualTo(Map.of(id(1), Map.of("customfield_1", FieldValue.EMPTY), id(2), Map.of()));
        assertThat(site.bodies())
                .containsExactly("{\"issueIdsOrKeys\":[\"1\",\"2\",\"3\"],\"fields\":[\"customfield_1\"]}");
    }

    @Test
    void a_boards_estimation_field_is_found_or_hidden_and_a_board_that_is_not_there_is_told_apart() {
        site.server.stubFor(get("/rest/agile/1.0/board/12/configuration")
                .willReturn(json("{'estimation':{'type':'field','field':{'fieldId':'customfield_9'}}}")));
        site.server.stubFor(get("/rest/agile/1.0/board/13/configuration").willReturn(json("{'id':13}")));
        site.server.stubFor(
                get("/rest/agile/1.0/board/14/configuration").willReturn(status(404, "{'errorMessages':['no']}")));
        site.server.stubFor(
                get("/rest/agile/1.0/board/15/configuration").willReturn(status(403, "{'errorMessages':['no']}")));

        assertThat(site.jira.tracker().estimationField(12)).contains("customfield_9");
        assertThat(site.jira.tracker().estimationField(13)).isEmpty();
        assertThat(site.jira.tracker().estimationField(15)).isEmpty();
        assertThatThrownBy(() -> site.jira.tracker().estimationField(14))
                .isInstanceOfSatisfying(
                        TrackerException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND));
    }

    private static String kind(int id, String project, String type, int status) {
        return "{'id':'" + id + "','key':'P-" + id + "','fields':{'project':{'id':'" + project
                + "','key':'P'},'issuetype':{'id':'" + type + "','name':'T'},'status':{'id':'" + status + "'}}}";
    }

    @Test
    void samples_are_searched_for_without_the_kinds_already_seen_until_a_page_is_the_last() {
        site.server.stubFor(post(SEARCH)
                .willReturn(json("{'issues':[" + kind(1, "7", "1", 3) + "," + kind(2, "7", "1", 3) + ","
                        + kind(3, "7", "1", 4) + "," + kind(4, "8", "2", 3) + "],'nextPageToken':'more'}")));
        site.server.stubFor(post(SEARCH)
                .withRequestBody(matchingJsonPath("$.jql", containing("NOT")))
                .willReturn(json("{'issues':[" + kind(5, "7", "2", 3) + "],'isLast':true}")));

        List<Issue> samples = site.jira.tracker().samples("text ~ 'a or b' OR votes > 3 ORDER BY Rank");

        assertThat(samples.stream().map(Issue::id)).containsExactly(id(1), id(3), id(4), id(5));
        assertThat(site.bodies())
                .containsExactly(
                        "{\"jql\":\"text ~ 'a or b' OR votes > 3\",\"maxResults\":100,"
                                + "\"fields\":[\"project\",\"issuetype\",\"status\"]}",
                        "{\"jql\":\"(text ~ 'a or b' OR votes > 3) AND NOT (project = 7 AND issuetype in (1))"
                                + " AND NOT (project = 8 AND issuetype in (2))\",\"maxResults\":100,"
                                + "\"fields\":[\"project\",\"issuetype\",\"status\"]}");
    }

    @Test
    void samples_of_a_site_that_repeats_itself_come_to_an_end_and_no_text_of_it_gets_into_a_search() {
        site.server.stubFor(post(SEARCH)
                .willReturn(json("{'issues':[" + kind(1, "7", "1) OR (1", 3) + "," + kind(2, "8", "2", 3)
                        + "],'nextPageToken':'more'}")));

        assertThat(site.jira.tracker().samples("project = PAY")).hasSize(2);

        assertThat(site.bodies()).hasSize(2).noneMatch(body -> body.contains("OR (1"));
    }

    @Test
    void permissions_are_asked_by_name_and_project() {
        site.server.stubFor(get(urlPathEqualTo("/rest/api/3/mypermissions"))
                .willReturn(json("{'permissions':{'ADMINISTER':{'havePermission':false},"
                        + "'ADMINISTER_PROJECTS':{'havePermission':true}}}")));

        assertThat(site.jira.writer().mayAdminister()).isFalse();
        assertThat(site.jira.writer().mayWriteQuietly(PROJECT)).isTrue();

        assertThat(site.requests())
                .containsExactly(
                        "GET /rest/api/3/mypermissions?permissions=ADMINISTER",
                        "GET /rest/api/3/mypermissions?permissions=ADMINISTER%2CADMINISTER_PROJECTS&projectId=10000");
    }

    @Test
    void editable_fields_are_those_that_can_be_set() {
        site.server.stubFor(get("/rest/api/3/issue/5/editmeta")
                .willReturn(json("{'fields':{'a':{'operations':['set']},'b':{'operations':['add']},'c':{}}}")));

        assertThat(site.jira.writer().editableFields(id(5))).containsOnlyKeys("a", "c");
    }

    @Test
    void a_write_sends_one_put_with_every_field_and_only_quietly_when_told() {
        site.server.stubFor(put(urlPathEqualTo("/rest/api/3/issue/5"))
                .willReturn(aResponse().withStatus(204)));

        site.jira
                .writer()
                .write(
                        Map.of(
                                id(5),
                                Map.of(
                                        "customfield_1",
                                        FieldValue.number(new BigDecimal("640")),
                                        "customfield_2",
                                        FieldValue.text("é\""))),
                        false,
                        () -> true);
        site.jira.writer().write(Map.of(id(5), Map.of("customfield_1", FieldValue.EMPTY)), true, () -> true);
        site.jira
                .writer()
                .write(
                        Map.of(id(5), Map.of("customfield_1", FieldValue.number(new BigDecimal("12.5")))),
                        true,
                        () -> true);

        assertThat(site.requests())
                .containsExactly(
                        "PUT /rest/api/3/issue/5",
                        "PUT /rest/api/3/issue/5?notifyUsers=false",
                        "PUT /rest/api/3/issue/5?notifyUsers=false");
        assertThat(site.bodies().get(0)).contains("\"customfield_1\":640").contains("\"customfield_2\":\"é\\\"\"");
        assertThat(site.bodies().subList(1, 3))
                .containsExactly("{\"fields\":{\"customfield_1\":null}}", "{\"fields\":{\"customfield_1\":12.5}}");
        assertThat(site.jira.counts()).isEqualTo(new RequestCounts(0, 3, 0, 0));
    }

    @Test
    void a_write_whose_answer_is_lost_or_bad_is_not_repeated() {
        List<com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder> answers = List.of(
                status(500, "{}"),
                status(502, "{}"),
                status(503, "{}").withHeader("Retry-After", "0"),
                status(408, "{}"),
                status(409, "{'errorMessages':['busy']}"),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFault(Fault.EMPTY_RESPONSE));
        for (var answer : answers) {
            site.server.resetAll();
            site.server.stubFor(put(urlPathEqualTo("/rest/api/3/issue/5")).willReturn(answer));

            assertThatThrownBy(() -> site.jira
                            .writer()
                            .write(Map.of(id(5), Map.of("customfield_1", FieldValue.EMPTY)), true, () -> true))
                    .isInstanceOfSatisfying(
                            TrackerException.class,
                            error -> assertThat(error.kind()).isEqualTo(Kind.UNAVAILABLE));

            site.server.verify(1, putRequestedFor(urlPathEqualTo("/rest/api/3/issue/5")));
        }
        assertThat(site.jira.counts().retried()).isZero();
    }

    @Test
    void a_page_or_an_error_in_place_of_a_writes_empty_answer_is_no_success() {
        site.server.stubFor(put(urlPathEqualTo("/rest/api/3/issue/5"))
                .willReturn(aResponse()
                        .withStatus(200)
                        .withHeader("Content-Type", "text/html")
                        .withBody("<html>Log in</html>")));
        assertThatThrownBy(() ->
                        site.jira.writer().write(Map.of(id(5), Map.of("c", FieldValue.EMPTY)), false, () -> true))
                .isInstanceOfSatisfying(
                        TrackerException.class,
                        error -> assertThat(error.kind()).isEqualTo(Kind.UNAUTHORIZED));

        site.server.stubFor(put(urlPathEqualTo("/rest/api/3/issue/5"))
                .willReturn(json("{'errorMessages':['Field c is locked'],'errors':{}}")));
        assertThatThrownBy(() ->
                        site.jira.writer().write(Map.of(id(5), Map.of("c", FieldValue.EMPTY)), false, () -> true))
                .hasMessageContaining("Field c is locked");
    }

    @Test
    void a_field_is_created_with_its_type_and_searcher() {
        site.server.stubFor(post("/rest/api/3/field")
                .willReturn(status(
                        201,
                        "{'id':'customfield_5','name':'Winnow score','schema':{'type':'number','custom':'x:float'}}")));

        assertThat(site.jira
                        .writer()
                        .createField("Winnow score", "About", FieldType.NUMBER, Set.of())
                        .id())
                .isEqualTo("customfield_5");
        site.jira.writer().createField("Winnow why", "About", FieldType.SHORT_TEXT, Set.of());

        site.server.verify(postRequestedFor(urlEqualTo("/rest/api/3/field")).withRequestBody(equalToJson("""
                        {"name":"Winnow score","description":"About","type":"com.atlassian.jira.plugin.system.customfieldtypes:float",
                        "searcherKey":"com.atlassian.jira.plugin.system.customfieldtypes:exactnumber"}""")));
        site.server.verify(postRequestedFor(urlEqualTo("/rest/api/3/field")).withRequestBody(equalToJson("""
                        {"name":"Winnow why","description":"About","type":"com.atlassian.jira.plugin.system.customfieldtypes:textfield",
                        "searcherKey":"com.atlassian.jira.plugin.system.customfieldtypes:textsearcher"}""")));
    }

    @Test
    void a_created_field_whose_answer_was_lost_is_found_and_not_made_twice() {
        site.server.stubFor(post("/rest/api/3/field").willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        site.server.stubFor(get("/rest/api/3/field")
                .willReturn(json("[{'id':'customfield_6','name':'Winnow score','schema':{'type':'number','custom':"
                        + "'com.atlassian.jira.plugin.system.customfieldtypes:float'}}]")));

        assertThat(site.jira
                        .writer()
                        .createField("Winnow score", "About", FieldType.NUMBER, Set.of())
                        .id())
                .isEqualTo("customfield_6");

        site.server.verify(1, postRequestedFor(urlEqualTo("/rest/api/3/field")));
    }

    private static final NewIssue NEW_ISSUE =
            new NewIssue("PAY", "Story", "Dark theme", List.of("One\n\ntwo", "Three"), "winnow-1");

    @Test
    void an_issue_is_created_with_a_document_of_plain_paragraphs() {
        site.server.stubFor(post("/rest/api/3/issue").willReturn(status(201, "{'id':'10077','key':'PAY-77'}")));

        assertThat(site.jira.writer().create(NEW_ISSUE)).isEqualTo(new Created(new IssueId(10077), "PAY-77"));

        site.server.verify(postRequestedFor(urlEqualTo("/rest/api/3/issue")).withRequestBody(equalToJson("""
                        {"fields":{"project":{"key":"PAY"},"issuetype":{"name":"Story"},"summary":"Dark theme","labels":["winnow-1"],
                        "description":{"type":"doc","version":1,"content":[
                        {"type":"paragraph","content":[{"type":"text","text":"One"},{"type":"hardBreak"},{"type":"hardBreak"},
                        {"type":"text","text":"two"}]},
                        {"type":"paragraph","content":[{"type":"text","text":"Three"}]}]}}}""")));
    }

    @Test
    void a_refused_issue_says_the_fields_in_jiras_words() {
        site.server.stubFor(post("/rest/api/3/issue")
                .willReturn(status(400, "{'errorMessages':[],'errors':{'customfield_1':'Team is required.'}}")));

        assertThatThrownBy(() -> site.jira.writer().create(NEW_ISSUE))
                .isInstanceOfSatisfying(
                        TrackerException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Kind.REJECTED))
                .hasMessageContaining("Team is required.");
    }

    @Test
    void an_issue_whose_answer_was_lost_or_makes_no_sense_is_not_sent_again() {
        site.server.stubFor(post("/rest/api/3/issue")
                .inScenario("lost")
                .whenScenarioStateIs(com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED)
                .willSetStateTo("answered")
                .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        site.server.stubFor(post("/rest/api/3/issue")
                .inScenario("lost")
                .whenScenarioStateIs("answered")
                .willReturn(status(201, "{'id':'x'}")));

        for (int tries = 1; tries <= 2; tries++) {
            assertThatThrownBy(() -> site.jira.writer().create(NEW_ISSUE))
                    .isInstanceOfSatisfying(
                            TrackerException.class,
                            lost -> assertThat(lost.kind()).isEqualTo(Kind.UNAVAILABLE));
            site.server.verify(tries, postRequestedFor(urlEqualTo("/rest/api/3/issue")));
        }
    }

    @Test
    void a_field_that_cant_be_created_is_not_tried_in_a_storm() {
        site.server.stubFor(post("/rest/api/3/field").willReturn(status(500, "{}")));
        site.server.stubFor(get("/rest/api/3/field").willReturn(json("[{'id':'summary','name':'Summary'}]")));

        assertThatThrownBy(() -> site.jira.writer().createField("Winnow score", "About", FieldType.NUMBER, Set.of()))
                .isInstanceOf(TrackerException.class);

        site.server.verify(8, postRequestedFor(urlEqualTo("/rest/api/3/field")));
        assertThat(site.time.paused()).isGreaterThan(java.time.Duration.ofSeconds(1));
    }

    @Test
    void the_edit_screens_of_all_projects_are_found_through_every_scheme_each_asked_for_once() {
        site.server.stubFor(
                get("/rest/api/3/issuetypescreenscheme/project?projectId=10000&projectId=10001&projectId=10002")
                        .willReturn(
                                json("{'values':[{'issueTypeScreenScheme':{'id':'31'},'projectIds':['10000','10001']}],"
                                        + "'isLast':true}")));
        site.server.stubFor(get("/rest/api/3/issuetypescreenscheme/mapping?issueTypeScreenSchemeId=31")
                .willReturn(json("{'isLast':false,'total':2,'values':[{'issueTypeScreenSchemeId':'31',"
                        + "'issueTypeId':'default','screenSchemeId':'41'}]}")));
        site.server.stubFor(get("/rest/api/3/issuetypescreenscheme/mapping?issueTypeScreenSchemeId=31&startAt=1")
                .willReturn(json("{'isLast':true,'values':[{'issueTypeScreenSchemeId':'31','issueTypeId':'10001',"
                        + "'screenSchemeId':'42'}]}")));
        site.server.stubFor(get("/rest/api/3/screenscheme?id=41&id=42")
                .willReturn(json("{'isLast':true,'values':[{'id':41,'screens':{'default':51}},"
                        + "{'id':42,'screens':{'default':51,'edit':52}}]}")));
        site.server.stubFor(get("/rest/api/3/screens?id=51&id=52")
                .willReturn(
                        json("{'isLast':true,'values':[{'id':51,'name':'Default'},{'id':52,'name':'Story edit'}]}")));
        IssueType story = new IssueType("10001", "Story", 0);
        IssueType bug = new IssueType("10002", "Bug", 0);
        Project other = new Project("10001", "OPS", "Operations", false);
        Project without = new Project("10002", "OLD", "Without a scheme", false);
        Project unknown = new Project("", "GONE", "Known by its key only", false);

        assertThat(site.jira
                        .writer()
                        .editScreens(Map.of(
                                PROJECT,
                                Set.of(story, bug),
                                other,
                                Set.of(bug),
                                without,
                                Set.of(bug),
                                unknown,
                                Set.of(bug))))
                .isEqualTo(Map.of(
                        PROJECT,
                        Map.of(story, new EditScreen(52, "Story edit"), bug, new EditScreen(51, "Default")),
                        other,
                        Map.of(bug, new EditScreen(51, "Default")),
                        without,
                        Map.of(),
                        unknown,
                        Map.of()));
        assertThat(site.requests()).hasSize(5);
    }

    @Test
    void many_projects_are_asked_for_fifty_at_a_time() {
        site.server.stubFor(get(urlPathEqualTo("/rest/api/3/issuetypescreenscheme/project"))
                .willReturn(json("{'isLast':true,'values':[]}")));
        Map<Project, Set<IssueType>> many = LongStream.rangeClosed(1, 51)
                .mapToObj(id -> new Project(String.valueOf(id), "P" + id, "P", false))
                .collect(Collectors.toMap(project -> project, project -> Set.of()));

        site.jira.writer().editScreens(many);

        assertThat(site.requests()).hasSize(2);
    }

    @Test
    void a_field_is_put_on_the_first_tab_unless_it_is_there() {
        site.server.stubFor(get("/rest/api/3/screens/52/tabs").willReturn(json("[{'id':61},{'id':62}]")));
        site.server.stubFor(get("/rest/api/3/screens/52/tabs/61/fields").willReturn(json("[{'id':'summary'}]")));
        site.server.stubFor(post("/rest/api/3/screens/52/tabs/61/fields")
                .willReturn(aResponse().withStatus(201)));

        site.jira.writer().addToScreen(new EditScreen(52, "Story edit"), List.of(SCORE));
        site.server.verify(postRequestedFor(urlEqualTo("/rest/api/3/screens/52/tabs/61/fields"))
                .withRequestBody(equalToJson("{\"fieldId\":\"customfield_1\"}")));

        site.server.resetRequests();
        site.server.stubFor(get("/rest/api/3/screens/52/tabs/61/fields").willReturn(json("[{'id':'customfield_1'}]")));
        site.jira.writer().addToScreen(new EditScreen(52, "Story edit"), List.of(SCORE));
        assertThat(site.requests()).allMatch(request -> request.startsWith("GET"));
    }

    @Test
    void keys_in_addresses_are_escaped() {
        assertThat(site.jira.tracker().browseUrl("PAY-1")).endsWith("/browse/PAY-1");
        assertThat(site.jira.tracker().browseUrl("a/../b c?")).endsWith("/browse/a%2F..%2Fb%20c%3F");
    }
}
