package io.winnow.report;

import io.winnow.planning.SprintCandidate;
import io.winnow.planning.SprintCandidate.Why;
import io.winnow.planning.SprintPlan;
import io.winnow.report.Tile.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the figures above a plan. */
final class PlanTiles {

    private final PlanPage page;
    private final PlanPage.Made made;
    private final SprintPlan plan;
    private final @Nullable PlanDifference difference;

    PlanTiles(PlanPage page, PlanPage.Made made, @Nullable PlanDifference difference) {
        this.page = page;
        this.made = made;
        this.plan = made.plan();
        this.difference = difference;
    }

    List<Tile> all() {
        List<Tile> tiles = new ArrayList<>(List.of(used(), value()));
        if (page.report().heard()) {
            tiles.add(answered());
        }
        tiles.add(forced());
        return tiles;
    }

    private Tile used() {
        List<Part> parts = new ArrayList<>();
        plan.capacity()
                .teams()
                .forEach((team, part) -> parts.add(
                        new Part(team, Figures.amount(part, plan.capacity().unit()), "")));
        return new Tile(
                "used",
                Figures.plain(plan.used()) + " of "
                        + Figures.amount(
                                plan.capacity().amount(), plan.capacity().unit()),
                Figures.count(plan.candidates().size(), "issue") + " planned · "
                        + plan.capacity().source(),
                "plain",
                "Capacity: " + plan.capacity().source() + ".",
                parts);
    }

    private Tile value() {
        BigDecimal best = plan.best().value();
        boolean proven = plan.best().proven();
        String figure = best.signum() <= 0 ? "–" : Figures.percent(plan.value().divide(best, 4, RoundingMode.DOWN));
        String intro = proven
                ? "The best plan under the same rules has the value below; no other has more."
                : "No plan under the same rules can have more than the value below; whether one has so much isn't known.";
        return new Tile(
                "value",
                figure,
                proven ? "of the best possible value" : "of the most value there could be",
                "plain",
                intro,
                List.of(
                        new Part("scores in this plan", Figures.score(plan.value()), ""),
                        new Part(proven ? "scores in the best plan" : "at most", Figures.score(best), "")));
    }

    private Tile answered() {
        return new Tile(
                "answered",
                Figures.count(made.customers(), "customer"),
                "answered by this sprint, of " + Figures.number(page.report().customers()) + " heard",
                "plain",
                "Accounts that asked for a candidate or something below it; each counts once.",
                List.of());
    }

    private Tile forced() {
        Map<Why, Integer> counts = new TreeMap<>();
        plan.candidates().stream()
                .map(SprintCandidate::why)
                .filter(why -> why != Why.VALUE)
                .forEach(why -> counts.merge(why, 1, Integer::sum));
        List<Part> parts = new ArrayList<>();
        counts.forEach((why, count) -> parts.add(new Part(words(why), Figures.number(count), "")));
        if (difference != null && !difference.nothing()) {
            parts.add(new Part(
                    "in that the saved settings leave out",
                    Figures.number(difference.in().size()),
                    ""));
            parts.add(new Part(
                    "out that the saved settings plan",
                    Figures.number(difference.out().size()),
                    ""));
        }
        int sum = counts.values().stream().mapToInt(Integer::intValue).sum();
        return new Tile(
                "forced",
                Figures.number(sum) + " by rule or hand",
                sum == 0
                        ? "every candidate is here for its value"
                        : sum == plan.candidates().size()
                                ? "none is here for its value alone"
                                : "the others for their value",
                "plain",
                parts.isEmpty()
                        ? "No rule and no person brought anything in."
                        : "What brought issues in besides value:",
                parts);
    }

    private static String words(Why why) {
        return switch (why) {
            case VALUE -> "value";
            case PIN -> "pinned by a person";
            case MUST -> "musts";
            case BLOCKER -> "block another candidate";
            case TOGETHER -> "go together with another";
            case MINIMUM -> "a goal's or theme's minimum";
        };
    }
}
