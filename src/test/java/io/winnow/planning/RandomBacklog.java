package io.winnow.planning;

import io.winnow.model.IssueId;
import io.winnow.planning.PlanItem.Blocker;
import io.winnow.planning.PlanRules.Blockers;
import io.winnow.planning.PlanRules.Share;
import io.winnow.ranking.OrderOverride;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Backlogs that use every rule, each drawn from a seed. */
final class RandomBacklog {

    private final Random random;
    private final int size;

    RandomBacklog(long seed, int size) {
        this.random = new Random(seed);
        this.size = size;
    }

    PlanRequest request() {
        boolean teams = random.nextInt(3) == 0;
        List<PlanItem> items = new ArrayList<>();
        for (int i = 1; i <= size; i++) {
            items.add(item(i, teams));
        }
        BigDecimal room = BigDecimal.valueOf(3 + random.nextInt(3 * size));
        Capacity capacity = teams
                ? Capacity.ofTeams(Map.of("A", room, "B", new BigDecimal("6.5")), "points", "given")
                : Capacity.of(room, "points", "given");
        return new PlanRequest(ranked(items), capacity, rules(), overrides());
    }

    private PlanItem item(int i, boolean teams) {
        List<Blocker> blockers = new ArrayList<>();
        for (int k = 0; random.nextInt(4) == 0 && k < 2; k++) {
            int other = 1 + random.nextInt(size + (random.nextInt(8) == 0 ? 1 : 0));
            if (other != i) {
                blockers.add(new Blocker(new IssueId(other), "PAY-" + other));
            }
        }
        boolean underWay = random.nextInt(12) == 0;
        int effort = random.nextInt(14);
        return new PlanItem(
                new IssueId(i),
                "PAY-" + i,
                0,
                random.nextInt(9) == 0 ? null : BigDecimal.valueOf(random.nextInt(60) * 25L, 2),
                effort == 13 ? null : effort == 12 ? new BigDecimal("0.5") : BigDecimal.valueOf(effort / 2),
                teams ? (random.nextBoolean() ? "A" : random.nextInt(5) == 0 ? "" : "B") : "",
                random.nextInt(4) == 0,
                random.nextInt(3) == 0 ? Set.of("retain") : Set.of(),
                random.nextInt(3) == 0 ? Set.of("cost") : Set.of(),
                random.nextInt(2) == 0 ? new IssueId(900 + random.nextInt(3)) : null,
                blockers,
                !underWay && random.nextInt(5) == 0 ? Set.of("g" + random.nextInt(2)) : Set.of(),
                underWay ? "it is in an active sprint" : random.nextInt(12) == 0 ? "it isn't ready" : "",
                underWay);
    }

    /** Ranks by score, as the ranking does. */
    private static List<PlanItem> ranked(List<PlanItem> items) {
        List<PlanItem> sorted = items.stream()
                .sorted(Comparator.comparing(
                                (PlanItem item) -> item.score() == null ? BigDecimal.ONE.negate() : item.score(),
                                Comparator.reverseOrder())
                        .thenComparing(PlanItem::id))
                .toList();
        List<PlanItem> ranked = new ArrayList<>();
        for (PlanItem item : sorted) {
            ranked.add(new PlanItem(
                    item.id(),
                    item.name(),
                    item.score() == null ? 0 : ranked.size() + 1,
                    item.score(),
                    item.effort(),
                    item.team(),
                    item.must(),
                    item.goals(),
                    item.themes(),
                    item.epic(),
                    item.blockers(),
                    item.groups(),
                    item.barred(),
                    item.underWay()));
        }
        return ranked;
    }

    private PlanRules rules() {
        List<Share> shares = new ArrayList<>();
        if (random.nextBoolean()) {
            shares.add(new Share(Share.Kind.GOAL, "retain", share(3), random.nextBoolean() ? null : share(8)));
        }
        if (random.nextBoolean()) {
            shares.add(new Share(Share.Kind.THEME, "cost", random.nextBoolean() ? null : share(4), share(9)));
        }
        return new PlanRules(
                List.of(Blockers.FIRST, Blockers.EXCLUDE, Blockers.IGNORE).get(random.nextInt(3)),
                random.nextBoolean(),
                random.nextBoolean() ? null : share(6),
                shares,
                random.nextInt(3) == 0 ? 1 + random.nextInt(3) : null);
    }

    private BigDecimal share(int tenths) {
        return BigDecimal.valueOf(1 + random.nextInt(tenths), 1);
    }

    private List<OrderOverride> overrides() {
        List<OrderOverride> overrides = new ArrayList<>();
        for (int i = 1; i <= size; i++) {
            int luck = random.nextInt(14);
            if (luck < 2) {
                overrides.add(new OrderOverride(
                        new IssueId(i),
                        luck == 0 ? OrderOverride.Kind.PIN : OrderOverride.Kind.EXCLUDE,
                        null,
                        "product manager",
                        "promised",
                        Instant.EPOCH,
                        null));
            }
        }
        return overrides;
    }
}
