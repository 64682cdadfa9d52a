package io.winnow.report;

import io.winnow.goals.Goal;
import io.winnow.goals.Served;
import io.winnow.planning.PlanRules.Share;
import io.winnow.planning.SprintCandidate;
import io.winnow.planning.SprintPlan;
import io.winnow.report.GoalPanel.Placed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Says how much of a sprint each goal and theme gets, against what the rules want. */
final class PlanShares {

    /** For what serves no goal. */
    static final GoalChip NO_GOAL =
            new GoalChip("No goal", GoalTheme.NONE.word(), GoalTheme.NONE.sign(), "serves no goal");

    private final SprintPlan plan;
    private final PlanLines lines;

    PlanShares(SprintPlan plan, PlanLines lines) {
        this.plan = plan;
        this.lines = lines;
    }

    /** Goals that get some of it or have a target, in the order of the tree; then themes with a target; then the rest. */
    List<ShareView> all(@Nullable GoalPanel panel, Collection<Share> targets) {
        List<ShareView> views = new ArrayList<>();
        for (Placed placed : panel == null ? List.<Placed>of() : panel.all()) {
            Goal goal = placed.standing().goal();
            Set<String> within = within(goal, new HashSet<>());
            BigDecimal effort = effort(
                    row -> serves(row, served -> within.contains(served.goal().id())));
            Share target = target(targets, Share.Kind.GOAL, goal.id());
            if (effort.signum() > 0 || target != null) {
                views.add(view(GoalChip.of(goal), placed.depth(), effort, target));
            }
        }
        for (Share target : targets) {
            if (target.kind() == Share.Kind.THEME) {
                GoalTheme theme = GoalTheme.of(target.name());
                BigDecimal effort =
                        effort(row -> serves(row, served -> same(served.goal().theme(), target.name())));
                views.add(view(
                        new GoalChip("theme " + target.name(), theme.word(), theme.sign(), target.name()),
                        0,
                        effort,
                        target));
            }
        }
        BigDecimal rest = effort(row -> row.support().goals().isEmpty());
        if (!views.isEmpty() && rest.signum() > 0) {
            views.add(view(NO_GOAL, 0, rest, null));
        }
        return views;
    }

    private static Set<String> within(Goal goal, Set<String> ids) {
        ids.add(goal.id());
        goal.goals().forEach(part -> within(part, ids));
        return ids;
    }

    private static @Nullable Share target(Collection<Share> targets, Share.Kind kind, String name) {
        return targets.stream()
                .filter(target -> target.kind() == kind && same(target.name(), name))
                .findFirst()
                .orElse(null);
    }

    private static boolean same(String one, String other) {
        return one.strip().toLowerCase(Locale.ROOT).equals(other.strip().toLowerCase(Locale.ROOT));
    }

    private static boolean serves(ReportRow row, Predicate<Served> wanted) {
        return row.support().goals().stream().anyMatch(wanted);
    }

    private BigDecimal effort(Predicate<ReportRow> wanted) {
        BigDecimal sum = BigDecimal.ZERO;
        for (SprintCandidate candidate : plan.candidates()) {
            ReportRow row = lines.find(candidate.id());
            if (row != null && wanted.test(row)) {
                sum = sum.add(candidate.effort());
            }
        }
        return sum;
    }

    private ShareView view(GoalChip chip, int depth, BigDecimal effort, @Nullable Share target) {
        BigDecimal whole = plan.capacity().amount();
        BigDecimal share = whole.signum() == 0 ? BigDecimal.ZERO : effort.divide(whole, 4, RoundingMode.HALF_UP);
        BigDecimal least = target == null ? null : target.least();
        BigDecimal most = target == null ? null : target.most();
        String words = Figures.percent(share) + " of capacity, "
                + Figures.amount(effort, plan.capacity().unit())
                + (least == null ? "" : " · at least " + Figures.percent(least))
                + (most == null ? "" : " · at most " + Figures.percent(most));
        boolean missed = (least != null && share.compareTo(least) < 0) || (most != null && share.compareTo(most) > 0);
        return new ShareView(
                chip, depth, words + (missed ? " · not met" : ""), length(share), mark(least), mark(most), missed);
    }

    private static int mark(@Nullable BigDecimal target) {
        return target == null ? -1 : length(target);
    }

    private static int length(BigDecimal share) {
        return share.movePointRight(2)
                .setScale(0, RoundingMode.HALF_UP)
                .min(BigDecimal.valueOf(100))
                .intValue();
    }

    /**
     * One bar, which is 100 long.
     *
     * @param least where its minimum is; −1 for none
     * @param most where its maximum is; −1 for none
     */
    public record ShareView(GoalChip chip, int depth, String words, int length, int least, int most, boolean missed) {}
}
