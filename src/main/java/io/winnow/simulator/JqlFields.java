package io.winnow.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which field a name in a query means, and how it is searched. */
final class JqlFields {

    private JqlFields() {}

    /** Null when no system field has that name. */
    static @Nullable JqlField system(Site site, String name) {
        Catalog catalog = site.catalog();
        return switch (name) {
            case "key", "issuekey", "id", "issue" -> new JqlField.Keys(site, name, issue -> issue, keyOrder(site));
            case "parent" -> new JqlField.Keys(site, name, issue -> site.get(issue.parentId), null);
            case "project" ->
                new JqlField.Chosen(
                        name,
                        value -> projectIds(site, value),
                        projectOf(catalog),
                        Comparator.comparing(issue -> Objects.requireNonNull(catalog.projects.get(issue.projectId))
                                .key()));
            case "issuetype", "type" ->
                new JqlField.Chosen(
                        name,
                        value -> ids(catalog.types.values(), Catalog.Type::id, Catalog.Type::name, value),
                        issue -> List.of(issue.typeId),
                        Comparator.comparing(issue -> site.typeOf(issue).name()));
            case "status" ->
                new JqlField.Chosen(
                        name,
                        value -> ids(catalog.statuses.values(), Catalog.Status::id, Catalog.Status::name, value),
                        issue -> List.of(issue.statusId),
                        Comparator.comparing(issue -> status(catalog, issue).name()));
            case "statuscategory" ->
                new JqlField.Chosen(
                        "statusCategory",
                        JqlFields::categories,
                        issue -> List.of(status(catalog, issue).category().name()),
                        Comparator.comparing(issue -> status(catalog, issue).category()));
            case "priority" ->
                new JqlField.Chosen(
                        name,
                        value -> ids(catalog.priorities.values(), Catalog.Priority::id, Catalog.Priority::name, value),
                        issue -> optional(issue.priorityId),
                        Comparator.comparingInt(issue -> JqlCompiler.priorityRank(issue, catalog.priorities)));
            case "assignee" -> person(site, name, issue -> issue.assignee);
            case "reporter", "creator" -> person(site, name, issue -> issue.reporter);
            case "labels" -> new JqlField.Chosen(name, List::of, issue -> issue.labels, null);
            case "component" ->
                new JqlField.Chosen(
                        name,
                        value -> ids(
                                catalog.components.values(),
                                c -> String.valueOf(c.id()),
                                Catalog.Component::name,
                                value),
                        issue -> issue.components.stream().map(String::valueOf).toList(),
                        null);
            case "fixversion" ->
                new JqlField.Chosen(
                        "fixVersion",
                        value -> ids(
                                catalog.versions.values(), v -> String.valueOf(v.id()), Catalog.Version::name, value),
                        issue -> issue.fixVersions.stream().map(String::valueOf).toList(),
                        null);
            case "sprint" -> sprint(catalog);
            case "resolution" ->
                new JqlField.Chosen(
                        name,
                        value -> List.of(value.equalsIgnoreCase("unresolved") ? "" : value),
                        issue -> List.of(issue.resolution),
                        Comparator.comparing(issue -> issue.resolution));
            case "created", "createddate" -> new JqlField.Moment(site, name, issue -> issue.created);
            case "updated", "updateddate" -> new JqlField.Moment(site, name, issue -> issue.updated);
            case "resolved", "resolutiondate" -> new JqlField.Moment(site, name, issue -> issue.resolved);
            case "summary" -> new JqlField.Words(issue -> issue.summary, Comparator.comparing(issue -> issue.summary));
            case "description" -> new JqlField.Words(issue -> issue.description.text(), null);
            case "text" -> new JqlField.Words(issue -> issue.summary + " " + issue.description.text(), null);
            case "votes" -> new JqlField.Amount(name, issue -> issue.votes);
            case "watchers" -> new JqlField.Amount(name, issue -> issue.watches);
            case "rank" -> new JqlField.Words(issue -> issue.rank, Comparator.comparing(issue -> issue.rank));
            default -> null;
        };
    }

    static JqlField custom(Site site, Field field) {
        if (field.is(FieldKind.SPRINT)) {
            return sprint(site.catalog());
        }
        if (field.is(FieldKind.RANK)) {
            return Objects.requireNonNull(system(site, "rank"));
        }
        if (field.is(FieldKind.EPIC_LINK)) {
            return new JqlField.Keys(site, field.name(), issue -> site.get(issue.parentId), null);
        }
        if ("number".equals(field.type())) {
            return new JqlField.Amount(field.name(), issue -> number(issue, field));
        }
        if (field.is(FieldKind.SELECT) || field.is(FieldKind.CHECKBOXES)) {
            return new JqlField.Chosen(
                    field.name(),
                    value -> ids(field.options(), Field.Option::id, Field.Option::value, value),
                    issue -> optional(optionId(issue, field)),
                    Comparator.comparing(issue -> String.valueOf(optionId(issue, field))));
        }
        return new JqlField.Words(issue -> text(issue, field), Comparator.comparing(issue -> text(issue, field)));
    }

    private static JqlField person(Site site, String name, Function<IssueState, @Nullable String> account) {
        return new JqlField.Chosen(
                name,
                value -> ids(site.catalog().users.values(), Catalog.User::accountId, Catalog.User::displayName, value),
                issue -> optional(account.apply(issue)),
                Comparator.comparing(issue -> String.valueOf(account.apply(issue))));
    }

    private static JqlField sprint(Catalog catalog) {
        return new JqlField.Chosen(
                "Sprint",
                value -> ids(catalog.sprints.values(), s -> String.valueOf(s.id()), Catalog.Sprint::name, value),
                issue -> issue.sprints.stream().map(String::valueOf).toList(),
                Comparator.comparingLong(issue ->
                        issue.sprints.isEmpty() ? Long.MAX_VALUE : issue.sprints.get(issue.sprints.size() - 1)));
    }

    private static Comparator<IssueState> keyOrder(Site site) {
        return Comparator.<IssueState, String>comparing(
                        issue -> Objects.requireNonNull(site.catalog().projects.get(issue.projectId))
                                .key())
                .thenComparingInt(issue -> issue.number);
    }

    private static Catalog.Status status(Catalog catalog, IssueState issue) {
        return Objects.requireNonNull(catalog.statuses.get(issue.statusId));
    }

    /** Asked for every issue of every search, so it makes no garbage. */
    private static Function<IssueState, List<String>> projectOf(Catalog catalog) {
        Map<Long, List<String>> idOf = new HashMap<>();
        catalog.projects.keySet().forEach(id -> idOf.put(id, List.of(String.valueOf(id))));
        return issue -> idOf.getOrDefault(issue.projectId, List.of());
    }

    private static List<String> projectIds(Site site, String value) {
        return site.catalog().projects.values().stream()
                .filter(project -> site.may(project.id(), "BROWSE_PROJECTS"))
                .filter(project -> project.key().equalsIgnoreCase(value)
                        || project.name().equalsIgnoreCase(value)
                        || String.valueOf(project.id()).equals(value))
                .map(project -> String.valueOf(project.id()))
                .toList();
    }

    private static List<String> categories(String value) {
        List<String> found = new ArrayList<>();
        for (Catalog.Category category : Catalog.Category.values()) {
            if (category.title.equalsIgnoreCase(value)
                    || category.key.equalsIgnoreCase(value)
                    || String.valueOf(category.id).equals(value)) {
                found.add(category.name());
            }
        }
        return found;
    }

    private static <T> List<String> ids(
            Collection<T> things, Function<T, String> id, Function<T, String> name, String value) {
        return things.stream()
                .filter(thing ->
                        id.apply(thing).equals(value) || name.apply(thing).equalsIgnoreCase(value))
                .map(id)
                .toList();
    }

    private static List<String> optional(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }

    private static @Nullable String optionId(IssueState issue, Field field) {
        JsonNode value = issue.custom.get(field.id());
        return value == null ? null : value.path("id").asText();
    }

    private static double number(IssueState issue, Field field) {
        JsonNode value = issue.custom.get(field.id());
        return value == null ? Double.NaN : value.asDouble();
    }

    private static String text(IssueState issue, Field field) {
        JsonNode value = issue.custom.get(field.id());
        return value == null ? "" : value.asText();
    }
}
