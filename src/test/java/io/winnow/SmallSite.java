package io.winnow;

import io.winnow.simulator.FieldKind;
import io.winnow.simulator.IssueDraft;
import io.winnow.simulator.Site;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Two company-managed projects and forty issues, thirty of which can be scored. */
final class SmallSite {

    static final String JQL = "project in (PAY, OPS) ORDER BY Rank";
    static final int ISSUES = 40;
    static final int SCORED = 30;

    private final int scored;
    private final Site site;
    private final Map<String, BigDecimal> scores = new LinkedHashMap<>();

    SmallSite(Clock clock) {
        this(clock, ISSUES, SCORED);
    }

    /** The same with more or fewer issues. */
    SmallSite(Clock clock, int issues, int scored) {
        this.scored = scored;
        site = Site.empty(clock);
        site.addProject("PAY", "Payments").addProject("OPS", "Operations").addProject("OLD", "Attic");
        site.addField("Reach", FieldKind.NUMBER);
        site.addField("Impact", FieldKind.SELECT, "Massive", "High", "Medium", "Low", "Minimal");
        site.addField("Confidence", FieldKind.TEXT);
        site.addField("Effort", FieldKind.NUMBER);
        site.addBoard(12, "PAY", "Payments board", "Story Points");
        for (int i = 1; i <= issues; i++) {
            add(i);
        }
    }

    private void add(int i) {
        String project = i % 4 == 0 ? "OPS" : "PAY";
        String type = i % 5 == 0 ? "Bug" : "Story";
        IssueDraft draft =
                new IssueDraft(project, type, "Issue number " + i + (i == 3 ? " <script>alert(1)</script>" : ""));
        if (i <= scored) {
            BigDecimal reach = BigDecimal.valueOf(100L * i);
            BigDecimal effort = BigDecimal.valueOf(1 + i % 7);
            draft.field("Reach", reach)
                    .field("Impact", i % 2 == 0 ? "High" : "Low")
                    .field("Confidence", i % 3 == 0 ? "80 %" : "0.5")
                    .field("Effort", effort);
            BigDecimal impact = new BigDecimal(i % 2 == 0 ? "2" : "0.5");
            BigDecimal confidence = new BigDecimal(i % 3 == 0 ? "0.8" : "0.5");
            scores.put(
                    site.createIssue(draft).toString(),
                    reach.multiply(impact).multiply(confidence).divide(effort, 2, RoundingMode.HALF_UP));
        } else {
            site.createIssue(draft.field("Reach", 5));
        }
    }

    Site site() {
        return site;
    }

    /** What each issue's score must be, by id, computed here and not by Winnow. */
    Map<String, BigDecimal> scores() {
        return scores;
    }

    /** Key of the n-th issue by creation. */
    String key(int n) {
        return site.keyOf(site.ids().stream().sorted().skip(n - 1L).findFirst().orElseThrow());
    }
}
