package io.winnow.simulator;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which fields an answer shows.
 *
 * @param shown false when only id (and key) were asked for: the answer then has no {@code fields} at all
 */
record FieldChoice(List<Field> fields, boolean shown, boolean keyShown) {

    /** Jira pages ids and keys by the thousand, anything else by the hundred. */
    int pageCap() {
        return shown ? 100 : 5_000;
    }

    /** Reads a fields parameter; names no field has are silently ignored. */
    static FieldChoice of(List<String> asked, Catalog catalog) {
        Set<Field> chosen = new LinkedHashSet<>();
        boolean any = false;
        boolean key = false;
        boolean onlyExclusions = !asked.isEmpty() && asked.stream().allMatch(name -> name.startsWith("-"));
        if (onlyExclusions) {
            chosen.addAll(catalog.fields);
            any = true;
        }
        for (String name : asked) {
            if (name.equals("id")) {
                continue;
            }
            if (name.equals("key") || name.equals("issuekey")) {
                key = true;
                continue;
            }
            any = true;
            if (name.equals("*all")) {
                chosen.addAll(catalog.fields);
            } else if (name.equals("*navigable")) {
                catalog.fields.stream().filter(Field::navigable).forEach(chosen::add);
            } else if (name.startsWith("-")) {
                chosen.removeIf(field -> field.id().equals(name.substring(1)));
            } else {
                Field field = catalog.field(name);
                if (field != null) {
                    chosen.add(field);
                }
            }
        }
        return new FieldChoice(List.copyOf(chosen), any, any || key);
    }
}
