package io.winnow.report;

import io.winnow.planning.LeftOut;
import io.winnow.planning.LeftOut.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Says what a sprint doesn't hold: what just missed it line by line, the rest folded by reason. */
final class PlanRest {

    private static final int NEAR = 6;
    private static final int IN_A_FOLD = 40;

    private final List<LeftOut> leftOut;
    private final PlanLines lines;

    PlanRest(List<LeftOut> leftOut, PlanLines lines) {
        this.leftOut = leftOut;
        this.lines = lines;
    }

    /** Those that more room would bring in, the best first. */
    List<PlanRow> near() {
        return nearest(leftOut).map(lines::row).toList();
    }

    static Stream<LeftOut> nearest(List<LeftOut> leftOut) {
        return leftOut.stream().filter(one -> one.kind() == Kind.NO_ROOM).limit(NEAR);
    }

    /** All others, the largest fold last. */
    List<Fold> folds() {
        Map<String, List<LeftOut>> groups = new LinkedHashMap<>();
        long[] near = {NEAR};
        for (LeftOut one : leftOut) {
            if (one.kind() != Kind.NO_ROOM || --near[0] < 0) {
                groups.computeIfAbsent(heading(one), first -> new ArrayList<>()).add(one);
            }
        }
        return groups.entrySet().stream()
                .sorted((a, b) -> a.getValue().size() - b.getValue().size())
                .map(group -> fold(group.getKey(), group.getValue()))
                .toList();
    }

    private Fold fold(String heading, List<LeftOut> all) {
        int more = all.size() - IN_A_FOLD;
        return new Fold(
                heading,
                Figures.count(all.size(), "issue"),
                all.stream().limit(IN_A_FOLD).map(lines::row).toList(),
                !heading.equals(capital(all.get(0).reason())),
                more <= 0 ? "" : "and " + Figures.number(more) + " more: the JSON export has them all");
    }

    private static String heading(LeftOut one) {
        return switch (one.kind()) {
            case NO_ROOM -> "No room left";
            case RULE -> "Kept out by a rule";
            case EXCLUDED -> "Excluded by a person";
            case NOT_PLANNABLE, NO_VALUE -> capital(one.reason());
        };
    }

    private static String capital(String phrase) {
        return phrase.isEmpty() ? "No reason given" : Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1);
    }

    /**
     * Issues that are out for one reason.
     *
     * @param count how many there are
     * @param rows the first of them
     * @param reasons whether their reasons say more than the heading
     * @param more that there are more; empty when there aren't
     */
    public record Fold(String heading, String count, List<PlanRow> rows, boolean reasons, String more) {}
}
