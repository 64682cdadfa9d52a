package io.winnow.entry.cli;

import io.winnow.goals.Conflict;
import io.winnow.goals.Goal;
import io.winnow.goals.KeyResultProgress;
import io.winnow.goals.Pace;
import io.winnow.goals.Served;
import io.winnow.goals.Standing;
import io.winnow.goals.Sums;
import io.winnow.goals.Unknown;
import io.winnow.model.IssueId;
import io.winnow.report.Figures;
import io.winnow.scoring.Decimals;
import io.winnow.workflow.ShowGoals.Overview;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Goals as lines for a person. */
final class GoalsText {

    private static final int SHOWN = 20;
    private static final int SHOWN_KEYS = 5;

    private final PrintWriter out;

    GoalsText(PrintWriter out) {
        this.out = out;
    }

    void print(Overview overview) {
        overview.goals().forEach(goal -> print(goal, ""));
        out.println("no goal: " + sums(overview.withoutGoal()));
        print(overview.unknown(), overview.keys());
        list("conflict", overview.conflicts(), one -> conflict(one, overview.keys()));
        list("unserved", overview.unserved(), goal -> "No issue serves " + goal.id() + ", " + goal.name() + ".");
    }

    private void print(Standing standing, String indent) {
        Goal goal = standing.goal();
        out.println(indent + goal.id() + "  " + goal.name() + "  (weight " + Decimals.plain(goal.weight())
                + (goal.theme().isEmpty() ? "" : ", " + goal.theme()) + ")");
        out.println(indent + "  "
                + progress(standing.progress().progress(), standing.progress().pace()) + "; "
                + sums(standing.coverage().total()) + ", "
                + Decimals.percent(standing.coverage().shareOfOpenEffort()) + " of all open effort");
        standing.progress().keyResults().forEach(result -> out.println(indent + "  - " + line(result)));
        standing.parts().forEach(part -> print(part, indent + "  "));
    }

    private static String line(KeyResultProgress one) {
        BigDecimal current = one.current();
        String unit =
                one.keyResult().unit().isEmpty() ? "" : " " + one.keyResult().unit();
        String figure = current == null ? "no figure yet" : Decimals.plain(current) + unit;
        String passed = one.unclamped() == null
                        || one.progress() == null
                        || one.unclamped().compareTo(one.progress()) == 0
                ? ""
                : " (exactly " + Decimals.percent(one.unclamped()) + ")";
        return one.keyResult().metric() + ": " + figure + ", from "
                + Decimals.plain(one.keyResult().baseline()) + " to "
                + Decimals.plain(one.keyResult().target()) + ": " + progress(one.progress(), one.pace()) + passed;
    }

    private static String progress(@Nullable BigDecimal progress, @Nullable Pace pace) {
        if (progress == null) {
            return "progress unknown";
        }
        return Decimals.percent(progress)
                + (pace == null
                        ? ""
                        : ", " + pace.state().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " ("
                                + Decimals.percent(pace.expected()) + " of the time has passed)");
    }

    private static String sums(Sums sums) {
        return Figures.count(sums.issues(), "issue") + ", " + Figures.number(sums.openIssues()) + " open, "
                + Decimals.plain(sums.openEffort())
                + (sums.openEffort().compareTo(BigDecimal.ONE) == 0 ? " person-month" : " person-months") + ", score "
                + Decimals.score(sums.scoredValue()) + ", " + Figures.count(sums.customers(), "customer") + ", "
                + Figures.count(sums.evidence(), "item") + " of evidence";
    }

    void print(List<Unknown> unknown, Map<IssueId, String> keys) {
        list("unknown", unknown, one -> unknown(one, keys));
    }

    private static String unknown(Unknown one, Map<IssueId, String> keys) {
        String holders = one.issues().stream()
                .limit(SHOWN_KEYS)
                .map(id -> keys.getOrDefault(id, id.toString()))
                .collect(Collectors.joining(", "));
        int more = one.issues().size() - SHOWN_KEYS;
        return (one.goal().isEmpty() ? "" : one.goal() + ": ")
                + one.kind().name().toLowerCase(Locale.ROOT) + " '" + Printable.of(one.value()) + "': " + one.problem()
                + (holders.isEmpty() ? "" : " (" + holders + (more > 0 ? " and " + more + " more" : "") + ")");
    }

    private static String conflict(Conflict one, Map<IssueId, String> keys) {
        return keys.getOrDefault(one.issue(), one.issue().toString()) + " serves " + says(one.clearer()) + " and "
                + says(one.other()) + ", which have nothing to do with each other.";
    }

    static String says(List<Served> served) {
        return served.stream()
                .map(one -> one.goal().id() + " ("
                        + Printable.of(one.reasons().get(0).words()) + ")")
                .collect(Collectors.joining(", "));
    }

    private <T> void list(String title, List<T> all, Function<T, String> line) {
        all.stream().limit(SHOWN).forEach(one -> out.println(title + ": " + line.apply(one)));
        if (all.size() > SHOWN) {
            out.println(title + ": … and " + (all.size() - SHOWN) + " more, all in --json");
        }
    }
}
