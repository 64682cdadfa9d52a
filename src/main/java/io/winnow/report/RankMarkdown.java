package io.winnow.report;

import io.winnow.evidence.Counts;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a ranking as a Markdown table, with a second one for what isn't scored. */
final class RankMarkdown {

    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]#|~]");
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

    private final ReportPage page;
    private final Links links;
    private final boolean heard;
    private final boolean goals;
    private final boolean overridden;

    /** What speaks for an issue has columns only where there is any. */
    RankMarkdown(ReportPage page) {
        this.page = page;
        this.links = new Links(page.trackerUrl());
        this.heard = page.heard();
        this.goals = page.hasGoals();
        this.overridden = page.overridden();
    }

    String write(List<ReportRow> ranked, List<ReportRow> notScored) {
        StringBuilder text = new StringBuilder("# " + escaped(page.backlog()) + "\n\n");
        text.append(Figures.number(page.scored()))
                .append(" of ")
                .append(Figures.count(page.rows().size(), "issue"))
                .append(" scored\n");
        if (!ranked.isEmpty()) {
            text.append("\n| # | Key | Summary | Score |");
            page.columns()
                    .forEach(column -> text.append(" ").append(column.label()).append(" |"));
            text.append(" Status |")
                    .append(heard ? " Customers | Revenue |" : "")
                    .append(goals ? " Goals |" : "")
                    .append(overridden ? " Override |" : "")
                    .append("\n|--:|:--|:--|--:|")
                    .append("--:|".repeat(page.inputs().size()))
                    .append(":--|")
                    .append(heard ? "--:|--:|" : "")
                    .append(goals ? ":--|" : "")
                    .append(overridden ? ":--|" : "")
                    .append("\n");
            ranked.forEach(row -> text.append(ranked(row))
                    .append(support(row.support()))
                    .append(decided(row))
                    .append("\n"));
        }
        if (!notScored.isEmpty()) {
            text.append("\n## Not scored\n\n| Key | Summary | Why |\n|:--|:--|:--|\n");
            notScored.forEach(row -> text.append(notScored(row)));
        }
        return text.toString();
    }

    private String ranked(ReportRow row) {
        BigDecimal score = row.score().value();
        String inputs = row.score().inputs().stream()
                .map(RowView::shown)
                .map(value -> " " + escaped(value) + " |")
                .collect(Collectors.joining());
        return "| " + row.rank() + " | " + key(row) + " | " + escaped(row.summary()) + " | "
                + (score == null ? "" : Figures.score(score)) + " |" + inputs + " "
                + escaped(row.status().name()) + " |";
    }

    private String support(Support support) {
        Counts counts = support.evidence().total();
        return (heard
                        ? " " + Figures.number(counts.customers()) + " | "
                                + Figures.stripped(counts.revenue()).toPlainString() + " |"
                        : "")
                + (goals
                        ? " "
                                + support.goals().stream()
                                        .map(served -> escaped(served.goal().name()))
                                        .collect(Collectors.joining(", "))
                                + " |"
                        : "");
    }

    private String decided(ReportRow row) {
        Decided decided = row.decided();
        return overridden ? " " + (decided == null ? "" : escaped(decided.words())) + " |" : "";
    }

    private String notScored(ReportRow row) {
        return "| " + key(row) + " | " + escaped(row.summary()) + " | "
                + escaped(String.join("; ", row.score().reasons()))
                + (row.decided() == null ? "" : "; " + escaped(row.decided().words())) + " |\n";
    }

    private String key(ReportRow row) {
        String url = links.issue(row.key());
        return url.isEmpty() ? escaped(row.key()) : "[" + escaped(row.key()) + "](" + url + ")";
    }

    /** One line that stays plain text, in Markdown and in the HTML it becomes. */
    static String escaped(String text) {
        String line = BREAKS.matcher(text).replaceAll(" ").strip();
        String html = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return SPECIAL.matcher(html).replaceAll("\\\\$0");
    }
}
