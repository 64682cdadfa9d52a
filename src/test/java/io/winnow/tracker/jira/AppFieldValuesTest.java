package io.winnow.tracker.jira;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static io.winnow.tracker.jira.JiraSite.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.model.FieldValue;
import io.winnow.model.IssueId;
import io.winnow.model.Project;
import io.winnow.tracker.IssueWriter;
import io.winnow.tracker.Secret;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes over the wire when an app writes its own fields. */
class AppFieldValuesTest {

    private static final String VALUES = "/ex/jira/cloud-1/rest/api/3/app/field/value?generateChangelog=false";

    private final JiraSite site = new JiraSite();
    private final Jira jira = new Jira(
            site.settings(false, JiraSite.EMAIL, 100, 4)
                    .with(new AppAccess(
                            "app-1",
                            "env-1",
                            "cloud-1",
                            () -> new Secret("the-apps-token"),
                            new PointsLedger(site.time, PointsLedger.HOURLY))),
            site.time,
            site.time,
            new Random(1),
            (reason, until) -> {});
    private final IssueWriter writer = jira.writer();

    @AfterEach
    void close() {
        jira.close();
        site.close();
    }

    private static Map<IssueId, Map<String, FieldValue>> scores(int issues) {
        Map<IssueId, Map<String, FieldValue>> values = new LinkedHashMap<>();
        LongStream.rangeClosed(1, issues)
                .forEach(id -> values.put(
                        new IssueId(id),
                        Map.of("c1", FieldValue.number(BigDecimal.valueOf(id)), "c2", FieldValue.text("why " + id))));
        return values;
    }

    @Test
    void one_request_holds_the_fields_of_several_issues_and_equal_values_once() {
        site.server.stubFor(post(VALUES)
                .withHeader("Authorization", equalTo("Bearer the-apps-token"))
                .willReturn(aResponse().withStatus(204)));
        Map<IssueId, Map<String, FieldValue>> values = new LinkedHashMap<>();
        values.put(new IssueId(5), Map.of("c1", FieldValue.number(new BigDecimal("12.50"))));
        values.put(new IssueId(7), Map.of("c2", FieldValue.EMPTY));
        values.put(new IssueId(9), Map.of("c1", FieldValue.number(new BigDecimal("12.50"))));

        assertThat(writer.together(values)).hasSize(1);
        assertThat(writer.write(values, true, () -> true)).isTrue();

        assertThat(site.bodies())
                .containsExactly("{\"updates\":[{\"customField\":\"c1\",\"issueIds\":[5,9],\"value\":12.50},"
                        + "{\"customField\":\"c2\",\"issueIds\":[7],\"value\":null}]}");
        assertThat(jira.counts().writes()).isEqualTo(1);
    }

    @Test
    void a_request_holds_two_hundred_updates_at_most() {
        List<List<IssueId>> together = writer.together(scores(250));

        assertThat(together.stream().map(List::size)).containsExactly(100, 100, 50);
        assertThat(together.stream().flatMap(List::stream))
                .doesNotHaveDuplicates()
                .hasSize(250);
    }

    @Test
    void a_request_names_a_thousand_issues_at_most_however_few_their_values() {
        Map<IssueId, Map<String, FieldValue>> values = new LinkedHashMap<>();
        LongStream.rangeClosed(1, 2_500).forEach(id -> values.put(new IssueId(id), Map.of("c1", FieldValue.EMPTY)));

        assertThat(writer.together(values).stream().map(List::size)).containsExactly(1000, 1000, 500);
        assertThat(writer.together(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"400, REJECTED", "413, REJECTED", "504, UNAVAILABLE", "403, FORBIDDEN", "404, FORBIDDEN"})
    void a_refusal_says_whether_fewer_might_pass(int status, Kind kind) {
        site.server.stubFor(any(anyUrl()).willReturn(status(status, "{'errorMessages':['no']}")));

        assertThatThrownBy(() -> writer.write(scores(3), false, () -> true))
                .isInstanceOfSatisfying(
                        TrackerException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(kind));

        assertThat(site.requests()).hasSize(1);
    }

    @Test
    void nobody_gets_a_mail_so_that_nobody_is_asked_about_it() {
        assertThat(writer.mayWriteQuietly(new Project("1", "PAY", "Payments", false)))
                .isFalse();
        assertThat(site.requests()).isEmpty();
    }

    @Test
    void what_a_user_writes_goes_into_the_issue_itself() {
        site.server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(204)));

        jira.asUser(new Secret("of-the-user"))
                .writer()
                .write(Map.of(new IssueId(5), Map.of("c1", FieldValue.EMPTY)), false, () -> true);

        assertThat(site.requests()).containsExactly("PUT /ex/jira/cloud-1/rest/api/3/issue/5");
    }

    private static final String PROPERTIES = "/ex/jira/cloud-1/rest/api/3/issue/properties/multi";
    private static final String TASK = "/ex/jira/cloud-1/rest/api/3/task/10641";

    private void takesProperties() {
        site.server.stubFor(post(PROPERTIES)
                .willReturn(aResponse()
                        .withStatus(303)
                        .withHeader("Location", "https://elsewhere.example/rest/api/3/task/10641")));
    }

    private void setSearched() {
        writer.setSearched(
                "winnow.score", Map.of(new IssueId(5), Map.of("score", FieldValue.number(new BigDecimal("12.5")))));
    }

    @Test
    void properties_are_set_by_a_task_that_is_looked_at_where_jira_is_and_not_where_it_points() {
        takesProperties();
        site.server.stubFor(get(TASK)
                .inScenario("task")
                .willReturn(JiraSite.json("{'status':'RUNNING'}"))
                .willSetStateTo("done"));
        site.server.stubFor(get(TASK)
                .inScenario("task")
                .whenScenarioStateIs("done")
                .willReturn(JiraSite.json("{'status':'COMPLETE'}")));

        setSearched();

        assertThat(site.requests()).containsExactly("POST " + PROPERTIES, "GET " + TASK, "GET " + TASK);
        assertThat(site.bodies().get(0))
                .isEqualTo("{\"issues\":[{\"issueID\":5,\"properties\":{\"winnow.score\":{\"score\":12.5}}}]}");
    }

    @Test
    void a_task_that_fails_is_a_refusal_and_one_that_takes_long_is_left_to_itself() {
        takesProperties();
        site.server.stubFor(get(TASK).willReturn(JiraSite.json("{'status':'RUNNING'}")));
        setSearched();
        assertThat(site.requests()).hasSizeLessThan(12);

        site.server.stubFor(get(TASK).willReturn(JiraSite.json("{'status':'FAILED'}")));
        assertThatThrownBy(this::setSearched).hasMessageContaining("task 10641 is FAILED");
    }

    @Test
    void where_no_app_is_no_property_is_set_for_searches() {
        site.jira.writer().setSearched("winnow.score", Map.of(new IssueId(5), Map.of()));

        assertThat(site.requests()).isEmpty();
    }
}
