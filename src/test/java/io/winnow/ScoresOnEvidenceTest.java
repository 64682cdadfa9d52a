package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.WinnowUser.Ended;
import io.winnow.simulator.FieldKind;
import io.winnow.simulator.IssueDraft;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import io.winnow.simulator.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A product manager whose scores rest on customers, goals and a formula of their own, driven by the commands. */
class ScoresOnEvidenceTest {

    @TempDir
    Path folder;

    private final Site site = Site.empty(Clock.systemUTC());
    private String epic = "";
    private String story = "";
    private String blocker = "";
    private String wont = "";
    private JiraSimulator jira;
    private WinnowUser user;

    @BeforeEach
    void start() {
        site.addProject("PAY", "Payments");
        for (String name : List.of("Impact", "Effort", "Ease")) {
            site.addField(name, FieldKind.NUMBER);
        }
        site.addField("Confidence", FieldKind.TEXT);
        site.addBoard(12, "PAY", "Payments board", "Story Points");
        epic = add(new IssueDraft("PAY", "Epic", "Refunds").labels("keep", "must"), 2, "100%", 2);
        story = site.keyOf(site.createIssue(new IssueDraft("PAY", "Story", "Refund from the app").parent(epic)));
        blocker = add(new IssueDraft("PAY", "Story", "New ledger").labels("could"), 1, "50%", 4);
        wont = add(new IssueDraft("PAY", "Story", "Fax").labels("wont"), 3, "100%", 1);
        site.link(blocker, "Blocks", epic);
        jira = JiraSimulator.start(site, SimulatorOptions.defaults());
        user = new WinnowUser(folder, jira);
        configure(
                "",
                "reach: {from: customers, times: 25}, impact: Impact, effort: Effort,"
                        + " confidence: {field: Confidence, capByEvidence: true}");
    }

    @AfterEach
    void stop() {
        jira.close();
    }

    private String add(IssueDraft draft, int impact, String confidence, int effort) {
        return site.keyOf(site.createIssue(
                draft.field("Impact", impact).field("Confidence", confidence).field("Effort", effort)));
    }

    private void configure(String more, String inputs) {
        write("winnow.yaml", """
                jira: {url: %s, email: %s, token: "${WINNOW_JIRA_TOKEN}"}
                store: jdbc:sqlite:%s
                backlogs:
                  payments: {jql: "project = PAY", moscow: labels, inheritFromEpic: true, %s inputs: {%s}}
                push: {fields: {score: Winnow score, why: Winnow why, customers: Winnow customers, goals: Winnow goals}}
                """.formatted(jira.url(), jira.email(), folder.resolve("winnow.db"), more, inputs));
    }

    private String write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Ended done(String... words) {
        Ended ended = user.run(jira, words);
        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        return ended;
    }

    /** Customers A, B and so on ask for the story and for what else is named. */
    private void hear(int customers, String... keys) {
        StringBuilder csv = new StringBuilder("source,externalId,kind,customer,issue,text,date\n");
        for (int i = 0; i < customers; i++) {
            for (String key : keys) {
                csv.append("calls,%s-%d,request,Customer %d,%s,Please,2026-11-20\n".formatted(key, i, i, key));
            }
        }
        done("evidence", "import", write("calls.csv", csv.toString()));
    }

    private JsonNode explained(String key) {
        return done("explain", key, "--json").json().path("backlogs").path(0);
    }

    private List<String> ranked() {
        List<String> keys = new ArrayList<>();
        done("rank", "payments", "--json")
                .json()
                .path("issues")
                .forEach(issue -> keys.add(issue.path("key").asText()));
        return keys;
    }

    @Test
    void reach_is_counted_confidence_capped_a_story_inherits_and_jira_shows_it_all() {
        done("sync");
        hear(4, story);
        done("goals", "apply", write("goals.yaml", """
                goals:
                  - {id: retention, name: Keep customers, weight: 3, links: {labels: [keep]}}
                """));
        done("sync");

        JsonNode above = explained(epic);
        assertThat(above.path("score").decimalValue())
                .as("4 customers × 25 = 100 a quarter, impact 2, fair evidence: 90 %, effort 2")
                .isEqualByComparingTo("90.00");
        assertThat(above.path("inputs").path(2).path("conversion").asText())
                .startsWith("100 % = 1, at most 90 % because its evidence is fair: strong needs 8 items, not 4,"
                        + " 5 customers, not 4");
        JsonNode below = explained(story);
        assertThat(below.path("score").decimalValue()).isEqualByComparingTo("90.00");
        assertThat(below.path("inheritedFrom").asText()).isEqualTo(epic);
        assertThat(explained(blocker).path("reasons").path(0).asText())
                .isEqualTo("reach is missing: the evidence has no customers");
        assertThat(explained(blocker).path("borrowed").path("value").decimalValue())
                .isEqualByComparingTo("90.00");
        assertThat(site.valueOf(story, "Winnow goals").asText()).isEqualTo("retention");
        assertThat(site.valueOf(story, "Winnow customers").asInt()).isEqualTo(4);
        assertThat(site.valueOf(story, "Winnow why").asText()).endsWith(", as " + epic);

        String text = done("explain", story).out();
        assertThat(text)
                .contains("these are the inputs of " + epic)
                .contains("serves retention")
                .contains("supported by 4 items from 4 customers")
                .contains("Customer 3: Please");
        assertThat(done("sync", "--json")
                        .json()
                        .path("backlogs")
                        .path(0)
                        .path("push")
                        .path("planned")
                        .asInt())
                .as("the same again writes nothing")
                .isZero();
    }

    @Test
    void what_changed_names_the_customers_and_the_goal_behind_a_move() {
        configure(
                "formula: \"impact * ease * (1 + goalWeight) + customers\",",
                "impact: Impact, ease: {field: Ease, max: 10}, effort: Effort");
        site.edit(epic, "Ease", 5);
        site.edit(blocker, "Ease", 9);
        done("sync");
        done("goals", "apply", write("goals.yaml", """
                goals:
                  - {id: retention, name: Keep customers, weight: 3, links: {labels: [keep]}}
                """));
        hear(3, epic);
        done("sync");

        assertThat(explained(epic).path("why").asText())
                .isEqualTo("Score 43.00: impact 2, ease 5, goalWeight 3, customers 3");
        assertThat(done("report", "payments", "-o", folder.resolve("page.html").toString())
                        .code())
                .isZero();
        assertThat(folder.resolve("page.html"))
                .content()
                .contains("goal weight 0 → 3")
                .contains("customers 0 → 3");
    }

    @Test
    void reach_is_what_was_measured_and_a_newer_figure_replaces_the_older() {
        configure(
                "",
                "reach: {from: usage, per: month, times: 2}, impact: Impact, effort: Effort, confidence: Confidence");
        String header = "source,externalId,kind,date,issue,quantity\n";
        String figures = write(
                "usage.csv",
                header
                        + "analytics,oct,usage,2026-10-31,%s,\"300\"\nbilling,1,usage,2026-11-01,%s,340\n"
                                .formatted(story, epic)
                        + "analytics,bad,usage,2026-10-31,%s,-1\n".formatted(story));
        done("sync");
        assertThat(explained(epic).path("reasons").path(0).asText())
                .isEqualTo("reach is missing: the evidence has no usage");

        Ended imported = user.run(jira, "evidence", "import", figures);
        assertThat(imported.code()).isEqualTo(5);
        assertThat(imported.out()).contains("Took over 2 new").contains("line 4 has a quantity below 0");
        done("sync");
        JsonNode reach = explained(epic).path("inputs").path(0);
        assertThat(reach.path("conversion").asText())
                .isEqualTo("usage 640: billing 340, analytics 300 a month × 3 × 2 = 3840");
        assertThat(reach.path("raw").asText()).isEqualTo("usage 640");
        assertThat(explained(epic).path("score").decimalValue()).isEqualByComparingTo("3840.00");
        assertThat(done("evidence", "list", story).out()).contains("2026-10-31  usage 300  unknown");

        done(
                "evidence",
                "import",
                write("newer.csv", header + "analytics,nov,usage,2026-11-20,%s,900\n".formatted(story)));
        done("sync");
        assertThat(explained(epic).path("score").decimalValue()).isEqualByComparingTo("7440.00");
        JsonNode total = done("evidence", "counts", "payments", "--json")
                .json()
                .path("issues")
                .path(0)
                .path("total");
        assertThat(total.path("usage").asInt()).isEqualTo(1240);
        assertThat(total.path("usageBySource").path("analytics").asInt()).isEqualTo(900);
        done("report", "payments", "-o", folder.resolve("page.html").toString());
        assertThat(folder.resolve("page.html"))
                .content()
                .contains("usage 640 → 1240")
                .doesNotContain("reach 3840 →");

        String csv = folder.resolve("out.csv").toString();
        done("evidence", "export", csv);
        assertThat(done("evidence", "import", csv, "--json").json().path("same").asInt())
                .isEqualTo(3);
    }

    @Test
    void bands_order_before_scores_and_a_blocker_is_lifted_before_what_it_unblocks() {
        hear(0);
        String fields = "reach: {constant: 100}, impact: Impact, confidence: Confidence, effort: Effort";
        configure("", fields);
        done("sync");
        assertThat(ranked()).containsExactly(epic, story, blocker, wont);

        configure("order: moscow, blockers: lift,", fields);
        done("sync");
        assertThat(ranked()).containsExactly(blocker, epic, story, wont);
        assertThat(done("explain", blocker).out()).contains("unblocks " + epic + ": worth 100.00");
    }

    @Test
    void the_presets_reckon_as_their_names_say() {
        site.edit(epic, "Ease", 5);
        configure("formula: ice,", "impact: Impact, confidence: Confidence, ease: {field: Ease, max: 10}");
        done("sync");
        assertThat(explained(epic).path("score").decimalValue()).isEqualByComparingTo("10.00");
        assertThat(explained(epic).path("why").asText()).isEqualTo("ICE 10.00: impact 2, confidence 100 %, ease 5");

        configure(
                "formula: wsjf,",
                "businessValue: Impact, timeCriticality: Ease, riskReduction: {constant: 3}, jobSize: Effort");
        done("sync");
        assertThat(explained(epic).path("score").decimalValue()).isEqualByComparingTo("5.00");
    }

    @Test
    void a_wrong_formula_or_input_is_refused_with_its_place_before_jira_is_asked() {
        configure("formula: \"reach * raech\",", "reach: {constant: 1}");
        Ended misspelt = user.run(jira, "sync");
        assertThat(misspelt.code()).isEqualTo(2);
        assertThat(misspelt.err()).contains("backlogs.payments.formula: at character 9: names raech");

        configure("", "raech: Impact, reach: {constant: 1}, impact: Impact, confidence: Confidence, effort: Effort");
        assertThat(user.run(jira, "sync").err())
                .contains("inputs.raech: is no setting")
                .contains("Did you mean reach?");

        configure("", "reach: {constant: 1, from: customers}, impact: Impact, confidence: Confidence, effort: Effort");
        assertThat(user.run(jira, "sync").err()).contains("has from and constant. Keep one");

        configure(
                "",
                "reach: {from: customers, per: month}, impact: {constant: 2, max: 3}, confidence: Confidence, effort: Effort");
        assertThat(user.run(jira, "sync").err())
                .contains("inputs.reach.per: is for a field only")
                .contains("inputs.impact.max: is for a field only");

        configure(
                "",
                "reach: {from: usage, per: fortnight}, impact: {from: usage, per: month}, confidence: Confidence, effort: Effort");
        assertThat(user.run(jira, "sync").err())
                .contains("inputs.reach.per")
                .contains("week, month, quarter or year")
                .contains("inputs.impact.per: is no setting");

        configure("formula: \"customers * MAX\",", "MAX: Impact, votes: Impact");
        assertThat(user.run(jira, "sync").err())
                .contains("inputs.MAX: is taken")
                .contains("inputs.votes: is taken");
    }
}
