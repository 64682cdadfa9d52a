package io.winnow.report;

import io.winnow.evidence.Counts;
import io.winnow.evidence.IssueCounts;
import io.winnow.evidence.Usage;
import io.winnow.goals.Coverage;
import io.winnow.goals.Direction;
import io.winnow.goals.Goal;
import io.winnow.goals.GoalTree;
import io.winnow.goals.KeyResult;
import io.winnow.goals.KpiPoint;
import io.winnow.goals.LinkRules;
import io.winnow.goals.ProgressMeter;
import io.winnow.goals.Reason;
import io.winnow.goals.Served;
import io.winnow.goals.Standing;
import io.winnow.goals.Sums;
import io.winnow.model.IssueId;
import io.winnow.ranking.Borrowed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Gives the issues of a sample goals and evidence, always the same ones. */
public final class SampleSupport {

    /** What a goal may be called by somebody who means harm. */
    public static final String HOSTILE = "<script>alert(7)</script>\"'></li>\u202e${x}#end";

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    private static final Goal CHECKOUT = goal("checkout", "A checkout nobody leaves", "advantage", "1", List.of());
    private static final Goal RETAIN = new Goal(
            "retain",
            "Keep the customers we have",
            "revenue",
            new BigDecimal("3"),
            "owner@acme.example",
            LocalDate.parse("2026-10-01"),
            LocalDate.parse("2026-12-31"),
            List.of(new KeyResult(
                    "nps", "NPS", "points", Direction.UP, new BigDecimal("31"), new BigDecimal("40"), null, "NPS")),
            LinkRules.NONE,
            List.of(CHECKOUT));
    private static final Goal EXPAND = goal("expand", "Win shops in new countries", "expansion", "2", List.of());
    private static final Goal COST = goal("cost", "Half the support tickets", "cost", "1.5", List.of());
    private static final Goal DREAM = goal("dream", HOSTILE, "moonshots", "1", List.of());

    private final Random random = new Random(77);

    private SampleSupport() {}

    private static Goal goal(String id, String name, String theme, String weight, List<Goal> parts) {
        return new Goal(id, name, theme, new BigDecimal(weight), "", null, null, List.of(), LinkRules.NONE, parts);
    }

    /** Two issues in three get goals, one in two evidence, the first one always both. */
    public static ReportPage on(ReportPage page) {
        SampleSupport sample = new SampleSupport();
        List<ReportRow> rows = new ArrayList<>();
        for (ReportRow row : page.rows()) {
            rows.add(row.with(rows.isEmpty() ? sample.full(row.id()) : sample.some(row.id()), Borrowed.NOTHING));
        }
        return with(page, rows, panel());
    }

    /** The same page with other rows and goals. */
    public static ReportPage with(ReportPage page, List<ReportRow> rows, GoalPanel goals) {
        return new ReportPage(
                page.backlog(),
                page.trackerUrl(),
                page.generatedAt(),
                page.sync(),
                page.push(),
                rows,
                goals,
                rows.stream().anyMatch(row -> row.support().heard()) ? 128 : 0);
    }

    /** Evidence about the issue itself and below it, and two goals. */
    private Support full(IssueId id) {
        return new Support(
                new IssueCounts(counts(4, 3, "12000"), counts(45, 31, "412300")),
                List.of(id, new IssueId(900_001)),
                List.of(served(RETAIN, "label keep"), served(COST, "listed as PAY-1", "under PAY-2: label cost")));
    }

    private Support some(IssueId id) {
        List<Served> goals = switch (random.nextInt(9)) {
            case 0, 1 -> List.of(served(RETAIN, "label keep"));
            case 2 -> List.of(served(EXPAND, "field Goal is Nordics"));
            case 3 -> List.of(served(COST, "label cost"));
            case 4 -> List.of(served(CHECKOUT, "matches project = PAY"));
            case 5 -> List.of(served(RETAIN, "label keep"), served(EXPAND, "label north"), served(COST, "label cost"));
            default -> List.of();
        };
        if (random.nextBoolean()) {
            return new Support(IssueCounts.NONE, List.of(), goals);
        }
        int customers = (int) (Math.pow(random.nextDouble(), 3) * 24);
        Counts counts = counts(customers + random.nextInt(5) + 1, customers, Integer.toString(customers * 9_700));
        return new Support(new IssueCounts(counts, counts), List.of(id), goals);
    }

    /** Evidence of so many customers about the issue itself, and no goal. */
    public static Support heard(IssueId id, int customers) {
        Counts counts = counts(customers, customers, "100");
        return new Support(new IssueCounts(counts, counts), List.of(id), List.of());
    }

    /** The goals of {@link #on}. */
    public static GoalPanel goals() {
        return panel();
    }

    static Counts counts(int items, int customers, String revenue) {
        return new Counts(
                items,
                customers,
                new BigDecimal(items).multiply(new BigDecimal("0.62")).setScale(2, RoundingMode.HALF_UP),
                new BigDecimal(revenue),
                new TreeMap<>(Map.of("support", items)),
                new TreeMap<>(),
                new BigDecimal("31.5"),
                2,
                null,
                0,
                customers,
                Usage.NONE);
    }

    /** Goals of these names, served for no matter what. */
    static List<Served> serving(String... names) {
        return List.of(names).stream()
                .map(name -> served(goal("g", name, "", "1", List.of()), "listed"))
                .toList();
    }

    private static Served served(Goal goal, String... reasons) {
        return new Served(
                goal,
                new GoalTree(List.of(RETAIN, EXPAND, COST, DREAM)).weight(goal),
                List.of(reasons).stream()
                        .map(words -> new Reason(Reason.Via.LABEL, words))
                        .toList());
    }

    static GoalPanel panel() {
        List<Goal> roots = List.of(RETAIN, EXPAND, COST, DREAM);
        List<KpiPoint> nps = new ArrayList<>();
        for (int week = 0; week < 70; week++) {
            nps.add(new KpiPoint(
                    "nps", TODAY.minusWeeks(69 - week), new BigDecimal("30").add(new BigDecimal(week % 7))));
        }
        ProgressMeter meter = new ProgressMeter(new GoalTree(roots), Map.of("nps", nps.get(69)), TODAY);
        return new GoalPanel(
                roots.stream().map(goal -> standing(goal, meter)).toList(), sums(120, 0), Map.of("nps", nps));
    }

    private static Standing standing(Goal goal, ProgressMeter meter) {
        Sums sums = goal.equals(DREAM) ? sums(0, 0) : sums(40, 31);
        return new Standing(
                goal,
                meter.of(goal),
                new Coverage(sums, sums, new BigDecimal("0.34")),
                goal.goals().stream().map(part -> standing(part, meter)).toList());
    }

    private static Sums sums(int issues, int customers) {
        return new Sums(
                issues,
                issues * 3 / 4,
                new BigDecimal(issues).divide(new BigDecimal("4"), 2, RoundingMode.HALF_UP),
                new BigDecimal(issues * 310),
                customers,
                customers * 2);
    }
}
