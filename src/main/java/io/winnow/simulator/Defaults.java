package io.winnow.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** What a new Jira Cloud site comes with. */
final class Defaults {

    static final String ACCOUNT_NAME = "Product manager";

    private Defaults() {}

    static void fill(Catalog catalog) {
        types().forEach(type -> catalog.types.put(type.id(), type));
        status(catalog, "10000", "To Do", Catalog.Category.NEW);
        status(catalog, "10001", "Selected for Development", Catalog.Category.NEW);
        status(catalog, "3", "In Progress", Catalog.Category.INDETERMINATE);
        status(catalog, "10002", "In Review", Catalog.Category.INDETERMINATE);
        status(catalog, "10003", "Blocked", Catalog.Category.INDETERMINATE);
        status(catalog, "10004", "Done", Catalog.Category.DONE);
        status(catalog, "10005", "Won't Do", Catalog.Category.DONE);
        List<String> priorities = List.of("Highest", "High", "Medium", "Low", "Lowest");
        for (int i = 0; i < priorities.size(); i++) {
            String id = String.valueOf(i + 1);
            catalog.priorities.put(id, new Catalog.Priority(id, priorities.get(i)));
        }
        linkType(catalog, "10000", "Blocks", "is blocked by", "blocks");
        linkType(catalog, "10001", "Cloners", "is cloned by", "clones");
        linkType(catalog, "10002", "Duplicate", "is duplicated by", "duplicates");
        linkType(catalog, "10003", "Relates", "relates to", "relates to");
        SystemFields.all().forEach(catalog::add);
        custom(catalog, 10_011, "Epic Name", FieldKind.EPIC_NAME);
        custom(catalog, 10_014, "Epic Link", FieldKind.EPIC_LINK);
        custom(catalog, 10_016, "Story point estimate", FieldKind.STORY_POINT_ESTIMATE);
        custom(catalog, 10_019, "Rank", FieldKind.RANK);
        custom(catalog, 10_020, "Sprint", FieldKind.SPRINT);
        catalog.add(Field.custom(10_021, "Flagged", FieldKind.CHECKBOXES, null, List.of("Impediment")));
        custom(catalog, 10_028, "Story Points", FieldKind.NUMBER);
        custom(catalog, 10_015, "Start date", FieldKind.DATE);
    }

    /** Issue types of every project, with their hierarchy level. */
    static List<Catalog.Type> types() {
        return List.of(
                new Catalog.Type("10000", "Epic", 1, null),
                new Catalog.Type("10001", "Story", 0, null),
                new Catalog.Type("10002", "Task", 0, null),
                new Catalog.Type("10004", "Bug", 0, null),
                new Catalog.Type("10003", "Sub-task", -1, null));
    }

    /** Adds a person and returns the account id, which is the same for the same name on every run. */
    static String addUser(Catalog catalog, String displayName) {
        return addUser(catalog, displayName, "atlassian");
    }

    static String addUser(Catalog catalog, String displayName, String type) {
        String accountId = "712020:" + UUID.nameUUIDFromBytes(displayName.getBytes(StandardCharsets.UTF_8));
        catalog.users.put(accountId, new Catalog.User(accountId, displayName, type));
        return accountId;
    }

    static <T> T named(Collection<T> things, Function<T, String> name, String wanted) {
        return things.stream()
                .filter(thing -> name.apply(thing).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing named " + wanted));
    }

    private static void status(Catalog catalog, String id, String name, Catalog.Category category) {
        catalog.statuses.put(id, new Catalog.Status(id, name, category));
    }

    private static void linkType(Catalog catalog, String id, String name, String inward, String outward) {
        catalog.linkTypes.put(id, new Catalog.LinkType(id, name, inward, outward));
    }

    private static void custom(Catalog catalog, long number, String name, FieldKind kind) {
        catalog.add(Field.custom(number, name, kind, null, List.of()));
    }
}
