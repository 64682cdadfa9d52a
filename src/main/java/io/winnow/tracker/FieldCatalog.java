package io.winnow.tracker;

import io.winnow.model.FieldDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds a site's fields without guessing: names aren't unique, so a name that fits several fields fits none. */
public final class FieldCatalog {

    private static final String SPRINT = "com.pyxis.greenhopper.jira:gh-sprint";
    private static final String RANK = "com.pyxis.greenhopper.jira:gh-lexo-rank";
    private static final String EPIC_LINK = "com.pyxis.greenhopper.jira:gh-epic-link";
    /** The schema type of Jira Service Management's organizations. */
    public static final String ORGANIZATIONS = "com.atlassian.servicedesk:sd-customer-organizations";

    private static final String TEAM_STORY_POINTS = "com.pyxis.greenhopper.jira:jsw-story-points";

    private final List<FieldDefinition> all;

    public FieldCatalog(List<FieldDefinition> all) {
        this.all = List.copyOf(all);
    }

    /** The one field with this id or name; throws {@link FieldException} when there is none or more than one. */
    public FieldDefinition resolve(String idOrName) {
        List<FieldDefinition> found = find(idOrName);
        if (found.size() == 1) {
            return found.get(0);
        }
        throw found.isEmpty() ? missing(idOrName) : ambiguous(idOrName, found);
    }

    /** The fields an id or name fits: by id, else by exact name, else by name whatever its case. */
    public List<FieldDefinition> find(String idOrName) {
        List<FieldDefinition> byId =
                all.stream().filter(field -> field.id().equals(idOrName)).toList();
        if (!byId.isEmpty()) {
            return byId;
        }
        List<FieldDefinition> byName =
                all.stream().filter(field -> field.name().equals(idOrName)).toList();
        return byName.isEmpty()
                ? all.stream()
                        .filter(field -> field.name().equalsIgnoreCase(idOrName))
                        .toList()
                : byName;
    }

    /**
     * What to read into an issue, who reported it left out.
     *
     * @param estimation id of the board's own estimation field, if it is known: the likeliest to hold story points
     * @param values the fields whose values are wanted besides
     */
    public FieldSelection select(Optional<String> estimation, List<FieldDefinition> values) {
        return new FieldSelection(
                ofType(SPRINT).orElse(null),
                ofType(RANK).orElse(null),
                ofType(EPIC_LINK).orElse(null),
                storyPoints(estimation),
                values,
                false);
    }

    private List<FieldDefinition> storyPoints(Optional<String> estimation) {
        List<FieldDefinition> fields = new ArrayList<>();
        // A board that estimates in time names a system field, which counts seconds.
        estimation.ifPresent(id -> all.stream()
                .filter(field -> field.id().equals(id) && field.custom())
                .forEach(fields::add));
        all.stream()
                .filter(field -> "number".equals(field.schemaType()))
                .filter(field -> TEAM_STORY_POINTS.equals(field.schemaCustom())
                        || field.name().equalsIgnoreCase("Story Points"))
                .filter(field -> !fields.contains(field))
                .forEach(fields::add);
        return fields;
    }

    /** The field of this type; of several, one for the whole site. */
    public Optional<FieldDefinition> ofType(String schemaCustom) {
        List<FieldDefinition> found = all.stream()
                .filter(field -> schemaCustom.equals(field.schemaCustom()))
                .toList();
        return found.stream()
                .filter(field -> field.projectScope() == null)
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    private static FieldException ambiguous(String name, List<FieldDefinition> found) {
        String candidates = found.stream()
                .map(field -> field.id() + " ("
                        + (field.projectScope() == null ? "whole site" : "project " + field.projectScope() + " only")
                        + ")")
                .collect(Collectors.joining(", "));
        return new FieldException("The field name '" + name + "' fits " + found.size() + " fields: " + candidates
                + ". Write the id of the one you mean in place of the name.");
    }

    private FieldException missing(String name) {
        String start = name.strip().toLowerCase(Locale.ROOT);
        String near = all.stream()
                .filter(field -> !start.isEmpty()
                        && field.name().toLowerCase(Locale.ROOT).contains(start))
                .limit(5)
                .map(field -> "'" + field.name() + "' (" + field.id() + ")")
                .collect(Collectors.joining(", "));
        return new FieldException("Jira has no field '" + name + "' that this account can see."
                + (near.isEmpty()
                        ? " Check the spelling, or list the fields with: winnow fields"
                        : " Did you mean " + near + "?"));
    }
}
