package io.winnow.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that a person sees all of it at once. */
final class Problems {

    /** More than anyone reads; a wrong file must not fill the screen. */
    private static final int MOST = 100;

    private static final int SHOWN = 60;

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    Problems(String file) {
        this.file = shown(file);
    }

    private record Problem(Place place, String text) {}

    /**
     * @param path the setting, such as {@code jira.url}; empty when it is the whole file
     * @param what what is wrong, and what to write instead: whole sentences after the setting's name
     */
    void add(Place place, String path, String what) {
        found.add(new Problem(place, file + place + ": " + (path.isEmpty() ? "" : path + ": ") + what));
    }

    boolean none() {
        return found.isEmpty();
    }

    ConfigException exception() {
        List<String> all = found.stream()
                .sorted(Comparator.comparing(Problem::place))
                .map(Problem::text)
                .distinct()
                .toList();
        List<String> lines = new ArrayList<>(all.subList(0, Math.min(MOST, all.size())));
        if (all.size() > MOST) {
            lines.add(file + ": and " + (all.size() - MOST) + " more problems.");
        }
        return new ConfigException(lines);
    }

    /** Text of the file as a terminal may show it: short, on one line, without control characters. */
    static String shown(String text) {
        int end = text.codePointCount(0, text.length()) > SHOWN ? text.offsetByCodePoints(0, SHOWN) : text.length();
        String cut = text.substring(0, end).replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "·");
        return end < text.length() ? cut + "…" : cut;
    }
}
