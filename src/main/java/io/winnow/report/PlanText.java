package io.winnow.report;

import io.winnow.model.IssueId;
import io.winnow.planning.CutFlip;
import io.winnow.planning.LeftOut;
import io.winnow.planning.Odds;
import io.winnow.planning.SprintCandidate;
import io.winnow.planning.SprintPlan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A plan as lines for a terminal. */
public final class PlanText {

    private static final int SUMMARY = 48;
    private static final String COLUMNS = "%4s  %-10s  %6s  %7s  %-" + SUMMARY + "s  %s";
    private static final int NEAR = 5;

    private final PlanExport export;
    private final SprintPlan plan;
    private final List<String> lines = new ArrayList<>();

    public PlanText(PlanExport export) {
        this.export = export;
        this.plan = export.plan();
    }

    public List<String> lines() {
        lines.clear();
        lines.add(head());
        lines.add(String.format(Locale.ROOT, COLUMNS, "#", "issue", "effort", "sum", "summary", "why; how sure"));
        plan.candidates().forEach(candidate -> lines.add(line(candidate)));
        lines.add(sums());
        elsewhere();
        forced();
        near();
        flips();
        leftOut();
        whatIf();
        drift();
        plan.unmet().forEach(unmet -> {
            lines.add("");
            lines.add("Not met: " + clean(unmet.rule() + ": " + unmet.reason() + ". " + unmet.relaxation() + "."));
        });
        return List.copyOf(lines);
    }

    private String head() {
        return export.backlog()
                + (export.sprint() == null ? "" : ", " + clean(export.sprint().name()))
                + ": capacity "
                + Figures.amount(plan.capacity().amount(), plan.capacity().unit()) + " ("
                + clean(plan.capacity().source()) + ")";
    }

    private String line(SprintCandidate candidate) {
        String summary = clean(export.summary(candidate.id()));
        return String.format(
                Locale.ROOT,
                COLUMNS,
                candidate.position(),
                export.key(candidate.id()),
                amount(candidate.effort()),
                amount(candidate.cumulative()),
                summary.length() > SUMMARY ? summary.substring(0, SUMMARY - 1) + "…" : summary,
                clean(candidate.reason()) + sureness(candidate.id()));
    }

    private String sureness(IssueId id) {
        Odds odds = export.confidence().odds().get(id);
        return odds == null ? "" : "; " + Sureness.words(odds);
    }

    private boolean planned(IssueId id) {
        return plan.candidates().stream().anyMatch(one -> one.id().equals(id));
    }

    /** What is nearest to changing sides first. */
    private void flips() {
        List<Map.Entry<IssueId, CutFlip>> flips = export.confidence().flips().entrySet().stream()
                .sorted(Comparator.<Map.Entry<IssueId, CutFlip>>comparingDouble(flip -> Math.abs(Math.log(
                                flip.getValue().threshold() / flip.getValue().value())))
                        .thenComparing(Map.Entry::getKey))
                .limit(NEAR)
                .toList();
        if (!flips.isEmpty()) {
            lines.add("");
            lines.add("Would change the sprint:");
            flips.forEach(flip -> lines.add("  " + export.key(flip.getKey()) + " "
                    + clean(Sureness.flip(flip.getValue(), planned(flip.getKey())))));
        }
    }

    private String sums() {
        BigDecimal best = plan.best().value();
        String share = best.signum() <= 0 || plan.value().compareTo(best) >= 0
                ? ""
                : ", " + Figures.percent(plan.value().divide(best, 4, java.math.RoundingMode.DOWN)) + " of "
                        + (plan.best().proven() ? "the best possible " : "at most ") + Figures.score(best);
        return Figures.count(plan.candidates().size(), "candidate") + ", " + amount(plan.used()) + " of "
                + Figures.amount(plan.capacity().amount(), plan.capacity().unit()) + ", value "
                + Figures.score(plan.value()) + share;
    }

    private void elsewhere() {
        List<Elsewhere> elsewhere = export.elsewhere();
        if (!elsewhere.isEmpty()) {
            lines.add("");
            elsewhere.forEach(one -> lines.add(clean(one.words())));
        }
    }

    private void forced() {
        List<SprintCandidate> costly = plan.candidates().stream()
                .filter(one -> !one.displaced().isEmpty())
                .toList();
        if (!costly.isEmpty()) {
            lines.add("");
            lines.add("Taken before others:");
            costly.forEach(one -> lines.add("  " + export.key(one.id()) + keys(" in place of ", one.displaced())
                    + (one.cost().signum() > 0 ? ", which costs " + Figures.score(one.cost()) : "")));
        }
    }

    private void whatIf() {
        lines.add("");
        lines.add("With another capacity:");
        plan.whatIf()
                .forEach(one -> lines.add("  " + amount(one.capacity()) + ": value " + Figures.score(one.value())
                        + keys(", in come ", one.added()) + keys(", out fall ", one.dropped())));
    }

    private void drift() {
        Drift drift = export.drift();
        if (drift != null) {
            DriftView view = DriftView.of(drift, new Links(""));
            lines.add("");
            lines.add("Since " + clean(view.sprint()) + " was filled:");
            view.lines()
                    .forEach(one -> lines.add("  " + one.key() + "  " + one.went()
                            + (one.causes().isEmpty() ? "" : ": " + clean(one.causes()))));
            if (!view.sums().isEmpty()) {
                lines.add("  " + view.sums().strip());
            }
        }
    }

    private String keys(String words, List<IssueId> ids) {
        return ids.isEmpty()
                ? ""
                : words
                        + ids.stream().limit(NEAR).map(export::key).collect(Collectors.joining(", "))
                        + (ids.size() > NEAR ? " and " + (ids.size() - NEAR) + " more" : "");
    }

    private void near() {
        List<LeftOut> near = plan.leftOut().stream()
                .filter(one -> one.kind() == LeftOut.Kind.NO_ROOM)
                .limit(NEAR)
                .toList();
        if (!near.isEmpty()) {
            lines.add("");
            lines.add("Just missed:");
            near.forEach(one -> lines.add("  " + export.key(one.id()) + "  " + clean(one.reason())));
        }
    }

    private void leftOut() {
        Map<String, Integer> counts = new TreeMap<>();
        plan.leftOut().stream()
                .filter(one -> one.kind() != LeftOut.Kind.NO_ROOM)
                .forEach(one -> counts.merge(clean(one.reason()), 1, Integer::sum));
        if (!counts.isEmpty()) {
            lines.add("");
            lines.add("Left out besides:");
            counts.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                    .limit(NEAR * 2L)
                    .forEach(one -> lines.add("  " + one.getValue() + " × " + one.getKey()));
        }
    }

    private static String amount(BigDecimal value) {
        return Figures.plain(value);
    }

    private static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
