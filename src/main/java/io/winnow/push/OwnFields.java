package io.winnow.push;

import io.winnow.model.FieldDefinition;
import io.winnow.model.Project;
import io.winnow.tracker.FieldCatalog;
import io.winnow.tracker.FieldException;
import io.winnow.tracker.IssueWriter;
import io.winnow.tracker.IssueWriter.FieldType;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Winnow's own fields as a site has them.
 *
 * @param found those of the settings that exist, in the order of {@link OwnField}
 */
public record OwnFields(PushSettings settings, Map<OwnField, FieldDefinition> found) {

    public OwnFields {
        Map<OwnField, FieldDefinition> sorted = new EnumMap<>(OwnField.class);
        sorted.putAll(found);
        found = Collections.unmodifiableMap(sorted);
    }

    /** Finds the fields; throws {@link FieldException} when a name is ambiguous or means a field of another type. */
    public static OwnFields find(FieldCatalog catalog, PushSettings settings) {
        AppFields app = settings.app();
        if (app != null) {
            return new OwnFields(settings, app.find(catalog));
        }
        Map<OwnField, FieldDefinition> found = new EnumMap<>(OwnField.class);
        settings.fields().forEach((own, name) -> {
            if (!catalog.find(name).isEmpty() || name.startsWith("customfield_")) {
                found.put(own, usable(own, name, catalog.resolve(name)));
            }
        });
        return new OwnFields(settings, found);
    }

    private static FieldDefinition usable(OwnField own, String name, FieldDefinition field) {
        boolean number = own.type() == FieldType.NUMBER;
        if (!(number ? "number" : "string").equals(field.schemaType()) || !field.custom()) {
            throw new FieldException("The field '" + name + "' (" + field.id() + ") is no custom field of type "
                    + (number ? "number" : "short text")
                    + ", so Winnow can't write to it. Name another one under push.fields.");
        }
        return field;
    }

    public boolean complete() {
        return found.keySet().equals(settings.fields().keySet());
    }

    /** Whether they came with Winnow's Forge app: then nobody creates them, and they are written without a screen. */
    public boolean ofApp() {
        return settings.app() != null;
    }

    /** Those that exist. */
    public List<FieldDefinition> existing() {
        return List.copyOf(found.values());
    }

    /** Names of those that don't exist yet. */
    public List<String> missing() {
        return settings.fields().keySet().stream()
                .sorted()
                .filter(own -> !found.containsKey(own))
                .map(this::name)
                .toList();
    }

    /** Why a field isn't there, and what to do. */
    String whyMissing(String name) {
        return ofApp() ? Reasons.noAppField(name) : Reasons.noField(name);
    }

    String name(OwnField own) {
        return Objects.requireNonNull(settings.fields().get(own));
    }

    /**
     * Creates those that don't exist; needs an account that may administer Jira.
     *
     * @param projects the only ones that need them, none for the whole site; asked only where it matters
     */
    public OwnFields create(IssueWriter writer, Supplier<Set<Project>> projects) {
        Set<Project> only = !complete() && writer.limitsFields() ? projects.get() : Set.of();
        Map<OwnField, FieldDefinition> all = new EnumMap<>(OwnField.class);
        settings.fields().keySet().stream().sorted().forEach(own -> {
            FieldDefinition there = found.get(own);
            all.put(own, there != null ? there : writer.createField(name(own), own.description(), own.type(), only));
        });
        return new OwnFields(settings, all);
    }
}
