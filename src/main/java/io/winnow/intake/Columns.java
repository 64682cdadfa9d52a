package io.winnow.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which of our columns a file's title means: by the mapping, else by our own name. */
final class Columns {

    private static final int MOST_TOLD = 20;
    /** Names in JSON are the sender's choice, so not all are remembered. */
    private static final int MOST_MET = 1_000;

    private final List<String> known;
    private final List<Set<String>> needs;
    private final Mapping mapping;
    private final Map<String, String> ours = new HashMap<>();
    private final Set<String> strangers = new TreeSet<>();
    private final Map<String, String> met = new HashMap<>();

    /**
     * @param known our names
     * @param needs sets of columns, of each of which a CSV file must have one
     */
    Columns(List<String> known, List<Set<String>> needs, Mapping mapping) {
        this.known = known;
        this.needs = needs;
        this.mapping = mapping;
        known.forEach(name -> ours.put(Mapping.word(name), name));
        if (known.contains("issue")) {
            ours.put("issues", "issue");
        }
    }

    Map<String, String> constants() {
        return mapping.constants();
    }

    /** Our name, or an empty text for a title that means nothing here; such a title is remembered. */
    String of(String title) {
        String known = met.get(title);
        if (known != null) {
            return known;
        }
        String column = found(title);
        if (met.size() < MOST_MET) {
            met.put(title, column);
        }
        return column;
    }

    private String found(String title) {
        String word = Mapping.word(title);
        String column = mapping.columns().containsKey(word)
                ? mapping.columns().getOrDefault(word, "")
                : ours.getOrDefault(word, "");
        if (column.isEmpty() && !mapping.columns().containsKey(word)) {
            passedOver(title);
        }
        return column;
    }

    int knownAmong(List<String> titles) {
        return (int) titles.stream()
                .map(Mapping::word)
                .filter(word -> mapping.columns().containsKey(word) || ours.containsKey(word))
                .count();
    }

    /** Our names for a CSV file's first line; what the mapping says goes before what a title says by itself. */
    List<String> header(String file, List<String> titles) {
        List<String> header = new ArrayList<>();
        Set<String> mapped = new TreeSet<>();
        for (String title : titles) {
            String column = of(title);
            header.add(column);
            boolean byMapping = mapping.columns().containsKey(Mapping.word(title));
            if (!column.isEmpty() && byMapping && !mapped.add(column)) {
                throw twice(file, column);
            }
        }
        Set<String> plain = new TreeSet<>();
        for (int i = 0; i < header.size(); i++) {
            String column = header.get(i);
            if (column.isEmpty() || mapping.columns().containsKey(Mapping.word(titles.get(i)))) {
                continue;
            }
            if (mapped.contains(column)) {
                header.set(i, "");
                passedOver(titles.get(i));
            } else if (!plain.add(column)) {
                throw twice(file, column);
            }
        }
        refuseUseless(file, header);
        return header;
    }

    /** Says once what a file holds that means nothing here. */
    void tell(RowSink sink) {
        if (!strangers.isEmpty()) {
            sink.problem(
                    0,
                    "has columns that are passed over: "
                            + String.join(
                                    ", ", strangers.stream().limit(MOST_TOLD).toList())
                            + (strangers.size() > MOST_TOLD ? " and others." : "."));
        }
    }

    private void passedOver(String title) {
        if (!title.isBlank() && strangers.size() <= MOST_TOLD) {
            strangers.add(WrongLineException.shown(title.strip()));
        }
    }

    private void refuseUseless(String file, List<String> header) {
        for (Set<String> oneOf : needs) {
            boolean useful = oneOf.stream()
                    .anyMatch(one -> header.contains(one) || mapping.constants().containsKey(one));
            if (!useful) {
                throw new UnreadableFileException(file + " has none of the columns "
                        + String.join(
                                ", ", known.stream().filter(oneOf::contains).toList())
                        + " in its first line. Name one there, or in a mapping file; Winnow's columns are "
                        + String.join(",", known) + ".");
            }
        }
    }

    private static UnreadableFileException twice(String file, String column) {
        return new UnreadableFileException(file + " has two columns for " + column
                + ". Rename one of them, or say in a mapping file which counts.");
    }
}
