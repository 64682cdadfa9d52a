package io.winnow.tracker.jira.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.winnow.model.FieldDefinition;
import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.IssueLink;
import io.winnow.model.Parent;
import io.winnow.model.Priority;
import io.winnow.model.Sprint;
import io.winnow.model.StatusCategory;
import io.winnow.tracker.FieldSelection;
import io.winnow.tracker.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssueJsonTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final FieldDefinition SPRINT = field("customfield_1", "Sprint");
    private static final FieldDefinition RANK = field("customfield_2", "Rank");
    private static final FieldDefinition EPIC = field("customfield_3", "Epic Link");
    private static final FieldDefinition POINTS = field("customfield_4", "Story point estimate");
    private static final FieldDefinition MORE_POINTS = field("customfield_5", "Story Points");
    private static final FieldDefinition REACH = field("customfield_6", "Reach");
    private static final FieldSelection SELECTION =
            new FieldSelection(SPRINT, RANK, EPIC, List.of(POINTS, MORE_POINTS), List.of(REACH), true);

    private static FieldDefinition field(String id, String name) {
        return new FieldDefinition(id, name, true, "any", null, null);
    }

    private static Issue read(String fields) throws JsonProcessingException {
        return read(JSON.readTree(("{'id':'10001','key':'PAY-1','fields':{" + fields + "}}").replace('\'', '"')));
    }

    private static Issue read(JsonNode json) {
        return new IssueJson(SELECTION).read(json);
    }

    @Test
    void only_the_needed_fields_are_asked_for_each_once() {
        assertThat(IssueJson.fieldIds(SELECTION, true))
                .containsExactly(
                        "summary",
                        "description",
                        "project",
                        "issuetype",
                        "status",
                        "parent",
                        "labels",
                        "components",
                        "fixVersions",
                        "priority",
                        "assignee",
                        "reporter",
                        "votes",
                        "watches",
                        "issuelinks",
                        "created",
                        "updated",
                        "resolutiondate",
                        "customfield_1",
                        "customfield_2",
                        "customfield_3",
                        "customfield_4",
                        "customfield_5",
                        "customfield_6");
    }

    @Test
    void the_reporter_is_asked_for_only_where_tickets_need_it() {
        assertThat(IssueJson.fieldIds(FieldSelection.SYSTEM_FIELDS, true))
                .contains("assignee", "watches")
                .doesNotContain("reporter");
    }

    @Test
    void an_issue_of_nothing_but_id_and_key_is_an_issue() throws JsonProcessingException {
        Issue issue = read(JSON.readTree("{\"id\":\"10001\",\"key\":\"PAY-1\"}"));

        assertThat(issue.id()).isEqualTo(new IssueId(10001));
        assertThat(issue.key()).isEqualTo("PAY-1");
        assertThat(issue.summary()).isEmpty();
        assertThat(issue.parent()).isNull();
        assertThat(issue.priority()).isEqualTo(Priority.ABSENT);
        assertThat(issue.status().category()).isEqualTo(StatusCategory.UNKNOWN);
        assertThat(issue.updated()).isEqualTo(Instant.EPOCH);
        assertThat(issue.resolved()).isNull();
        assertThat(issue.fields()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"id\":\"x\"}", "{\"id\":\"-5\"}", "{\"id\":\"0\"}", "null", "[]", "7"})
    void an_issue_without_an_id_is_refused(String json) {
        assertThatThrownBy(() -> read(JSON.readTree(json))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void priority_absent_none_and_set_are_three_things() throws JsonProcessingException {
        assertThat(read("").priority()).isEqualTo(Priority.ABSENT);
        assertThat(read("'priority':null").priority()).isEqualTo(Priority.NONE);
        assertThat(read("'priority':{'id':'2','name':'Hoch'}").priority()).isEqualTo(Priority.of("2", "Hoch"));
    }

    @Test
    void a_hidden_field_has_no_entry_and_an_empty_one_has() throws JsonProcessingException {
        assertThat(read("").fields()).isEmpty();
        assertThat(read("'customfield_6':null").fields()).containsEntry("customfield_6", FieldValue.EMPTY);
        assertThat(read("'customfield_6':null").field("customfield_6")).isEqualTo(FieldValue.EMPTY);
        assertThat(read("").field("customfield_6")).isEqualTo(FieldValue.ABSENT);
    }

    @Test
    void the_parent_names_its_level_or_is_one_above() throws JsonProcessingException {
        assertThat(read("'parent':{'id':'7','key':'PAY-7','fields':{'summary':'Checkout','issuetype':"
                                + "{'hierarchyLevel':1}}},'customfield_3':'PAY-9'")
                        .parent())
                .isEqualTo(new Parent(new IssueId(7), "PAY-7", "Checkout", 1));
        assertThat(read("'issuetype':{'subtask':true},'parent':{'id':'7','key':'PAY-7'}")
                        .parent())
                .isEqualTo(new Parent(new IssueId(7), "PAY-7", "", 0));
        assertThat(read("'issuetype':{'hierarchyLevel':0},'parent':{'key':'PAY-7'}")
                        .parent())
                .isEqualTo(new Parent(null, "PAY-7", "", 1));
    }

    @Test
    void the_old_epic_link_counts_when_there_is_no_parent() throws JsonProcessingException {
        assertThat(read("'parent':null,'customfield_3':'PAY-9'").parent()).isEqualTo(new Parent(null, "PAY-9", "", 1));
        assertThat(read("'customfield_3':null").parent()).isNull();
        assertThat(read("'customfield_3':'  '").parent()).isNull();
        assertThat(read("'customfield_3':{'odd':1}").parent()).isNull();
    }

    @Test
    void sprints_keep_their_order_and_state() throws JsonProcessingException {
        assertThat(read("'customfield_1':[{'id':4,'name':'S 4','state':'CLOSED'},"
                                + "{'id':5,'name':'S, [5]','state':'active','boardId':12},{'id':6,'state':'new'},"
                                + "{'name':'no id'},{'id':1e999999999},'com.atlassian.Sprint@1[id=1]',null]")
                        .sprints())
                .containsExactly(
                        new Sprint(4, "S 4", Sprint.State.CLOSED, null),
                        new Sprint(5, "S, [5]", Sprint.State.ACTIVE, 12L),
                        new Sprint(6, "", Sprint.State.UNKNOWN, null));
        assertThat(read("'customfield_1':null").sprints()).isEmpty();
    }

    @Test
    void story_points_come_from_the_first_field_that_holds_a_number() throws JsonProcessingException {
        assertThat(read("'customfield_4':null,'customfield_5':8.0").storyPoints())
                .isEqualByComparingTo("8");
        assertThat(read("'customfield_4':3,'customfield_5':8").storyPoints()).isEqualByComparingTo("3");
        assertThat(read("'customfield_4':'many'").storyPoints()).isNull();
    }

    @Test
    void links_know_their_direction_and_type() throws JsonProcessingException {
        String type = "'type':{'id':'10000','name':'Blocks','inward':'is blocked by','outward':'blocks'}";

        assertThat(read("'issuelinks':[{" + type + ",'inwardIssue':{'id':'8','key':'OPS-8'}},{" + type
                                + ",'outwardIssue':{'id':'9','key':'OPS-9'}},{" + type + "}]")
                        .links())
                .containsExactly(
                        new IssueLink(
                                "10000",
                                "Blocks",
                                IssueLink.Direction.INWARD,
                                "is blocked by",
                                new IssueId(8),
                                "OPS-8"),
                        new IssueLink(
                                "10000", "Blocks", IssueLink.Direction.OUTWARD, "blocks", new IssueId(9), "OPS-9"));
    }

    @ParameterizedTest
    @CsvSource({"new, TO_DO", "indeterminate, IN_PROGRESS", "done, DONE", "undefined, UNKNOWN", "'', UNKNOWN"})
    void a_localised_status_is_understood_by_its_category(String key, StatusCategory category)
            throws JsonProcessingException {
        Issue issue = read("'status':{'id':'3','name':'已完成','statusCategory':{'key':'" + key + "','name':'新建'}}");

        assertThat(issue.status().name()).isEqualTo("已完成");
        assertThat(issue.status().category()).isEqualTo(category);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T10:00:00.123+0000, 2026-01-02T10:00:00.123Z",
        "2026-01-02T10:00:00.000+0530, 2026-01-02T04:30:00Z",
        "2026-01-02T10:00:00.000-08:00, 2026-01-02T18:00:00Z",
        "2026-01-02T10:00:00Z, 2026-01-02T10:00:00Z",
        "2026-01-02T10:00:00.5Z, 2026-01-02T10:00:00.5Z",
        "2026-01-02T10:00:00.123456+0000, 2026-01-02T10:00:00.123456Z",
        "2026-01-02T10:00+0000, 2026-01-02T10:00:00Z",
        "yesterday, 1970-01-01T00:00:00Z",
        "2026-01-02T10:00:00, 1970-01-01T00:00:00Z",
        "2026-13-30T10:00:00.000+0000, 1970-01-01T00:00:00Z",
    })
    void a_time_is_read_in_every_form(String time, Instant expected) throws JsonProcessingException {
        assertThat(read("'updated':'" + time + "'").updated()).isEqualTo(expected);
    }

    @Test
    void fields_of_the_wrong_shape_are_as_if_empty() throws JsonProcessingException {
        Issue issue = read("'summary':null,'description':7,'project':'PAY','issuetype':[],'status':false,'parent':3,"
                + "'labels':'x','components':{'a':5},'fixVersions':null,'assignee':'ann','votes':null,"
                + "'watches':{'watchCount':1e999999999},'issuelinks':{},'updated':12,'customfield_2':5");

        assertThat(issue.summary()).isEmpty();
        assertThat(issue.description()).isEmpty();
        assertThat(issue.assignee()).isNull();
        assertThat(issue.rank()).isNull();
        assertThat(issue.links()).isEmpty();
    }

    @Test
    void a_description_may_be_a_document_or_plain_text_and_is_bounded() throws JsonProcessingException {
        assertThat(read("'description':'h1. Old'").description()).isEqualTo("Old");
        assertThat(read("'description':{'type':'doc','content':[{'type':'text','text':'New'}]}")
                        .description())
                .isEqualTo("New");
        assertThat(read("'description':'" + "x".repeat(1_100_000) + "'").description())
                .hasSize(IssueJson.MAX_DESCRIPTION);
    }

    @Test
    void a_team_managed_project_is_recognised_both_ways() throws JsonProcessingException {
        assertThat(read("'project':{'id':'1','simplified':true}").project().teamManaged())
                .isTrue();
        assertThat(read("'project':{'id':'1','style':'next-gen'}").project().teamManaged())
                .isTrue();
        assertThat(read("'project':{'id':'1','style':'classic','simplified':false}")
                        .project()
                        .teamManaged())
                .isFalse();
    }

    @Test
    void recorded_cloud_issues_lose_nothing() throws IOException {
        List<JsonNode> issues = new ArrayList<>();
        for (String file : List.of("api_issues", "api_issues_for_due_date", "external_epics")) {
            for (String line : Files.readAllLines(SharedData.file("fixtures/devlake/" + file + ".jsonl"))) {
                issues.add(JSON.readTree(line).path("response_item"));
            }
        }
        try (Stream<Path> files = Files.walk(SharedData.file("fixtures/jirametrics"))) {
            for (Path file : files.filter(path -> path.getFileName().toString().matches("SP-\\d+\\.json"))
                    .toList()) {
                issues.add(JSON.readTree(Files.readString(file)));
            }
        }

        assertThat(issues).hasSizeGreaterThan(40).allSatisfy(IssueJsonTest::losesNothing);
    }

    @Test
    void two_thousand_real_issues_lose_nothing() throws IOException {
        int read = 0;
        for (String project : List.of("ALOY", "MOD", "DAEMON")) {
            for (String line : SharedData.gzippedLines("issues/tidev/" + project + ".jsonl.gz")) {
                losesNothing(JSON.readTree(line));
                read++;
            }
        }

        assertThat(read).isEqualTo(2_183);
    }

    private static void losesNothing(JsonNode json) {
        JsonNode fields = json.path("fields");
        Issue issue = read(json);

        assertThat(issue.id().toString()).isEqualTo(json.path("id").asText());
        assertThat(issue.key()).isEqualTo(json.path("key").asText());
        assertThat(issue.summary()).isEqualTo(fields.path("summary").asText(""));
        if (fields.path("updated").isTextual()) {
            assertThat(issue.updated())
                    .isEqualTo(OffsetDateTime.parse(
                                    fields.path("updated").asText(),
                                    DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXX"))
                            .toInstant());
        }
        if (fields.path("status").path("statusCategory").has("key")) {
            assertThat(issue.status().category()).isNotEqualTo(StatusCategory.UNKNOWN);
        }
        assertThat(issue.links()).hasSize(fields.path("issuelinks").size());
    }
}
