package io.winnow.report;

import io.winnow.scoring.ScoreChange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An issue's score over time as a small drawing, {@value #WIDTH} wide and {@value #HEIGHT} high: steps, since a score holds
 * until it changes.
 *
 * @param path the line, as SVG has it; times when it wasn't scored are gaps
 * @param words what it shows
 */
public record ScoreLine(String path, String words) {

    private static final int WIDTH = 240;
    private static final int HEIGHT = 40;
    private static final int EDGE = 2;

    /** {@code changes} are the latest first, at least one. */
    static ScoreLine of(List<ScoreChange> changes) {
        List<ScoreChange> oldestFirst = new ArrayList<>(changes);
        Collections.reverse(oldestFirst);
        List<@Nullable BigDecimal> scores = new ArrayList<>();
        scores.add(oldestFirst.get(0).before());
        oldestFirst.forEach(change -> scores.add(change.after()));
        return new ScoreLine(path(scores), words(scores));
    }

    /** Each score holds for the same width: changes are far between or close together, and all are to be seen. */
    private static String path(List<@Nullable BigDecimal> scores) {
        double most = scores.stream()
                .filter(Objects::nonNull)
                .mapToDouble(BigDecimal::doubleValue)
                .max()
                .orElse(0);
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int i = 0; i < scores.size(); i++) {
            BigDecimal score = scores.get(i);
            if (score != null) {
                double share = most <= 0 ? 0 : Math.max(0, score.doubleValue() / most);
                long y = Math.round(HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE));
                path.append(drawing ? "V" + y : "M" + x(i, scores.size()) + " " + y)
                        .append("H")
                        .append(x(i + 1, scores.size()));
            }
            drawing = score != null;
        }
        return path.toString();
    }

    private static long x(int i, int of) {
        return Math.round((double) WIDTH * i / of);
    }

    private static String words(List<@Nullable BigDecimal> scores) {
        return scores.stream()
                .map(score -> score == null ? "not scored" : Figures.score(score))
                .collect(Collectors.joining(", ", "Score over time: ", ""));
    }
}
