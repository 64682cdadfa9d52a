package io.winnow.planning;

import io.winnow.model.IssueId;
import io.winnow.planning.PlanItem.Blocker;
import io.winnow.planning.PlanRules.Share;
import io.winnow.ranking.OrderOverride;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rules once more, written from their description and not from the planner. */
final class Judge {

    private final PlanRequest request;
    private final Map<IssueId, PlanItem> items = new HashMap<>();

    Judge(PlanRequest request) {
        this.request = request;
        request.items().forEach(item -> items.put(item.id(), item));
    }

    /** What a set of issues breaks, minimums, pins and musts left aside. */
    Set<String> broken(Set<IssueId> in) {
        Set<String> broken = new TreeSet<>();
        PlanRules rules = request.rules();
        Capacity capacity = request.capacity();
        List<PlanItem> chosen = in.stream().map(items::get).toList();
        for (PlanItem item : chosen) {
            if (!item.barred().isEmpty()
                    || item.effort() == null
                    || item.effort().signum() <= 0) {
                broken.add("not plannable");
                return broken;
            }
            if (request.overrides().stream()
                    .anyMatch(one -> one.issue().equals(item.id()) && one.kind() == OrderOverride.Kind.EXCLUDE)) {
                broken.add("excluded");
            }
            blockers(item, in, broken);
            for (String group : item.groups()) {
                if (items.values().stream()
                        .anyMatch(other -> other.groups().contains(group) && !in.contains(other.id()))) {
                    broken.add("together");
                }
            }
        }
        if (capacity.teams().isEmpty()) {
            check(broken, "capacity", effort(chosen), capacity.amount());
        } else {
            Set<String> teams = new HashSet<>();
            chosen.forEach(item -> teams.add(item.team()));
            for (String team : teams) {
                check(
                        broken,
                        "capacity",
                        effort(chosen.stream()
                                .filter(item -> item.team().equals(team))
                                .toList()),
                        capacity.teams().getOrDefault(team, BigDecimal.ZERO));
            }
        }
        if (rules.mustsMost() != null) {
            check(
                    broken,
                    "musts",
                    effort(chosen.stream().filter(PlanItem::must).toList()),
                    rules.mustsMost().multiply(capacity.amount()));
        }
        for (Share share : rules.shares()) {
            if (share.most() != null) {
                check(
                        broken,
                        "share",
                        effort(serving(share, chosen)),
                        share.most().multiply(capacity.amount()));
            }
        }
        if (rules.perEpic() != null) {
            epics(chosen, rules.perEpic(), broken);
        }
        return broken;
    }

    private void blockers(PlanItem item, Set<IssueId> in, Set<String> broken) {
        for (Blocker blocker : item.blockers()) {
            PlanItem other = items.get(blocker.id());
            boolean ok = switch (request.rules().blockers()) {
                case IGNORE -> true;
                case EXCLUDE -> false;
                case FIRST -> in.contains(blocker.id()) || (other != null && other.underWay());
            };
            if (!ok) {
                broken.add("blockers");
            }
        }
    }

    private void epics(List<PlanItem> chosen, int most, Set<String> broken) {
        Map<IssueId, Integer> counts = new HashMap<>();
        Set<IssueId> added = new HashSet<>();
        for (PlanItem item : items.values()) {
            if (item.epic() != null && item.underWay()) {
                counts.merge(item.epic(), 1, Integer::sum);
            }
        }
        for (PlanItem item : chosen) {
            if (item.epic() != null) {
                counts.merge(item.epic(), 1, Integer::sum);
                added.add(item.epic());
            }
        }
        if (added.stream().anyMatch(epic -> counts.getOrDefault(epic, 0) > most)) {
            broken.add("epics");
        }
    }

    boolean meetsMinimums(Set<IssueId> in) {
        List<PlanItem> chosen = in.stream().map(items::get).toList();
        for (Share share : request.rules().shares()) {
            BigDecimal least = share.least();
            if (least != null
                    && effort(serving(share, chosen))
                                    .compareTo(least.multiply(request.capacity().amount()))
                            < 0) {
                return false;
            }
        }
        return true;
    }

    BigDecimal value(Set<IssueId> in) {
        return in.stream()
                .map(items::get)
                .map(item -> item.score() == null ? BigDecimal.ZERO : item.score())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static List<PlanItem> serving(Share share, List<PlanItem> chosen) {
        return chosen.stream()
                .filter(item -> (share.kind() == Share.Kind.GOAL ? item.goals() : item.themes()).contains(share.name()))
                .toList();
    }

    static BigDecimal effort(List<PlanItem> some) {
        return some.stream().map(PlanItem::effort).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void check(Set<String> broken, String rule, BigDecimal is, BigDecimal most) {
        if (is.compareTo(most) > 0) {
            broken.add(rule);
        }
    }

    /** The value of the best set that holds all of {@code forced}, by trying every one; null when there is none. */
    @Nullable
    BigDecimal best(Set<IssueId> forced) {
        List<IssueId> free = items.values().stream()
                .filter(item -> item.barred().isEmpty()
                        && item.effort() != null
                        && item.effort().signum() > 0)
                .map(PlanItem::id)
                .filter(id -> !forced.contains(id))
                .sorted()
                .toList();
        BigDecimal best = null;
        for (int bits = 0; bits < (1 << free.size()); bits++) {
            Set<IssueId> in = new HashSet<>(forced);
            for (int k = 0; k < free.size(); k++) {
                if (((bits >> k) & 1) == 1) {
                    in.add(free.get(k));
                }
            }
            BigDecimal value = value(in);
            if ((best == null || value.compareTo(best) > 0)
                    && meetsMinimums(in)
                    && broken(in).isEmpty()) {
                best = value;
            }
        }
        return best;
    }
}
