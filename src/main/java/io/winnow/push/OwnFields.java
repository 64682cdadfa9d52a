package io.winnow.push;

import io.winnow.model.FieldDefinition;
import io.winnow.tracker.FieldCatalog;
import io.winnow.tracker.FieldException;
import io.winnow.tracker.IssueWriter;
import io.winnow.tracker.IssueWriter.FieldType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Winnow's own fields as a site has them.
 *
 * @param score null while the site has no such field
 * @param why null while the site has no such field
 */
public record OwnFields(
        PushSettings settings,
        @Nullable FieldDefinition score,
        @Nullable FieldDefinition why) {

    private static final String SCORE_DESCRIPTION =
            "Value score computed by Winnow from reach, impact, confidence and effort. Written by Winnow.";
    private static final String WHY_DESCRIPTION = "How Winnow's score came about. Written by Winnow.";

    /** Finds the fields; throws {@link FieldException} when a name is ambiguous or means a field of another type. */
    public static OwnFields find(FieldCatalog catalog, PushSettings settings) {
        return new OwnFields(
                settings, find(catalog, settings.scoreField(), "number"), find(catalog, settings.whyField(), "string"));
    }

    private static @Nullable FieldDefinition find(FieldCatalog catalog, String idOrName, String type) {
        if (catalog.find(idOrName).isEmpty() && !idOrName.startsWith("customfield_")) {
            return null;
        }
        FieldDefinition field = catalog.resolve(idOrName);
        if (!type.equals(field.schemaType()) || !field.custom()) {
            throw new FieldException("The field '" + idOrName + "' (" + field.id() + ") is no custom field of type "
                    + (type.equals("number") ? "number" : "short text")
                    + ", so Winnow can't write to it. Name another one under push.fields.");
        }
        return field;
    }

    public boolean complete() {
        return score != null && why != null;
    }

    /** Those that exist. */
    public List<FieldDefinition> existing() {
        List<FieldDefinition> fields = new ArrayList<>();
        if (score != null) {
            fields.add(score);
        }
        if (why != null) {
            fields.add(why);
        }
        return fields;
    }

    /** Names of those that don't exist yet. */
    public List<String> missing() {
        List<String> names = new ArrayList<>();
        if (score == null) {
            names.add(settings.scoreField());
        }
        if (why == null) {
            names.add(settings.whyField());
        }
        return names;
    }

    /** Creates those that don't exist; needs an account that may administer Jira. */
    public OwnFields create(IssueWriter writer) {
        return new OwnFields(
                settings,
                score != null ? score : writer.createField(settings.scoreField(), SCORE_DESCRIPTION, FieldType.NUMBER),
                why != null ? why : writer.createField(settings.whyField(), WHY_DESCRIPTION, FieldType.SHORT_TEXT));
    }
}
