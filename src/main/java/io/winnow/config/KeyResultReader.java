package io.winnow.config;

import io.winnow.goals.Direction;
import io.winnow.goals.KeyResult;
import io.winnow.goals.KpiPoint;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads the key results of one goal. */
final class KeyResultReader {

    private static final List<String> KEYS =
            List.of("id", "metric", "unit", "direction", "baseline", "target", "current", "kpi");
    private static final int MOST = 20;

    private final GoalGroup goal;

    KeyResultReader(GoalGroup goal) {
        this.goal = goal;
    }

    List<KeyResult> keyResults() {
        List<GoalGroup> groups = goal.groups("keyResults", KEYS);
        if (groups.size() > MOST) {
            groups.get(MOST).refuse("is one key result too many. Keep at most " + MOST + " a goal.");
        }
        return groups.stream()
                .limit(MOST)
                .flatMap(group -> keyResult(group).stream())
                .toList();
    }

    private static Optional<KeyResult> keyResult(GoalGroup group) {
        String id = GoalReader.id(group);
        String metric = GoalReader.line(group.value("metric", "NPS"));
        String unit = group.optional("unit").map(GoalReader::line).orElse("");
        Direction direction = group.value("direction", "up").word(Direction.class);
        Optional<BigDecimal> baseline = group.value("baseline", "31").decimal();
        Optional<BigDecimal> target = group.value("target", "40").decimal();
        Optional<BigDecimal> current = group.optional("current").flatMap(Value::decimal);
        String kpi = group.optional("kpi").map(KeyResultReader::kpi).orElse(null);
        boolean unreadable = current.isEmpty() && group.optional("current").isPresent();
        if (baseline.isEmpty() || target.isEmpty() || unreadable) {
            return Optional.empty();
        }
        try {
            return Optional.of(new KeyResult(
                    id, metric, unit, direction, baseline.get(), target.get(), current.orElse(null), kpi));
        } catch (IllegalArgumentException contradiction) {
            group.refuse(String.valueOf(contradiction.getMessage()));
            return Optional.empty();
        }
    }

    private static String kpi(Value value) {
        String name = KpiPoint.name(value.line());
        if (name.length() > KpiPoint.LONGEST_NAME) {
            value.refuse("is too long. A series' name has at most " + KpiPoint.LONGEST_NAME + " characters.");
        }
        return name;
    }
}
