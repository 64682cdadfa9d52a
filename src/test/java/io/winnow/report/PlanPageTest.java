package io.winnow.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.model.IssueId;
import io.winnow.planning.Capacity;
import io.winnow.planning.LeftOut;
import io.winnow.planning.Odds;
import io.winnow.planning.PlanItem;
import io.winnow.planning.PlanRules;
import io.winnow.planning.RankConfidence;
import io.winnow.planning.SprintCandidate;
import io.winnow.planning.SprintPlan;
import io.winnow.planning.Unmet;
import io.winnow.scoring.Stale;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PlanPageTest {

    private final ReportPage report = SampleSupport.on(SampleBacklog.page(60));

    private static BigDecimal number(long value) {
        return BigDecimal.valueOf(value);
    }

    private static String html(PlanPage page) {
        return new ReportRenderer().plan(page, false);
    }

    private PlanView view(PlanPage page) {
        return new PlanView(page, java.util.Objects.requireNonNull(page.made()));
    }

    @Test
    void the_line_says_where_the_sprint_ends_and_what_would_bring_the_next_issue_in() {
        SprintPlan plan = SamplePlan.plan(report, number(34), "");
        LeftOut missed = plan.leftOut().stream()
                .filter(one -> one.missing() != null)
                .findFirst()
                .orElseThrow();

        assertThat(view(SamplePlan.page(report, null, false)).line())
                .startsWith("Sprint 43 ends here: " + plan.used() + " of 34 points. ")
                .contains(new PlanLines(report, SamplePlan.made(report, plan)).key(missed.id()) + " would fit with "
                        + missed.missing() + " more point");
    }

    @Test
    void against_the_saved_settings_it_says_what_comes_in_and_what_falls_out() {
        PlanView smaller = view(SamplePlan.page(report, number(10), false));

        assertThat(smaller.changed()).contains("out: PAY-");
        assertThat(smaller.said()).startsWith("10 points: ").contains("Against the saved settings");
        assertThat(view(SamplePlan.page(report, null, false)).changed()).isEmpty();
        assertThat(view(SamplePlan.page(report, number(80), false)).rows()).anyMatch(PlanRow::fresh);
    }

    @Test
    void each_row_says_how_sure_its_place_is_and_what_would_change_it() {
        PlanView view = view(SamplePlan.page(report, null, false));

        PlanRow last = view.rows().get(view.rows().size() - 1);
        assertThat(last.flip()).isEqualTo("would fall out if reach were below 320 (now 600)");
        assertThat(view.rows()).allSatisfy(row -> {
            Sureness sure = java.util.Objects.requireNonNull(row.sure());
            assertThat(sure.chance()).isEqualTo("93 %");
            assertThat(sure.left() + sure.length()).isBetween(1, 72);
            assertThat(sure.middle()).isBetween(sure.left(), sure.left() + sure.length());
        });
        assertThat(view.near()).isNotEmpty().allMatch(row -> row.sure() != null);
    }

    @Test
    void no_chance_is_said_to_be_certain_by_rounding() {
        assertThat(Sureness.of(new Odds(1, 1, 0.9996), 1, 1).chance()).isEqualTo(">99 %");
        assertThat(Sureness.of(new Odds(1, 1, 1), 1, 1).words()).isEqualTo("in 100 % of draws, rank 1");
        assertThat(Sureness.of(new Odds(9, 99, 0.0004), 7, 50))
                .extracting(Sureness::chance, Sureness::middle)
                .containsExactly("<1 %", -1);
    }

    @Test
    void a_line_ties_blockers_to_what_they_block() {
        List<SprintCandidate> candidates =
                List.of(candidate(1, 11), candidate(2, 12), candidate(3, 13), candidate(4, 14));
        PlanTies ties = new PlanTies(candidates, List.of(item(13, 11, 999), item(12), item(99, 14)));

        assertThat(List.of(ties.at(1), ties.at(2), ties.at(3), ties.at(4)))
                .containsExactly("down end", "up down", "up end", "");
        assertThat(ties.blockersOf(new IssueId(13))).containsExactly("PAY-11", "PAY-999");
        assertThat(ties.blockersOf(new IssueId(12))).isEmpty();
    }

    private static SprintCandidate candidate(int position, long id) {
        return new SprintCandidate(
                position,
                new IssueId(id),
                number(1),
                null,
                SprintCandidate.Why.VALUE,
                "",
                number(position),
                List.of(),
                number(0));
    }

    private static PlanItem item(long id, long... blockers) {
        return new PlanItem(
                new IssueId(id),
                "PAY-" + id,
                0,
                null,
                number(1),
                "",
                false,
                Set.of(),
                Set.of(),
                null,
                LongStream.of(blockers)
                        .mapToObj(other -> new PlanItem.Blocker(new IssueId(other), "PAY-" + other))
                        .toList(),
                Set.of(),
                "",
                false);
    }

    @Test
    void the_rules_say_what_is_tried_and_what_is_configured() {
        PlanRules tried = new PlanRules(PlanRules.Blockers.IGNORE, true, new BigDecimal("0.6"), List.of(), 2);
        PlanPage page = SamplePlan.page(report, null, false, tried);

        assertThat(new RuleControls(page).tried())
                .isEqualTo("blockers ignored, musts first, musts at most 60 %, at most 2 of an epic");
        assertThat(html(page))
                .contains("come first (as configured)", "<option value=\"ignore\" selected>")
                .contains("value=\"2\" data-saved=\"0\"")
                .doesNotContain("id=\"together\"", "id=\"shares\"");
        assertThat(new RuleControls(SamplePlan.page(report, null, false)).tried())
                .isEmpty();
    }

    @Test
    void an_issue_counts_for_a_goal_and_for_the_goals_above_it() {
        List<PlanShares.ShareView> shares =
                view(SamplePlan.page(report, null, false)).shares();

        assertThat(shares).isNotEmpty().allMatch(share -> share.words().contains("of capacity"));
        assertThat(shares).anyMatch(share -> share.chip().name().equals("No goal"));
    }

    @Test
    void all_that_is_left_out_is_on_the_page_or_counted() {
        SprintPlan plan = SamplePlan.plan(report, number(34), "");
        PlanView view = view(SamplePlan.page(report, null, false));

        int folded = view.folds().stream()
                .mapToInt(fold -> Integer.parseInt(fold.count().replaceAll("\\D", "")))
                .sum();
        assertThat(view.near().size() + folded).isEqualTo(plan.leftOut().size());
        assertThat(view.folds()).allMatch(fold -> fold.rows().size() <= 40);
    }

    @Test
    void a_rule_that_cant_be_met_and_what_an_issue_displaced_are_shown_as_text_only() {
        IssueId first = report.rows().get(0).id();
        IssueId second = report.rows().get(1).id();
        String hostile = SampleSupport.HOSTILE;
        SprintPlan plan = new SprintPlan(
                Capacity.of(number(8), "points", hostile),
                number(5),
                number(100),
                new SprintPlan.Best(number(200), true),
                SprintPlan.Way.WALK,
                List.of(new SprintCandidate(
                        1,
                        first,
                        number(5),
                        null,
                        SprintCandidate.Why.MUST,
                        hostile,
                        number(5),
                        List.of(second),
                        number(3))),
                List.of(new LeftOut(new IssueId(999_999), LeftOut.Kind.RULE, hostile, null)),
                List.of(new Unmet("goal retain at least 30 %", hostile, List.of("pins"), "lower it to 20 %")),
                List.of());

        PlanPage page = SamplePlan.page(
                report,
                new PlanPage.Made(
                        null,
                        plan,
                        List.of(),
                        RankConfidence.NONE,
                        null,
                        0,
                        SampleNext.hostile(hostile),
                        List.of(new Elsewhere(hostile, List.of(hostile)))),
                hostile,
                false);
        String html = html(page);

        assertThat(html)
                .contains("Not met: <bdi>goal retain at least 30 %</bdi>", "It collides with <bdi>pins</bdi>")
                .contains("In place of 1 · costs 3.00 of score", "The sprint ends here: 5 of 8 points.")
                .contains("<b>50 %</b> <span>of the best possible value</span>")
                .contains("999999")
                .doesNotContain("<script>alert");
        assertThat(file(page))
                .contains("Not met: <bdi>goal retain at least 30 %</bdi>", "999999")
                .doesNotContain("<script>alert");
    }

    private static String file(PlanPage page) {
        StringWriter out = new StringWriter();
        new ReportRenderer().planFile(page, out);
        return out.toString();
    }

    @Test
    void the_file_reads_as_the_page_does_and_has_nothing_that_needs_a_server() {
        PlanPage page = SamplePlan.page(report, null, false);
        PlanView view = view(page);

        String file = file(page);

        assertThat(file)
                .contains(view.line() + ".", "What this sprint serves", "Score next", "Since <bdi>Sprint 42</bdi>")
                .contains(view.said(), "<rect x=", "would fall out if reach were below 320");
        assertThat(view.rows())
                .allMatch(row -> file.contains("data-id=\"" + row.issue().id() + "\""));
        assertThat(view.near())
                .allMatch(row -> file.contains("data-id=\"" + row.issue().id() + "\""));
        assertThat(file)
                .doesNotContain("<button", "<form", "<dialog", "<link", " src=", " style=\"", "href=\"/", "href=\"?");
    }

    @Test
    void the_file_allows_its_own_style_and_script_and_nothing_else() {
        assertThat(file(SamplePlan.page(report, null, false)))
                .containsPattern("default-src &#39;none&#39;; script-src &#39;sha256-[^;]+&#39;; style-src "
                        + "&#39;sha256-[^;]+&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;");
    }

    @Test
    void a_row_with_old_inputs_says_why_they_are() {
        Stale mark = new Stale(
                Stale.Cause.ESTIMATE,
                "estimate edited (3 → 5)",
                report.generatedAt().minus(Duration.ofDays(3)));
        ReportPage aged = SampleSupport.with(
                report,
                report.rows().stream().map(row -> row.stale(List.of(mark))).toList(),
                SampleSupport.goals());

        assertThat(view(SamplePlan.page(aged, null, false)).rows())
                .isNotEmpty()
                .allMatch(row -> row.marks().contains("stale: estimate edited (3 → 5) 3 days ago"));
        assertThat(view(SamplePlan.page(report, null, false)).rows())
                .noneMatch(row -> row.marks().toString().contains("stale"));
    }

    @Test
    void the_page_says_what_has_changed_since_the_last_sprint_was_filled_and_why() {
        assertThat(html(SamplePlan.page(report, null, false)))
                .contains(
                        "Since <bdi>Sprint 42</bdi> was filled",
                        "up 14 places",
                        "reach 300 → 800 · score 90.00 → 240.00")
                .contains("new in the ranking, at 2", "12 issues moved only because others did.");
    }

    @Test
    void the_panel_says_what_to_score_next_why_and_what_it_may_do() {
        assertThat(html(SamplePlan.page(report, null, false)))
                .contains("<h2 id=\"next-title\">Score next</h2>", "reach is missing")
                .contains("34 % chance to come in, gains 45.25 on average, 5 points")
                .contains("stale: estimate edited (3 → 5) 3 days ago", "&gt; 99 % chance to fall out")
                .contains("2 issues not scored and 1 stale could be planned, 2 of them could change this sprint.");
    }

    @Test
    void without_a_plan_the_page_says_why_and_takes_a_capacity() {
        String html = html(SamplePlan.page(report, null, "Nothing says how much a sprint can hold.", false));

        assertThat(html)
                .contains("There is no plan yet", "Nothing says how much a sprint can hold.", "id=\"capacity\"")
                .doesNotContain("id=\"list\"");
    }

    @Test
    void a_backlog_without_goals_evidence_and_issues_has_a_plan_too() {
        ReportPage empty = SampleBacklog.page(0);

        assertThat(html(SamplePlan.page(empty, null, false))).contains("Sprint 43 ends here: 0 of 34 points.");
    }
}
