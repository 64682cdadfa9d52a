package io.winnow.push;

import io.winnow.model.FieldDefinition;
import io.winnow.model.Project;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of Winnow's fields some projects lack altogether, as far as Jira tells: no screen makes up for that.
 *
 * @param projects ids of the only projects that have a field, by field id; no entry where none is known to lack it
 * @param unknown whether the site limits fields and doesn't tell this account which
 */
record FieldLimits(Map<String, Set<String>> projects, boolean unknown) {

    static final FieldLimits NONE = new FieldLimits(Map.of(), false);
    static final FieldLimits UNKNOWN = new FieldLimits(Map.of(), true);

    boolean exclude(Project project, FieldDefinition field) {
        Set<String> only = projects.get(field.id());
        return only != null && !only.contains(project.id());
    }

    /** Those of some fields that a project has, on whatever screen. */
    List<FieldDefinition> within(Project project, Collection<FieldDefinition> fields) {
        return fields.stream().filter(field -> !exclude(project, field)).toList();
    }
}
