package io.winnow.tracker.jira;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.winnow.tracker.jira.JiraSite.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.winnow.model.FieldDefinition;
import io.winnow.model.IssueId;
import io.winnow.model.Project;
import io.winnow.model.Sprint;
import io.winnow.tracker.BacklogOrder;
import io.winnow.tracker.BacklogOrder.Ranked;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire for order and sprints, and what is made of the answer. */
class JiraOrderTest {

    private static final String RANK = "/rest/agile/1.0/issue/rank";
    private static final BacklogOrder.Fields FIELDS = new BacklogOrder.Fields(
            new FieldDefinition("customfield_9", "Rank", true, "any", null, null),
            Optional.of(new FieldDefinition("customfield_8", "Sprint", true, "array", null, null)));

    private final JiraSite site = new JiraSite();
    private final BacklogOrder order = site.jira.order();

    @AfterEach
    void close() {
        site.close();
    }

    private static IssueId id(long id) {
        return new IssueId(id);
    }

    @Test
    void issues_come_by_rank_from_the_database_whatever_order_the_index_remembers() {
        site.server.stubFor(post("/rest/api/3/search/jql").willReturn(json("{'issues':[{'id':'1'},{'id':'2'}]}")));
        site.server.stubFor(post("/rest/api/3/issue/bulkfetch")
                .willReturn(json("{'issues':[{'id':'1','key':'PAY-1','fields':{'customfield_9':'0|b:','status':"
                        + "{'statusCategory':{'key':'done'}}}},{'id':'2','key':'PAY-2','fields':{'customfield_9':'0|a:',"
                        + "'customfield_8':[{'id':7,'name':'Next','state':'future','boardId':12}]}}]}")));

        List<BacklogOrder.Placed> placed = order.inOrder("project = PAY order by key", FIELDS, true);

        assertThat(placed).extracting(BacklogOrder.Placed::key).containsExactly("PAY-2", "PAY-1");
        assertThat(placed.get(0).openSprint()).contains(new Sprint(7, "Next", Sprint.State.FUTURE, 12L));
        assertThat(placed.get(1).done()).isTrue();
        site.server.verify(postRequestedFor(urlEqualTo("/rest/api/3/search/jql"))
                .withRequestBody(equalToJson(
                        "{\"jql\":\"project = PAY ORDER BY Rank ASC\",\"maxResults\":5000,\"fields\":[\"id\"]}")));
        site.server.verify(postRequestedFor(urlEqualTo("/rest/api/3/issue/bulkfetch"))
                .withRequestBody(equalToJson("{\"issueIdsOrKeys\":[\"1\",\"2\"],\"fields\":[\"project\",\"issuetype\","
                        + "\"status\",\"customfield_9\",\"customfield_8\"]}")));
    }

    @Test
    void a_block_is_ranked_by_ids_in_its_order() {
        site.server.stubFor(put(RANK).willReturn(aResponse().withStatus(204)));

        Ranked before = order.rank(List.of(id(3), id(1)), id(2), true);
        order.rank(List.of(id(4)), id(2), false);

        assertThat(before).isEqualTo(new Ranked(1, Map.of()));
        site.server.verify(putRequestedFor(urlEqualTo(RANK))
                .withRequestBody(equalToJson("{\"issues\":[\"3\",\"1\"],\"rankBeforeIssue\":\"2\"}")));
        site.server.verify(putRequestedFor(urlEqualTo(RANK))
                .withRequestBody(equalToJson("{\"issues\":[\"4\"],\"rankAfterIssue\":\"2\"}")));
    }

    @Test
    void after_a_lock_only_what_was_left_goes_again_each_run_behind_its_predecessor() {
        site.server.stubFor(put(RANK)
                .inScenario("lock")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("free")
                .willReturn(json("{'entries':[{'issueId':1,'status':503,'errors':['busy']},{'issueId':2,'status':200},"
                                + "{'issueId':3,'status':503},{'issueId':4,'status':400,'errors':['a sub-task']},"
                                + "{'issueId':5,'status':409},{'issueId':6,'status':200}]}")
                        .withStatus(207)));
        site.server.stubFor(put(RANK)
                .inScenario("lock")
                .whenScenarioStateIs("free")
                .willReturn(aResponse().withStatus(204)));

        Ranked ranked = order.rank(List.of(id(1), id(2), id(3), id(4), id(5), id(6)), id(9), true);

        assertThat(ranked.calls()).isEqualTo(3);
        assertThat(ranked.failed()).containsOnlyKeys(id(4));
        assertThat(ranked.failed().get(id(4))).contains("400").contains("a sub-task");
        site.server.verify(putRequestedFor(urlEqualTo(RANK))
                .withRequestBody(equalToJson("{\"issues\":[\"1\"],\"rankBeforeIssue\":\"2\"}")));
        site.server.verify(putRequestedFor(urlEqualTo(RANK))
                .withRequestBody(equalToJson("{\"issues\":[\"3\",\"5\"],\"rankAfterIssue\":\"2\"}")));
    }

    @Test
    void a_lock_that_stays_is_told_in_jiras_words() {
        site.server.stubFor(put(RANK)
                .willReturn(json("{'entries':[{'issueId':1,'status':503,'errors':['try again later']}]}")
                        .withStatus(207)));

        Ranked ranked = order.rank(List.of(id(1)), id(9), true);

        assertThat(ranked.calls()).isEqualTo(JiraHttp.MOST_TRIES);
        assertThat(ranked.failed().get(id(1))).contains("try again later");
    }

    @Test
    void a_change_whose_answer_was_lost_is_sent_again() {
        for (String path : List.of(RANK, "/rest/agile/1.0/sprint/7/issue", "/rest/agile/1.0/backlog/issue")) {
            for (boolean lost : new boolean[] {true, false}) {
                var stub = path.equals(RANK) ? put(path) : post(path);
                site.server.stubFor(stub.inScenario(path)
                        .whenScenarioStateIs(lost ? Scenario.STARTED : "sent")
                        .willSetStateTo("sent")
                        .willReturn(
                                lost
                                        ? aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)
                                        : aResponse().withStatus(204)));
            }
        }

        assertThat(order.rank(List.of(id(1)), id(2), true).failed()).isEmpty();
        order.addToSprint(7, List.of(id(1), id(2)));
        order.moveToBacklog(List.of(id(3)));

        site.server.verify(2, putRequestedFor(urlEqualTo(RANK)));
        site.server.verify(
                2,
                postRequestedFor(urlEqualTo("/rest/agile/1.0/sprint/7/issue"))
                        .withRequestBody(equalToJson("{\"issues\":[\"1\",\"2\"]}")));
        site.server.verify(2, postRequestedFor(urlEqualTo("/rest/agile/1.0/backlog/issue")));
    }

    @Test
    void a_closed_sprint_and_a_missing_permission_are_jiras_refusals() {
        site.server.stubFor(post("/rest/agile/1.0/sprint/7/issue")
                .willReturn(json("{'errorMessages':['the sprint is closed']}").withStatus(400)));
        site.server.stubFor(put(RANK)
                .willReturn(json("{'errorMessages':['no schedule permission']}").withStatus(403)));

        assertThatThrownBy(() -> order.addToSprint(7, List.of(id(1))))
                .isInstanceOfSatisfying(
                        TrackerException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REJECTED))
                .hasMessageContaining("the sprint is closed");
        assertThatThrownBy(() -> order.rank(List.of(id(1)), id(2), true))
                .isInstanceOfSatisfying(
                        TrackerException.class, e -> assertThat(e.kind()).isEqualTo(Kind.FORBIDDEN))
                .hasMessageContaining("no schedule permission");
    }

    @Test
    void a_sprint_is_read_with_its_board() {
        site.server.stubFor(get("/rest/agile/1.0/sprint/7")
                .willReturn(json("{'id':7,'name':'Next','state':'future','originBoardId':12}")));
        assertThat(order.sprint(7)).isEqualTo(new Sprint(7, "Next", Sprint.State.FUTURE, 12L));
    }

    @Test
    void the_right_to_schedule_is_refused_only_when_jira_says_so() {
        String path = "/rest/api/3/mypermissions?permissions=SCHEDULE_ISSUES&projectKey=";
        site.server.stubFor(
                get(path + "A").willReturn(json("{'permissions':{'SCHEDULE_ISSUES':{'havePermission':false}}}")));
        site.server.stubFor(get(path + "B").willReturn(json("{'permissions':{}}")));

        assertThat(order.maySchedule(new Project("1", "A", "A", false))).isFalse();
        assertThat(order.maySchedule(new Project("2", "B", "B", false))).isTrue();
    }
}
