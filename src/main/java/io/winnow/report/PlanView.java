package io.winnow.report;

import io.winnow.model.BoardSprint;
import io.winnow.model.IssueId;
import io.winnow.planning.LeftOut;
import io.winnow.planning.SprintPlan;
import io.winnow.planning.Unmet;
import io.winnow.planning.WhatIf;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A plan in words, ready for the template. */
public final class PlanView {

    private static final int GOAL_KEYS = 5;

    private final PlanPage page;
    private final PlanPage.Made made;
    private final SprintPlan plan;
    private final PlanLines lines;
    private final PlanRest rest;
    private final @Nullable PlanDifference difference;

    PlanView(PlanPage page, PlanPage.Made made) {
        this.page = page;
        this.made = made;
        this.plan = made.plan();
        this.lines = new PlanLines(page.report(), made);
        this.rest = new PlanRest(plan.leftOut(), lines);
        SprintPlan saved = made.saved();
        this.difference = saved == null ? null : PlanDifference.between(saved, plan);
    }

    /** What the sprint is called where a sentence begins. */
    public String sprint() {
        BoardSprint sprint = made.sprint();
        return sprint == null ? "The sprint" : sprint.name();
    }

    public String unit() {
        return plan.capacity().unit();
    }

    public String amount() {
        return Figures.plain(plan.capacity().amount());
    }

    private String capacity() {
        return Figures.amount(plan.capacity().amount(), unit());
    }

    public String used() {
        return Figures.plain(plan.used()) + " of " + capacity();
    }

    public List<Tile> tiles() {
        return new PlanTiles(page, made, difference).all();
    }

    public List<PlanRow> rows() {
        Set<IssueId> fresh = difference == null ? Set.of() : new HashSet<>(difference.in());
        PlanTies ties = new PlanTies(plan.candidates(), made.items());
        return plan.candidates().stream()
                .map(candidate -> lines.row(candidate, ties, fresh))
                .toList();
    }

    /** What stands at the end of the sprint, without its full stop. */
    public String line() {
        return sprint() + " ends here: " + used()
                + plan.leftOut().stream()
                        .filter(one -> one.missing() != null)
                        .findFirst()
                        .map(this::wouldFit)
                        .orElse("");
    }

    private String wouldFit(LeftOut one) {
        BigDecimal missing = one.missing();
        return missing == null
                ? ""
                : ". " + lines.key(one.id()) + " would fit with "
                        + Figures.amount(missing, unit()).replaceFirst(" ", " more ");
    }

    public List<PlanRow> near() {
        return rest.near();
    }

    public List<PlanRest.Fold> folds() {
        return rest.folds();
    }

    /** Sentences about candidates that stand in other sprints. */
    public List<String> elsewhere() {
        return made.elsewhere().stream().map(Elsewhere::words).toList();
    }

    public List<Unmet> unmet() {
        return plan.unmet();
    }

    public List<PlanShares.ShareView> shares() {
        return new PlanShares(plan, lines)
                .all(page.report().goals(), page.rules().now().shares());
    }

    public NextView next() {
        return NextView.of(made.next(), new Links(page.report().trackerUrl()));
    }

    /** Null when no sprint was filled yet. */
    public @Nullable DriftView drift() {
        Drift drift = page.drift();
        return drift == null
                ? null
                : DriftView.of(drift, new Links(page.report().trackerUrl()));
    }

    /** What a fifth less and a fifth more capacity would do. */
    public List<Other> whatIf() {
        return plan.whatIf().stream()
                .filter(other -> other.capacity().compareTo(plan.capacity().amount()) != 0)
                .map(this::whatIf)
                .toList();
    }

    private Other whatIf(WhatIf other) {
        String words = new PlanDifference(other.added(), other.dropped()).words(lines);
        int issues = plan.candidates().size()
                + other.added().size()
                - other.dropped().size();
        return new Other(
                other.capacity().compareTo(plan.capacity().amount()) < 0 ? "A fifth less" : "A fifth more",
                Figures.plain(other.capacity()),
                Figures.count(issues, "issue") + ", value " + Figures.score(other.value()),
                words.isEmpty() ? "the same issues" : words);
    }

    /** What a person who can't see it is told after each change. */
    public String said() {
        String rules = new RuleControls(page).tried();
        return capacity() + ": " + Figures.count(plan.candidates().size(), "issue") + ", "
                + Figures.plain(plan.used()) + " used"
                + (rules.isEmpty() ? "" : ", tried with " + rules)
                + (difference == null || difference.nothing()
                        ? ""
                        : ". Against the saved settings, " + difference.words(lines));
    }

    /** What differs from the saved settings; empty when nothing does. */
    public String changed() {
        return difference == null ? "" : difference.words(lines);
    }

    /** A paragraph to paste into the sprint's goal. */
    public String goalText() {
        List<String> parts = new ArrayList<>();
        shares().stream()
                .filter(share -> share.depth() == 0
                        && share.length() > 0
                        && !share.chip().equals(PlanShares.NO_GOAL))
                .sorted((a, b) -> b.length() - a.length())
                .forEach(share -> parts.add(share.chip().name() + " " + share.length() + " %"));
        String keys = String.join(
                ", ",
                plan.candidates().stream()
                        .limit(GOAL_KEYS)
                        .map(candidate -> lines.key(candidate.id()))
                        .toList());
        return sprint() + ": " + Figures.count(plan.candidates().size(), "issue") + ", " + used() + "."
                + (parts.isEmpty() ? "" : " Serves " + String.join(", ", parts) + ".")
                + (made.customers() == 0 ? "" : " Answers " + Figures.count(made.customers(), "customer") + ".")
                + (keys.isEmpty() ? "" : " First: " + keys + ".");
    }

    /** The slider's far end: twice what the settings say, and never less than all that is asked for. */
    public int most() {
        SprintPlan saved = made.saved();
        BigDecimal base =
                saved == null ? plan.capacity().amount() : saved.capacity().amount();
        return base.multiply(BigDecimal.valueOf(2))
                .max(plan.capacity().amount())
                .setScale(0, RoundingMode.CEILING)
                .max(BigDecimal.TEN)
                .intValue();
    }

    /**
     * What another capacity would bring.
     *
     * @param capacity as a number for the address
     */
    public record Other(String heading, String capacity, String figures, String words) {}
}
