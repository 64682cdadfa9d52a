package io.winnow.ranking;

import io.winnow.model.IssueId;
import io.winnow.scoring.Moscow;
import io.winnow.scoring.Score;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The best of what can be reached: enough of the issues to name them, and how many there are. */
final class Loan {

    private static final int NAMED = 5;
    private static final Comparator<Map.Entry<IssueId, BigDecimal>> BEST_FIRST =
            Map.Entry.<IssueId, BigDecimal>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey());

    private final TreeMap<IssueId, BigDecimal> best = new TreeMap<>();
    private @Nullable Moscow band;
    private @Nullable BigDecimal inBand;
    private int steps;

    void add(Loan other) {
        other.best.forEach(best::put);
        if (other.band != null && other.inBand != null) {
            take(other.band, other.inBand);
        }
        steps = Math.max(steps, other.steps);
        keepBest();
    }

    /** The same and these. */
    Loan with(Collection<IssueId> more, Map<IssueId, Score> scores) {
        Loan all = new Loan();
        all.add(this);
        for (IssueId id : more) {
            Score score = scores.get(id);
            if (score == null || score.basis().moscow() == Moscow.WONT) {
                continue;
            }
            if (score.value() != null) {
                Moscow moscow = score.basis().moscow();
                all.best.put(id, score.value());
                all.take(moscow == null ? Moscow.COULD : moscow, score.value());
            }
        }
        all.keepBest();
        return all;
    }

    Loan oneStepOn() {
        steps++;
        return this;
    }

    private void keepBest() {
        if (best.size() > NAMED) {
            List<Map.Entry<IssueId, BigDecimal>> kept =
                    best.entrySet().stream().sorted(BEST_FIRST).limit(NAMED).toList();
            Map<IssueId, BigDecimal> copy = new TreeMap<>();
            kept.forEach(entry -> copy.put(entry.getKey(), entry.getValue()));
            best.clear();
            best.putAll(copy);
        }
    }

    /** Keeps the better place: the more binding band, and within it the better score. */
    private void take(Moscow itsBand, BigDecimal value) {
        int way = band == null ? 1 : band.compareTo(itsBand);
        if (inBand == null || way > 0 || (way == 0 && value.compareTo(inBand) > 0)) {
            band = itsBand;
            inBand = value;
        }
    }

    Borrowed borrowed(List<String> circle, Function<IssueId, String> key) {
        List<Map.Entry<IssueId, BigDecimal>> sorted =
                best.entrySet().stream().sorted(BEST_FIRST).toList();
        return new Borrowed(
                sorted.isEmpty() ? null : sorted.get(0).getValue(),
                band,
                inBand,
                sorted.stream().map(entry -> key.apply(entry.getKey())).toList(),
                steps,
                circle);
    }
}
