package io.winnow.report;

import io.winnow.planning.SprintCandidate;
import io.winnow.planning.SprintPlan;
import io.winnow.planning.Unmet;
import java.math.BigDecimal;

/** Writes a plan as a Markdown table, with what can't be met below it. */
final class PlanMarkdown {

    private final PlanExport export;
    private final Links links;

    PlanMarkdown(PlanExport export) {
        this.export = export;
        this.links = new Links(export.trackerUrl());
    }

    String write() {
        SprintPlan plan = export.plan();
        String title = export.sprint() == null
                ? export.backlog()
                : export.backlog() + ": " + export.sprint().name();
        StringBuilder text = new StringBuilder("# " + RankMarkdown.escaped(title) + "\n\n");
        text.append(Figures.plain(plan.used()))
                .append(" of ")
                .append(Figures.plain(plan.capacity().amount()))
                .append(" ")
                .append(RankMarkdown.escaped(plan.capacity().unit()))
                .append(", value ")
                .append(Figures.score(plan.value()))
                .append("\n\n| # | Key | Summary | Effort | Sum | Score | Why |\n|--:|:--|:--|--:|--:|--:|:--|\n");
        plan.candidates().forEach(candidate -> text.append(row(candidate)));
        if (!plan.unmet().isEmpty()) {
            text.append("\n## Not met\n\n");
            plan.unmet().forEach(unmet -> text.append(line(unmet)));
        }
        return text.toString();
    }

    private String row(SprintCandidate candidate) {
        String key = export.key(candidate.id());
        String url = links.issue(key);
        BigDecimal score = candidate.score();
        return "| " + candidate.position() + " | "
                + (url.isEmpty() ? RankMarkdown.escaped(key) : "[" + RankMarkdown.escaped(key) + "](" + url + ")")
                + " | " + RankMarkdown.escaped(export.summary(candidate.id())) + " | "
                + Figures.plain(candidate.effort()) + " | " + Figures.plain(candidate.cumulative()) + " | "
                + (score == null ? "" : Figures.score(score)) + " | " + RankMarkdown.escaped(candidate.reason())
                + " |\n";
    }

    private static String line(Unmet unmet) {
        return "- " + RankMarkdown.escaped(unmet.rule() + ": " + unmet.reason() + ". " + unmet.relaxation() + ".")
                + "\n";
    }
}
