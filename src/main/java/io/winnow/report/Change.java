package io.winnow.report;

import io.winnow.scoring.InputTrace;
import io.winnow.scoring.Moscow;
import io.winnow.scoring.Score;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the last sync changed about one issue.
 *
 * @param places how far it moved up or down; 0 unless it did
 * @param previousRank null when it wasn't ranked before
 * @param words its own changes, such as {@code reach 800 → 900}; empty when only others moved around it
 */
public record Change(Kind kind, int places, @Nullable Integer previousRank, List<String> words) {

    public static final Change NONE = new Change(Kind.NONE, 0, null, List.of());

    public Change {
        words = List.copyOf(words);
    }

    static Change between(Previous previous, @Nullable Integer rank, Score score) {
        if (!previous.known()) {
            return new Change(Kind.NEW, 0, null, List.of());
        }
        Score before = previous.score();
        if (before == null) {
            return NONE;
        }
        List<String> words = words(before, score);
        Integer old = previous.rank();
        Kind kind = kind(old, rank, words);
        int places = old == null || rank == null ? 0 : Math.abs(old - rank);
        return kind == Kind.NONE ? NONE : new Change(kind, places, old, words);
    }

    private static Kind kind(@Nullable Integer old, @Nullable Integer now, List<String> words) {
        if (old == null || now == null) {
            if (old == null && now == null) {
                return words.isEmpty() ? Kind.NONE : Kind.CHANGED;
            }
            return old == null ? Kind.SCORED : Kind.UNSCORED;
        }
        if (now.equals(old)) {
            return words.isEmpty() ? Kind.NONE : Kind.CHANGED;
        }
        return now < old ? Kind.UP : Kind.DOWN;
    }

    private static List<String> words(Score before, Score now) {
        Set<String> words = new LinkedHashSet<>();
        Map<String, String> was = causes(before);
        Map<String, String> is = causes(now);
        Set<String> names = new LinkedHashSet<>(is.keySet());
        names.addAll(was.keySet());
        for (String name : names) {
            String figure = figureChange(name, before, now);
            if (!figure.isEmpty()) {
                words.add(figure);
                continue;
            }
            String old = was.getOrDefault(name, "none");
            String given = is.getOrDefault(name, "none");
            if (!old.equals(given)) {
                words.add(name + " " + old + " → " + given);
            }
        }
        String old = score(before);
        String given = score(now);
        if (!old.equals(given) && !old.isEmpty() && !given.isEmpty()) {
            words.add("score " + old + " → " + given);
        }
        return List.copyOf(words);
    }

    /** How the figure that this input comes from has changed, which says more than the input itself; else empty. */
    private static String figureChange(String name, Score before, Score now) {
        String was = figure(name, before);
        String is = figure(name, now);
        int blank = is.indexOf(' ') + 1;
        boolean same = is.equals(was) || blank == 0 || !was.startsWith(is.substring(0, blank));
        return same ? "" : was + " → " + is.substring(blank);
    }

    /** The figure of the evidence behind the input, such as {@code usage 900}; empty when there is none. */
    private static String figure(String name, Score score) {
        return score.inputs().stream()
                .filter(trace ->
                        trace.input().word().equals(name) && trace.fieldId().isEmpty())
                .map(InputTrace::raw)
                .findFirst()
                .orElse("");
    }

    private static String score(Score score) {
        return score.value() == null ? "" : Figures.score(score.value());
    }

    /** What a score came from, each by name and as a person reads it. */
    private static Map<String, String> causes(Score score) {
        Map<String, String> causes = new LinkedHashMap<>();
        for (InputTrace trace : score.inputs()) {
            BigDecimal value = trace.value();
            if (value != null) {
                causes.put(trace.input().word(), Figures.input(trace.input(), value));
            }
        }
        score.basis().facts().forEach(fact -> causes.put(words(fact.name()), Figures.plain(fact.value())));
        Moscow moscow = score.basis().moscow();
        if (moscow != null) {
            causes.put("MoSCoW", moscow.word());
        }
        String from = score.basis().inheritedFrom();
        if (from != null) {
            causes.put("inputs of", from);
        }
        return causes;
    }

    private static String words(String fact) {
        return fact.equals("goalWeight") ? "goal weight" : fact;
    }

    /** What the list shows for it; a sign never stands without its words. */
    String sign() {
        return switch (kind) {
            case NONE -> "–";
            case NEW -> "new";
            case UP -> "▲" + places;
            case DOWN -> "▼" + places;
            case CHANGED -> "●";
            case SCORED -> "now scored";
            case UNSCORED -> "lost its score";
        };
    }

    /** The sign read aloud. */
    String said() {
        return switch (kind) {
            case NONE -> "unchanged";
            case NEW -> "new in this backlog";
            case UP -> "up " + Figures.count(places, "place");
            case DOWN -> "down " + Figures.count(places, "place");
            case CHANGED -> "changed, same place";
            case SCORED -> "now scored";
            case UNSCORED -> "no longer scored";
        };
    }

    /** Which way a change went; CHANGED kept its place, SCORED and UNSCORED entered and left the ranking. */
    public enum Kind {
        NONE,
        NEW,
        UP,
        DOWN,
        CHANGED,
        SCORED,
        UNSCORED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
