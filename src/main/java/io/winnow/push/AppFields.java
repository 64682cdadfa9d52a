package io.winnow.push;

import io.winnow.model.FieldDefinition;
import io.winnow.tracker.FieldCatalog;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Winnow's fields where its Forge app brings them: Jira locks them, so that they are found by their type, whatever they are
 * called, are written without a screen, and can't be created.
 *
 * @param type the type that Jira gives the field of a module of the app's manifest, by the module's key
 */
public record AppFields(UnaryOperator<String> type) {

    private static final Map<OwnField, Module> MODULES = modules();

    private static Map<OwnField, Module> modules() {
        Map<OwnField, Module> modules = new EnumMap<>(OwnField.class);
        modules.put(OwnField.SCORE, new Module("winnow-score", "Winnow score"));
        modules.put(OwnField.WHY, new Module("winnow-why", "Winnow why"));
        modules.put(OwnField.CUSTOMERS, new Module("winnow-customers", "Winnow customers"));
        modules.put(OwnField.GOALS, new Module("winnow-goals", "Winnow goals"));
        modules.put(OwnField.RANK, new Module("winnow-rank", "Winnow rank"));
        return Collections.unmodifiableMap(modules);
    }

    /** What the manifest calls them. */
    static Map<OwnField, String> names() {
        Map<OwnField, String> names = new EnumMap<>(OwnField.class);
        MODULES.forEach((own, module) -> names.put(own, module.name()));
        return names;
    }

    /** Those that the site has. */
    Map<OwnField, FieldDefinition> find(FieldCatalog catalog) {
        Map<OwnField, FieldDefinition> found = new EnumMap<>(OwnField.class);
        MODULES.forEach(
                (own, module) -> catalog.ofType(type.apply(module.key())).ifPresent(field -> found.put(own, field)));
        return found;
    }

    private record Module(String key, String name) {}
}
