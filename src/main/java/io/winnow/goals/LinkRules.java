package io.winnow.goals;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which issues serve a goal; an issue that any of these names does.
 *
 * @param issues keys or ids, as written
 * @param labels upper and lower case are one
 * @param field values of a Jira field; null when none is named
 * @param jql queries that Jira evaluates
 */
public record LinkRules(
        List<String> issues, List<String> labels, @Nullable FieldRule field, List<String> jql) {

    public static final LinkRules NONE = new LinkRules(List.of(), List.of(), null, List.of());

    public LinkRules {
        issues = List.copyOf(issues);
        labels = List.copyOf(labels);
        jql = List.copyOf(jql);
    }

    /**
     * Values of one field that mean the goal.
     *
     * @param name the field's name or id, as written
     * @param values upper and lower case are one
     */
    public record FieldRule(String name, List<String> values) {

        public FieldRule {
            values = List.copyOf(values);
        }
    }
}
