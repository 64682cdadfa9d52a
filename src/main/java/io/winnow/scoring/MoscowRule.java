package io.winnow.scoring;

import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says which of must, should, could and won't an issue is.
 *
 * @param field the Jira field that says it, by name or id, by id once bound; null when labels do
 * @param words what the field or a label may say, in lower case
 */
public record MoscowRule(@Nullable String field, Map<String, Moscow> words) {

    public MoscowRule {
        words = Map.copyOf(words);
    }

    /** The same rule, reading this field. */
    public MoscowRule boundTo(String fieldId) {
        return new MoscowRule(fieldId, words);
    }

    /**
     * What one issue says.
     *
     * @param moscow null when it says nothing that is understood
     * @param problem what isn't understood or contradicts itself; empty when nothing does
     */
    record Said(@Nullable Moscow moscow, String problem) {}

    Said of(Issue issue) {
        return field == null ? byLabels(issue.labels()) : byField(issue.field(field));
    }

    private Said byField(FieldValue value) {
        String text = NumberText.trimmed(value.text());
        if (text.isEmpty()) {
            return new Said(null, "");
        }
        Moscow moscow = words.get(word(text));
        return moscow != null
                ? new Said(moscow, "")
                : new Said(null, "MoSCoW " + Excerpt.quoted(text) + " is none of " + known());
    }

    /** Of two that contradict each other the more binding one counts, and the contradiction is said. */
    private Said byLabels(List<String> labels) {
        Set<Moscow> found = EnumSet.noneOf(Moscow.class);
        for (String label : labels) {
            Moscow moscow = words.get(word(label));
            if (moscow != null) {
                found.add(moscow);
            }
        }
        if (found.isEmpty()) {
            return new Said(null, "");
        }
        return new Said(
                found.iterator().next(),
                found.size() == 1
                        ? ""
                        : "its labels say " + found.stream().map(Moscow::word).collect(Collectors.joining(" and ")));
    }

    /** Lower case, with the apostrophe of keyboards. */
    private static String word(String text) {
        return text.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    }

    private String known() {
        return Excerpt.cut(String.join(", ", new TreeSet<>(words.keySet())), 100);
    }
}
