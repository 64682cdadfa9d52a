package io.winnow.matching;

import io.winnow.matching.Question.Asked;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says in a few phrases why an issue was found. */
final class Why {

    private static final int WORDS = 5;
    private static final int LONGEST_WORD = 60;

    private final Question question;
    private final Index index;

    Why(Question question, Index index) {
        this.question = question;
        this.index = index;
    }

    List<String> of(Found found) {
        List<String> why = new ArrayList<>();
        if (found.named) {
            why.add("the text names " + found.candidate.key());
        }
        if (found.naming) {
            why.add("the issue names this item");
        }
        words(found).forEach((place, words) -> why.add(String.join(", ", words) + " " + place.told));
        if (found.similar > 0) {
            why.add(found.similar == 1 ? "a similar item is linked" : found.similar + " similar items are linked");
        }
        if (found.sameCustomer) {
            why.add("the same customer has items linked");
        }
        return why.isEmpty() ? List.of("similar items are linked") : why;
    }

    private Map<Place, Set<String>> words(Found found) {
        Map<Place, Set<String>> words = new EnumMap<>(Place.class);
        Set<String> told = new HashSet<>();
        for (Asked asked : found.document < 0 ? List.<Asked>of() : question.words()) {
            if (told.size() == WORDS) {
                break;
            }
            place(found.document, asked.term())
                    .filter(place -> told.add(asked.shown().toLowerCase(Locale.ROOT)))
                    .ifPresent(place -> words.computeIfAbsent(place, one -> new LinkedHashSet<>())
                            .add(quoted(asked.shown())));
        }
        return words;
    }

    private Optional<Place> place(int document, String term) {
        return Arrays.stream(Place.values())
                .filter(place -> index.has(document, place.field, term))
                .findFirst();
    }

    private static String quoted(String word) {
        return '"' + (word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) + "…" : word) + '"';
    }

    /** In the order in which a word is looked for: all of the summary is in the description's field, too. */
    private enum Place {
        SUMMARY(Fields.SUMMARY, "in the summary"),
        TAGS(Fields.TAGS, "in labels, components or epic"),
        DESCRIPTION(Fields.ALL, "in the description"),
        HEARD(Fields.HEARD, "in items already linked");

        private final String field;
        private final String told;

        Place(String field, String told) {
            this.field = field;
            this.told = told;
        }
    }
}
