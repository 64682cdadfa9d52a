package io.winnow.report;

import io.winnow.model.BoardSprint;
import io.winnow.model.IssueId;
import io.winnow.planning.LeftOut;
import io.winnow.planning.SprintPlan;
import io.winnow.planning.Unmet;
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

    PlanView(PlanPage page, PlanPage.Made made) {
        this.page = page;
        this.made = made;
        this.plan = made.plan();
        this.lines = new PlanLines(page.report());
        this.rest = new PlanRest(plan.leftOut(), lines);
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

    public String used() {
        return Figures.plain(plan.used()) + " of " + amount() + " " + unit();
    }

    public List<Tile> tiles() {
        return new PlanTiles(page, made, difference()).all();
    }

    public List<PlanRow> rows() {
        PlanDifference difference = difference();
        Set<IssueId> fresh = difference == null ? Set.of() : new HashSet<>(difference.in());
        return plan.candidates().stream()
                .map(candidate -> PlanRow.of(candidate, lines, fresh.contains(candidate.id())))
                .toList();
    }

    /** What stands at the end of the sprint, without its full stop. */
    public String line() {
        return sprint() + " ends here: " + used()
                + plan.leftOut().stream()
                        .filter(one -> one.kind() == LeftOut.Kind.NO_ROOM)
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

    public List<Unmet> unmet() {
        return plan.unmet();
    }

    public List<PlanShares.ShareView> shares() {
        return new PlanShares(plan, lines)
                .all(page.report().goals(), page.rules().shares());
    }

    public NextView next() {
        return NextView.of(made.next(), new Links(page.report().trackerUrl()));
    }

    /** What a fifth less and a fifth more capacity would do. */
    public List<WhatIf> whatIf() {
        return List.of(whatIf("A fifth less", made.less()), whatIf("A fifth more", made.more()));
    }

    private WhatIf whatIf(String heading, SprintPlan other) {
        String words = PlanDifference.between(plan, other).words(lines);
        return new WhatIf(
                heading,
                Figures.plain(other.capacity().amount()),
                Figures.count(other.candidates().size(), "issue") + ", value " + Figures.score(other.value()),
                words.isEmpty() ? "the same issues" : words);
    }

    /** What a person who can't see it is told after each change. */
    public String said() {
        PlanDifference difference = difference();
        return amount() + " " + unit() + ": " + Figures.count(plan.candidates().size(), "issue") + ", "
                + Figures.plain(plan.used()) + " used"
                + (difference == null || difference.nothing()
                        ? ""
                        : ". Against the saved settings, " + difference.words(lines));
    }

    /** What differs from the saved settings; empty when nothing does. */
    public String changed() {
        PlanDifference difference = difference();
        return difference == null ? "" : difference.words(lines);
    }

    private @Nullable PlanDifference difference() {
        SprintPlan saved = made.saved();
        return saved == null ? null : PlanDifference.between(saved, plan);
    }

    /** A paragraph to paste into the sprint's goal. */
    public String goalText() {
        List<String> parts = new ArrayList<>();
        shares().stream()
                .filter(share -> share.depth() == 0 && share.length() > 0)
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
    public record WhatIf(String heading, String capacity, String figures, String words) {}
}
