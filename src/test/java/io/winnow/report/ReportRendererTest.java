package io.winnow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.model.IssueId;
import io.winnow.model.IssueType;
import io.winnow.model.Parent;
import io.winnow.model.Status;
import io.winnow.model.StatusCategory;
import io.winnow.scoring.Input;
import io.winnow.scoring.InputTrace;
import io.winnow.scoring.Score;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportRendererTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final String HOSTILE =
            "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp;</template>-->${x}#end";

    private final ReportRenderer renderer = new ReportRenderer();
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void text_that_tries_to_be_markup_stays_text_on_the_served_page() {
        String page = renderer.served(hostilePage(), true).page(hostileSync());

        assertHarmless(page);
        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;&#34;&#39;&gt;");
    }

    @Test
    void text_that_tries_to_be_markup_stays_text_in_the_single_file() {
        assertHarmless(without(ownScripts(singleFile(hostilePage())), singleFile(hostilePage())));
    }

    @Test
    void text_that_tries_to_be_markup_stays_text_in_the_list_and_in_problems() {
        String list =
                renderer.backlogs(new BacklogList(NOW, List.of(new BacklogList.Entry(HOSTILE, hostileSync(), 3, 2))));

        assertHarmless(list);
        assertHarmless(renderer.problem(HOSTILE, HOSTILE));
        assertThat(list).contains("href=\"/backlogs/%3Cscript%3Ealert%281%29%3C%2Fscript%3E%22%27%3E");
    }

    @Test
    void the_rows_inside_the_single_file_hold_no_character_that_could_end_their_element() throws IOException {
        String rows = rowsInside(singleFile(hostilePage()));

        assertThat(rows)
                .doesNotContain("<", ">", "&")
                .contains("\\u003Cscript\\u003Ealert(1)\\u003C/script\\u003E\\\"'");
        assertThat(json.readTree(rows).at("/rows/0/3").textValue()).isEqualTo(HOSTILE);
    }

    @Test
    void the_single_file_and_the_server_give_the_script_the_same_rows() throws IOException {
        ReportPage page = SampleBacklog.page(400);

        JsonNode served = json.readTree(renderer.served(page, false).rowsJson());

        assertThat(json.readTree(rowsInside(singleFile(page)))).isEqualTo(served);
        assertThat(served.get("rows")).hasSize(400);
    }

    @Test
    void half_characters_and_control_characters_break_nothing() throws IOException {
        String odd = "half \ud83d, NUL \u0000, bell \u0007, line \u2028, reversed \u202e, \uffff";
        ReportPage page = page(List.of(row(1, odd, SampleBacklog.score("1", "1", "1", "1"))));

        JsonNode rows = json.readTree(renderer.served(page, false).rowsJson());

        assertThat(rows.at("/rows/0/3").textValue()).startsWith("half ?, NUL \u0000");
        assertThat(renderer.served(page, false).page(SampleBacklog.synced())).doesNotContain("\u0000", "\u0007");
        assertThat(singleFile(page)).contains("half ");
    }

    @Test
    void the_single_file_allows_its_own_script_and_style_and_nothing_else() throws Exception {
        String file = singleFile(SampleBacklog.page(3));

        assertThat(file)
                .contains("content=\"default-src &#39;none&#39;; script-src " + hashes(ownScripts(file))
                        + "; style-src &#39;" + hash(between(file, "<style>", "</style>"))
                        + "&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;\"");
        assertThat(file).doesNotContain("src=\"", "<link", " style=\"", "javascript:");
    }

    @Test
    void the_served_page_has_neither_inline_script_nor_inline_style() {
        String page = renderer.served(SampleBacklog.page(60), false).page(SampleBacklog.synced());

        assertThat(page).doesNotContain("<style", " style=\"").doesNotContainPattern(" on[a-z]+=\"");
        assertThat(Pattern.compile(
                                "<script(?! src=\"/assets/(?:address|report|times|who)-[0-9a-f]{12}\\.js\" defer></script>)")
                        .matcher(page)
                        .find())
                .isFalse();
    }

    @Test
    void only_the_first_rows_stand_in_the_page_however_many_there_are() {
        String page = renderer.served(SampleBacklog.page(2000), false).page(SampleBacklog.synced());

        assertThat(Pattern.compile("<tr role=\"row\" data-id=\"\\d")
                        .matcher(page)
                        .results())
                .hasSize(50);
        assertThat(page).contains("These are the first 50 of 2,000 issues.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "//evil.example", "acme.atlassian.net", "data:text/html,x"})
    void only_web_addresses_become_links(String address) {
        assertThatThrownBy(() -> new ReportPage("Payments", address, NOW, SyncStatus.NEVER, null, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void without_a_tracker_address_there_are_no_links() {
        ReportPage page = new ReportPage(
                "Payments",
                "",
                NOW,
                SyncStatus.NEVER,
                null,
                SampleBacklog.page(5).rows());

        assertThat(renderer.served(page, false).page(SyncStatus.NEVER)).doesNotContain("/browse/");
    }

    @Test
    void a_misspelt_reference_is_an_error_and_not_a_gap() {
        assertThatThrownBy(() -> new Templates().fill("problem.vm", Map.of("heading", "x"), new StringWriter()))
                .hasMessageContaining("$");
    }

    @Test
    void templates_quote_every_attribute_that_holds_a_reference() throws IOException {
        for (String template : List.of("page", "row", "insight", "progress", "head", "when", "backlogs", "problem")) {
            try (InputStream in = ReportRenderer.class.getResourceAsStream(template + ".vm")) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                assertThat(text).as(template).doesNotContainPattern("[a-z]=\\$").doesNotContainPattern("='[^']*\\$");
            }
        }
    }

    @Test
    void the_state_of_the_sync_is_told_in_words() {
        ReportPage page = SampleBacklog.page(5);
        SyncStatus failed = new SyncStatus(
                SyncStatus.Outcome.FAILED,
                NOW.minusSeconds(7200),
                NOW,
                "Jira refused the login.",
                NOW.plusSeconds(60),
                "");
        SyncStatus waiting = new SyncStatus(
                SyncStatus.Outcome.RUNNING, null, NOW, "Reading issues.", null, "Jira's rate limit, until 14:05");

        ServedReport report = renderer.served(page, false);

        assertThat(report.page(failed))
                .contains("Last sync failed", "Jira refused the login.", "The list shows what was read");
        assertThat(report.page(waiting))
                .contains("Sync is waiting", "Waiting for <bdi>Jira&#39;s rate limit, until 14:05</bdi>");
        assertThat(report.page(SyncStatus.NEVER)).contains("Never synced", "Issues appear here after the first sync.");
        assertThat(report.page(SampleBacklog.synced())).doesNotContain("class=\"notice\" data-tone=\"bad\"");
    }

    @Test
    void an_empty_backlog_and_one_without_any_score_say_so() {
        ReportPage none = page(List.of());
        ReportPage unscored = page(List.of(row(null, "x", SampleBacklog.score(null, "1", "1", "1"))));

        assertThat(renderer.served(none, false).page(SyncStatus.NEVER)).contains("No issues yet");
        assertThat(renderer.served(unscored, false).page(SyncStatus.NEVER))
                .contains("No issue has a score yet", "Most often because <bdi>reach is missing</bdi>");
    }

    @Test
    void goals_and_evidence_stay_text_too_and_load_what_draws_them_only_where_there_are_any() {
        ReportPage plain = SampleBacklog.page(3);
        ReportPage full = SampleSupport.on(plain);

        String without = renderer.served(plain, false).page(SampleBacklog.synced());
        String with = renderer.served(full, false).page(SampleBacklog.synced());

        assertHarmless(with);
        assertThat(with)
                .contains("&lt;script&gt;alert(7)&lt;/script&gt;", "/assets/d3-", "/assets/insight-", "id=\"chart\"")
                .doesNotContain(" style=\"", "owner@acme.example");
        assertThat(without)
                .doesNotContain(
                        "/assets/d3-", "/assets/insight-", "id=\"chart\"", "id=\"goals\"", "Customers", "class=\"goal");
        assertThat(singleFile(plain)).doesNotContain("d3js.org", "winnowInsight =", "evidence-json\"");
        assertThat(singleFile(full)).contains("d3js.org", "winnowInsight =", "id=\"evidence-json\"");
    }

    @Test
    void with_evidence_alone_there_are_counts_but_no_goals_and_no_chart() {
        ReportPage full = SampleSupport.on(SampleBacklog.page(3));
        ReportPage heard = new ReportPage("Payments", "", NOW, SampleBacklog.synced(), null, full.rows(), null, 128);

        String page = renderer.served(heard, false).page(SampleBacklog.synced());

        assertThat(page).contains("128 customers", "data-sort=\"customers\"", "/assets/insight-");
        assertThat(page)
                .doesNotContain(
                        "/assets/d3-",
                        "id=\"chart\"",
                        "id=\"goal\"",
                        "<th role=\"columnheader\" scope=\"col\" class=\"goals\"");
    }

    @Test
    void rows_without_goals_and_evidence_take_no_room_for_them() throws IOException {
        JsonNode none =
                json.readTree(renderer.served(SampleBacklog.page(3), false).rowsJson());
        JsonNode some = json.readTree(
                renderer.served(SampleSupport.on(SampleBacklog.page(3)), false).rowsJson());

        assertThat(none.get("serves")).isEmpty();
        assertThat(none.get("heard")).isEmpty();
        assertThat(some.at("/serves/0/1/0").intValue()).isZero();
        assertThat(some.at("/heard/0").toString())
                .startsWith("[0,[45,31,\"27.9\",412300,\"412k\",\"31.5\",2,\"\",0,")
                .contains(",[4,3,\"2.48\",12000,\"12k\",");
        assertThat(some.at("/goals/1").toString())
                .isEqualTo("[\"checkout\",\"A checkout nobody leaves\",\"advantage\",\"★\","
                        + "\"A checkout nobody leaves (advantage, weight 1)\",3,0]");
    }

    private static void assertHarmless(String html) {
        assertThat(html).doesNotContain("<script>alert", "<img", "\"'>", "</template>--", "-->");
    }

    private static ReportPage hostilePage() {
        LastPush push =
                new LastPush(HOSTILE, NOW, 2, 0, 0, List.of(new LastPush.NotWritten(HOSTILE, HOSTILE, true, HOSTILE)));
        List<InputTrace> traces = Input.RICE.stream()
                .map(input -> new InputTrace(input, null, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE))
                .toList();
        Score score = new Score(null, traces, HOSTILE, List.of(HOSTILE));
        ReportRow row = new ReportRow(
                null,
                new IssueId(7),
                HOSTILE,
                HOSTILE,
                new IssueType("1", HOSTILE, 0),
                new Parent(new IssueId(8), HOSTILE, HOSTILE, 1),
                new Status("1", HOSTILE, StatusCategory.UNKNOWN),
                null,
                score,
                new Change(Change.Kind.CHANGED, 0, null, List.of(HOSTILE)));
        return new ReportPage(HOSTILE, "https://acme.example/\"'><img src=x>", NOW, hostileSync(), push, List.of(row));
    }

    private static SyncStatus hostileSync() {
        return new SyncStatus(SyncStatus.Outcome.FAILED, NOW, NOW, HOSTILE, NOW, HOSTILE);
    }

    private static ReportPage page(List<ReportRow> rows) {
        return new ReportPage("Payments", "https://acme.example", NOW, SyncStatus.NEVER, null, rows);
    }

    private static ReportRow row(@Nullable Integer rank, String summary, Score score) {
        return ReportRow.of(
                SampleBacklog.issue(7, "PAY-7", summary, new IssueType("1", "Story", 0), null),
                null,
                rank,
                score,
                Previous.UNCHANGED);
    }

    private String singleFile(ReportPage page) {
        StringWriter out = new StringWriter();
        renderer.singleFile(page, Map.of(), out);
        return out.toString();
    }

    private static String rowsInside(String file) {
        return between(file, "<script type=\"application/json\" id=\"rows-json\">", "</script>");
    }

    private static List<String> ownScripts(String file) {
        return Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL)
                .matcher(file)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String without(List<String> parts, String text) {
        String rest = text;
        for (String part : parts) {
            rest = rest.replace(part, "");
        }
        return rest;
    }

    private static String hashes(List<String> texts) throws Exception {
        List<String> hashes = new ArrayList<>();
        for (String text : texts) {
            hashes.add("&#39;" + hash(text) + "&#39;");
        }
        return String.join(" ", hashes);
    }

    private static String between(String text, String start, String end) {
        Matcher found = Pattern.compile(Pattern.quote(start) + "(.*?)" + Pattern.quote(end), Pattern.DOTALL)
                .matcher(text);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String hash(String text) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(hash);
    }
}
