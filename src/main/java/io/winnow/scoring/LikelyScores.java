package io.winnow.scoring;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * What an issue that isn't scored may turn out to score: what it lacks is lent by each of the backlog's scored issues in turn, all
 * of it by the same one, so that what goes together in this backlog stays together. Thread-safe.
 */
public final class LikelyScores {

    private static final int MOST_LENDERS = 200;

    private final Formula formula;
    private final List<Map<String, BigDecimal>> lenders;
    private final Map<Map<String, BigDecimal>, double[]> known = new ConcurrentHashMap<>();

    /** @param scored every scored issue of the backlog, in an order that doesn't depend on chance; of many an even sample lends */
    public LikelyScores(Formula formula, List<Score> scored) {
        this.formula = formula;
        int count = Math.min(MOST_LENDERS, scored.size());
        this.lenders = IntStream.range(0, count)
                .mapToObj(i ->
                        scored.get((int) ((long) i * scored.size() / count)).values())
                .toList();
    }

    /** A score from each lender; empty when there is none, or when the issue lacks nothing that could be lent. */
    public double[] of(Score score) {
        boolean lacks = score.inputs().stream()
                .anyMatch(trace -> trace.value() == null
                        && formula.names().contains(trace.input().word()));
        return lacks ? known.computeIfAbsent(score.values(), this::lent).clone() : new double[0];
    }

    private double[] lent(Map<String, BigDecimal> own) {
        return lenders.stream()
                .mapToDouble(lender -> {
                    Map<String, BigDecimal> values = new HashMap<>(lender);
                    values.putAll(own);
                    return result(values);
                })
                .toArray();
    }

    /** 0 where there is no result. */
    private double result(Map<String, BigDecimal> values) {
        if (formula == Formula.RICE) {
            double worth = 1;
            for (Input input : Input.RICE) {
                double value =
                        values.getOrDefault(input.word(), BigDecimal.ZERO).doubleValue();
                worth *= input.equals(Input.EFFORT) ? 1 / value : value;
            }
            return Double.isFinite(worth) ? worth : 0;
        }
        try {
            return formula.apply(values).doubleValue();
        } catch (ArithmeticException noResult) {
            return 0;
        }
    }
}
