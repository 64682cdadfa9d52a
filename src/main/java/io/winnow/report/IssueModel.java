package io.winnow.report;

import io.winnow.evidence.Counts;
import io.winnow.goals.Reason;
import io.winnow.goals.Served;
import io.winnow.ranking.Lever;
import io.winnow.scoring.Formula;
import io.winnow.scoring.InputTrace;
import io.winnow.scoring.Score;
import io.winnow.scoring.ScoreChange;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says to an issue's template what it asks for. */
final class IssueModel {

    private final IssuePage page;

    IssueModel(IssuePage page) {
        this.page = page;
    }

    void addTo(Map<String, Object> model) {
        ReportRow row = page.row();
        Score score = row.score();
        IssueView issue = IssueView.of(row, new Links(page.trackerUrl()));
        model.put("backlog", page.backlog());
        model.put("issue", issue);
        model.put("pageUrl", Links.issuePage(page.backlog(), row.id()));
        model.put("inputsUrl", Links.inputs(page.backlog(), row.id()));
        model.put("category", RowView.category(row));
        model.put("status", row.status().name());
        model.put("rank", row.rank() == null ? "" : row.rank().toString());
        model.put("scored", Figures.number(page.scored()));
        model.put("moved", score.scored() ? row.change().said() : "");
        model.put("lines", row.lines(page.generatedAt()));
        model.put("arithmetic", score.arithmetic());
        model.put("reasons", score.reasons());
        model.put(
                "inputs",
                score.inputs().stream()
                        .map(trace -> Line.of(trace, InputColumn.of(trace.input(), rice(score))))
                        .toList());
        model.put("levers", page.levers().stream().map(IssueModel::lever).toList());
        model.put("goals", row.support().goals().stream().map(IssueModel::goal).toList());
        model.put("evidence", page.evidence().items());
        model.put("heard", heard(row));
        model.put("history", page.changes().isEmpty() ? false : ScoreLine.of(page.changes()));
        model.put("changes", page.changes().stream().map(Past::of).toList());
        model.put(
                "others",
                page.others().stream()
                        .map(name -> new Other(name, Links.issuePage(name, row.id())))
                        .toList());
    }

    private static boolean rice(Score score) {
        return score.basis().formula().equals(Formula.RICE.name());
    }

    private static String heard(ReportRow row) {
        Counts counts = row.support().evidence().total();
        return counts.items() == 0
                ? ""
                : Figures.count(counts.customers(), "customer") + ", " + Figures.count(counts.items(), "item")
                        + (counts.revenue().signum() == 0
                                ? ""
                                : ", " + Figures.compact(counts.revenue()) + " of revenue");
    }

    private static Goal goal(Served served) {
        return new Goal(
                GoalChip.of(served.goal()),
                served.reasons().stream().map(Reason::words).collect(Collectors.joining("; ")));
    }

    private static Levered lever(Lever lever) {
        return new Levered(
                InputColumn.label(lever.input().word()),
                Figures.input(lever.input(), lever.value()),
                LeverText.step(lever, lever.up()),
                LeverText.step(lever, lever.down()));
    }

    /** An input: where it was read, what stood there, and how that became the value or why it didn't. */
    public record Line(
            String input, String label, String value, String from, String holds, String conversion, String problem) {

        private static Line of(InputTrace trace, InputColumn column) {
            boolean field = !trace.fieldId().isEmpty();
            boolean scored = trace.value() != null;
            return new Line(
                    trace.input().word(),
                    column.label(),
                    column.sign() + (scored ? RowView.shown(trace) : "?"),
                    (field ? "field " : "from ") + trace.fieldName(),
                    !field ? "" : trace.raw().isEmpty() ? "holds nothing" : "holds “" + trace.raw() + "”",
                    trace.conversion(),
                    trace.problem());
        }
    }

    /** A goal it serves, and why it does. */
    public record Goal(GoalChip chip, String why) {}

    /** An input, and what a step of it either way would do. */
    public record Levered(String label, String now, String up, String down) {}

    /** A change of its score. */
    public record Past(@Nullable When when, String words, String why) {

        static Past of(ScoreChange change) {
            return new Past(When.of(change.at()), words(change.before()) + " → " + words(change.after()), change.why());
        }

        private static String words(@Nullable BigDecimal score) {
            return score == null ? "not scored" : Figures.score(score);
        }
    }

    /** Another backlog that holds it. */
    public record Other(String name, String url) {}
}
