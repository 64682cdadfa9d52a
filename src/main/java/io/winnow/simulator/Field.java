package io.winnow.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field of the site.
 *
 * @param type the schema's type; null for the few fields Jira gives no schema
 * @param items what an array holds
 * @param custom the custom field type's full key; null for system fields
 * @param projectId the one project a team-managed field belongs to; null when it is the whole site's
 * @param only the only projects in its contexts, as Data Center has them; none when one of its contexts is for all
 * @param options of a select field
 */
record Field(
        String id,
        String name,
        @Nullable String type,
        @Nullable String items,
        @Nullable String custom,
        @Nullable Long projectId,
        Set<Long> only,
        List<Option> options,
        List<String> clauses,
        boolean orderable,
        boolean navigable,
        boolean searchable) {

    private static final String OF_APP = "ari:cloud:ecosystem::extension/";

    Field {
        only = Set.copyOf(only);
        options = List.copyOf(options);
        clauses = List.copyOf(clauses);
    }

    static Field custom(long number, String name, FieldKind kind, @Nullable Long projectId, List<String> optionValues) {
        List<Option> options = new ArrayList<>();
        for (String value : optionValues) {
            options.add(new Option(String.valueOf(number * 10 + options.size() + 1), value));
        }
        return new Field(
                "customfield_" + number,
                name,
                kind.type,
                kind.items,
                kind.custom,
                projectId,
                Set.of(),
                options,
                List.of("cf[" + number + "]", name, name + "[" + kind.label + "]"),
                true,
                true,
                true);
    }

    /** One that a Forge app brings: locked, and written by the app only. */
    static Field ofApp(long number, String name, String type, String custom) {
        return new Field(
                "customfield_" + number,
                name,
                type,
                null,
                custom,
                null,
                Set.of(),
                List.of(),
                List.of("cf[" + number + "]", name, name + "[" + name + "]"),
                true,
                true,
                true);
    }

    Field forOnly(Set<Long> projects) {
        return new Field(
                id, name, type, items, custom, projectId, projects, options, clauses, orderable, navigable, searchable);
    }

    boolean ofApp() {
        return custom != null && custom.startsWith(OF_APP);
    }

    boolean isCustom() {
        return custom != null;
    }

    boolean is(FieldKind kind) {
        return kind.custom.equals(custom);
    }

    long number() {
        return Long.parseLong(id.substring("customfield_".length()));
    }

    /** Whether issues of a project have this field at all. */
    boolean appliesTo(long project) {
        return projectId == null ? only.isEmpty() || only.contains(project) : projectId == project;
    }

    record Option(String id, String value) {}
}
