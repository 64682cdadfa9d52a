package io.winnow.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.report.Roadmap.Card;
import io.winnow.report.Roadmap.Lane;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoadmapTest {

    private static final String HOSTILE = "<script>alert(1)</script> | \n ${x}";

    private final ReportPage report = SampleSupport.on(SampleBacklog.page(60));

    private static String html(RoadmapPage page) {
        return new ReportRenderer().roadmap(page, false);
    }

    private Roadmap hostile() {
        Card card = new Card("1", "PAY-1", HOSTILE, new BigDecimal("3E+1"));
        return new Roadmap(
                HOSTILE,
                HOSTILE,
                "points",
                List.of(new Lane(null, List.of(card), List.of(), List.of(card), 1_200)),
                "https://jira.example.com");
    }

    @Test
    void the_page_has_a_row_a_goal_and_what_serves_none_is_there_too() {
        String html = html(new RoadmapPage("Payments", report.sync(), SampleRoadmap.of(report), ""));

        assertThat(html)
                .contains("<bdi>Keep the customers we have</bdi>", "No goal", "<bdi>Next: Sprint 43</bdi>")
                .contains("aria-current=\"page\">Roadmap</a>")
                .doesNotContain("<script>alert");
    }

    @Test
    void hostile_text_stays_text_on_the_page_in_markdown_and_in_the_terminal() {
        assertThat(html(new RoadmapPage(HOSTILE, report.sync(), hostile(), HOSTILE)))
                .doesNotContain("<script>alert")
                .contains("and 1,200 more");
        assertThat(hostile().markdown().lines())
                .hasSize(5)
                .last()
                .asString()
                .contains("[PAY-1](https://jira.example.com/browse/PAY-1)", "(30 points)", "and 1,200 more")
                .doesNotContain("<script>");
        assertThat(hostile().lines()).noneMatch(line -> line.contains("\n"));
        assertThat(hostile().json()).contains("\"size\":30}", "\"more\":1200");
    }

    @Test
    void without_a_plan_the_page_says_why_and_without_issues_that_there_are_none() {
        assertThat(html(new RoadmapPage("Payments", report.sync(), null, "Nothing says how much a sprint can hold.")))
                .contains("There is no roadmap yet", "Nothing says how much a sprint can hold.");
        Roadmap empty = new Roadmap("Payments", null, "points", List.of(), "");
        assertThat(html(new RoadmapPage("Payments", report.sync(), empty, ""))).contains("Nothing here yet");
        assertThat(empty.lines()).containsExactly("Nothing here yet: run winnow sync Payments first.");
    }
}
