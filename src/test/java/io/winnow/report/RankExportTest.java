package io.winnow.report;

import static io.winnow.report.SampleBacklog.score;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.model.IssueId;
import io.winnow.model.IssueType;
import io.winnow.model.Parent;
import io.winnow.ranking.Borrowed;
import io.winnow.scoring.Score;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RankExportTest {

    private final ReportPage page = page(
            row(10, 1, "Retry failed payments", score("800", "2", "0.8", "2")),
            row(11, 2, "Payout calendar", score("240", "1", "0.8", "0.8")),
            row(12, null, "Webhooks", score("10", "1", "0.5", "0")));

    @Test
    void json_is_the_promised_object() {
        assertThat(new RankExport(page, Integer.MAX_VALUE).json())
                .isEqualTo("{\"backlog\":\"Payments\",\"scored\":2,\"notScored\":1,\"issues\":["
                        + "{\"rank\":1,\"id\":\"10\",\"key\":\"PAY-10\",\"summary\":\"Retry failed payments\",\"score\":640.00,"
                        + "\"inputs\":{\"reach\":800,\"impact\":2,\"confidence\":0.8,\"effort\":2},\"why\":\"RICE 640.00 = reach 800 × impact 2 × confidence 80 % ÷ effort 2\"},"
                        + "{\"rank\":2,\"id\":\"11\",\"key\":\"PAY-11\",\"summary\":\"Payout calendar\",\"score\":240.00,"
                        + "\"inputs\":{\"reach\":240,\"impact\":1,\"confidence\":0.8,\"effort\":0.8},\"why\":\"RICE 240.00 = reach 240 × impact 1 × confidence 80 % ÷ effort 0.8\"}],"
                        + "\"unscored\":[{\"id\":\"12\",\"key\":\"PAY-12\",\"reasons\":[\"effort is 0\"]}]}");
    }

    @Test
    void a_limit_cuts_the_ranked_issues_and_no_count() throws Exception {
        var json = new ObjectMapper().readTree(new RankExport(page, 1).json());

        assertThat(json.get("issues")).hasSize(1);
        assertThat(json.get("scored").intValue()).isEqualTo(2);
        assertThat(json.get("unscored")).hasSize(1);
    }

    @Test
    void large_and_small_numbers_are_written_out_in_json() {
        ReportPage large = page(row(10, 1, "x", score("1E+7", "3", "1", "0.00001")));

        assertThat(new RankExport(large, 1).json())
                .contains("\"reach\":10000000,", "\"effort\":0.00001}")
                .doesNotContain(":1E");
    }

    @Test
    void csv_has_a_header_and_crlf_and_numbers_as_they_are() {
        assertThat(new RankExport(page, Integer.MAX_VALUE).csv())
                .isEqualTo(
                        "rank,id,key,type,summary,epic,epicSummary,status,storyPoints,score,reach,impact,confidence,effort,why\r\n"
                                + "1,10,PAY-10,Story,Retry failed payments,PAY-1,\"Fewer, better \"\"payments\"\"\",Open,5,640.00,800,2,0.8,2,RICE 640.00 = reach 800 × impact 2 × confidence 80 % ÷ effort 2\r\n"
                                + "2,11,PAY-11,Story,Payout calendar,PAY-1,\"Fewer, better \"\"payments\"\"\",Open,5,240.00,240,1,0.8,0.8,RICE 240.00 = reach 240 × impact 1 × confidence 80 % ÷ effort 0.8\r\n"
                                + ",12,PAY-12,Story,Webhooks,PAY-1,\"Fewer, better \"\"payments\"\"\",Open,5,,10,1,0.5,,not scored: effort is 0\r\n");
    }

    @Test
    void csv_has_no_control_characters_that_a_reader_would_refuse() {
        String csv =
                new RankExport(page(row(10, 1, "a\u0000b\u001b[31mc\u0007", score("800", "2", "0.8", "2"))), 1).csv();

        assertThat(csv).contains("a b [31mc ");
    }

    @Test
    void csv_cells_can_not_be_taken_for_formulas() {
        for (String formula : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1")) {
            String csv = new RankExport(page(row(10, 1, formula, score("800", "2", "0.8", "2"))), 1).csv();

            assertThat(csv).contains("'" + formula).doesNotContain("," + formula);
        }
    }

    @Test
    void csv_keeps_line_breaks_inside_quotes() {
        String csv = new RankExport(page(row(10, 1, "two\nlines", score("800", "2", "0.8", "2"))), 1).csv();

        assertThat(csv).contains(",\"two\nlines\",");
    }

    @Test
    void markdown_stays_one_row_an_issue_whatever_the_summary_holds() {
        ReportPage odd = page(row(
                10, 1, "a | b\n<script>alert(1)</script> [x](javascript:y) `c` &amp;", score("800", "2", "0.8", "2")));

        List<String> lines = new RankExport(odd, 1).markdown().lines().toList();

        assertThat(lines.get(6))
                .isEqualTo(
                        "| 1 | [PAY-10](https://acme.example/browse/PAY-10) | a \\| b &lt;script&gt;alert(1)&lt;/script&gt; "
                                + "\\[x\\](javascript:y) \\`c\\` &amp;amp; | 640.00 | 800 | 2 | 80 % | 2 | Open |");
    }

    @Test
    void markdown_has_the_denominator_and_why_the_others_are_missing() {
        assertThat(new RankExport(page, Integer.MAX_VALUE).markdown())
                .startsWith("# Payments\n\n2 of 3 issues scored\n\n| # | Key |")
                .contains("## Not scored", "| Webhooks | effort is 0 |");
    }

    @Test
    void goals_and_evidence_are_exported_where_there_are_any_and_no_cell_becomes_a_formula() throws Exception {
        ReportPage one = page(
                row(10, 1, "Retry", score("800", "2", "0.8", "2")),
                row(12, null, "Webhooks", score(null, "1", "1", "1")));
        ReportPage full = SampleSupport.on(one);
        ReportRow first = full.rows().get(0);
        ReportPage formula = SampleSupport.with(
                full,
                List.of(first.with(
                        new Support(first.support().evidence(), List.of(), SampleSupport.serving("=1+1", "a|b")),
                        Borrowed.NOTHING)),
                SampleSupport.panel());

        var json = new ObjectMapper().readTree(new RankExport(full, 10).json());
        assertThat(json.at("/issues/0/customers").intValue()).isEqualTo(31);
        assertThat(json.at("/issues/0/evidence").intValue()).isEqualTo(45);
        assertThat(json.at("/issues/0/revenue").intValue()).isEqualTo(412_300);
        assertThat(json.at("/issues/0/goals").toString())
                .isEqualTo("[{\"id\":\"retain\",\"name\":\"Keep the customers we have\",\"weight\":3},"
                        + "{\"id\":\"cost\",\"name\":\"Half the support tickets\",\"weight\":1.5}]");
        assertThat(json.at("/unscored/0").has("goals")).isTrue();
        assertThat(new RankExport(full, 10).csv().lines().toList().get(0))
                .endsWith(",why,customers,evidence,revenue,goals");
        assertThat(new RankExport(full, 10).csv().lines().toList().get(1))
                .endsWith(",31,45,412300,Keep the customers we have; Half the support tickets");
        assertThat(new RankExport(formula, 10).csv().lines().toList().get(1)).endsWith(",'=1+1; a|b");
        assertThat(new RankExport(formula, 10).markdown())
                .contains("| Status | Customers | Revenue | Goals |\n", " | 31 | 412300 | =1+1, a\\|b |\n");
    }

    private static ReportPage page(ReportRow... rows) {
        return new ReportPage(
                "Payments", "https://acme.example/", Instant.EPOCH, SyncStatus.NEVER, null, List.of(rows));
    }

    private static ReportRow row(long id, @Nullable Integer rank, String summary, Score score) {
        Parent epic = new Parent(new IssueId(1), "PAY-1", "Fewer, better \"payments\"", 1);
        return ReportRow.of(
                SampleBacklog.issue(id, "PAY-" + id, summary, new IssueType("1", "Story", 0), epic),
                epic,
                rank,
                score,
                Previous.UNCHANGED);
    }
}
