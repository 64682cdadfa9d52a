package io.winnow.simulator;

import io.winnow.simulator.jql.JqlException;
import io.winnow.simulator.jql.Operator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** How one field is searched and sorted. */
abstract class JqlField {

    private static final Set<Operator> EQUALITY = EnumSet.of(
            Operator.EQUALS, Operator.NOT_EQUALS, Operator.IN, Operator.NOT_IN, Operator.IS, Operator.IS_NOT);
    private static final Set<Operator> TEXT =
            EnumSet.of(Operator.LIKE, Operator.NOT_LIKE, Operator.IS, Operator.IS_NOT);
    private static final Set<Operator> ORDERED = EnumSet.complementOf(EnumSet.of(Operator.LIKE, Operator.NOT_LIKE));

    private final Set<Operator> operators;
    private final @Nullable Comparator<IssueState> order;

    private JqlField(Set<Operator> operators, @Nullable Comparator<IssueState> order) {
        this.operators = operators;
        this.order = order;
    }

    boolean takes(Operator operator) {
        return operators.contains(operator);
    }

    @Nullable
    Comparator<IssueState> order() {
        return order;
    }

    abstract boolean holdsSomething(IssueState issue);

    /** A test for the operator's positive form; the caller turns it round for a negative one. */
    abstract Predicate<IssueState> test(Operator operator, List<String> values);

    /** Null when no system field has that name. */
    static @Nullable JqlField system(Site site, String name) {
        Catalog catalog = site.catalog();
        return switch (name) {
            case "key", "issuekey", "id", "issue" -> new Keys(site, name, issue -> issue, keyOrder(site));
            case "parent" -> new Keys(site, name, issue -> site.get(issue.parentId), null);
            case "project" ->
                new Chosen(
                        name,
                        value -> projectIds(site, value),
                        issue -> List.of(String.valueOf(issue.projectId)),
                        Comparator.comparing(issue -> Objects.requireNonNull(catalog.projects.get(issue.projectId))
                                .key()));
            case "issuetype", "type" ->
                new Chosen(
                        name,
                        value -> ids(catalog.types.values(), Catalog.Type::id, Catalog.Type::name, value),
                        issue -> List.of(issue.typeId),
                        Comparator.comparing(issue -> site.typeOf(issue).name()));
            case "status" ->
                new Chosen(
                        name,
                        value -> ids(catalog.statuses.values(), Catalog.Status::id, Catalog.Status::name, value),
                        issue -> List.of(issue.statusId),
                        Comparator.comparing(issue -> status(catalog, issue).name()));
            case "statuscategory" ->
                new Chosen(
                        "statusCategory",
                        JqlField::categories,
                        issue -> List.of(status(catalog, issue).category().name()),
                        Comparator.comparing(issue -> status(catalog, issue).category()));
            case "priority" ->
                new Chosen(
                        name,
                        value -> ids(catalog.priorities.values(), Catalog.Priority::id, Catalog.Priority::name, value),
                        issue -> optional(issue.priorityId),
                        Comparator.comparingInt(issue -> JqlCompiler.priorityRank(issue, catalog.priorities)));
            case "assignee" -> person(site, name, issue -> issue.assignee);
            case "reporter", "creator" -> person(site, name, issue -> issue.reporter);
            case "labels" -> new Chosen(name, List::of, issue -> issue.labels, null);
            case "component" ->
                new Chosen(
                        name,
                        value -> ids(
                                catalog.components.values(),
                                c -> String.valueOf(c.id()),
                                Catalog.Component::name,
                                value),
                        issue -> issue.components.stream().map(String::valueOf).toList(),
                        null);
            case "fixversion" ->
                new Chosen(
                        "fixVersion",
                        value -> ids(
                                catalog.versions.values(), v -> String.valueOf(v.id()), Catalog.Version::name, value),
                        issue -> issue.fixVersions.stream().map(String::valueOf).toList(),
                        null);
            case "sprint" -> sprint(catalog);
            case "resolution" ->
                new Chosen(
                        name,
                        value -> List.of(value.equalsIgnoreCase("unresolved") ? "" : value),
                        issue -> List.of(issue.resolution),
                        Comparator.comparing(issue -> issue.resolution));
            case "created", "createddate" -> new Moment(site, name, issue -> issue.created);
            case "updated", "updateddate" -> new Moment(site, name, issue -> issue.updated);
            case "resolved", "resolutiondate" -> new Moment(site, name, issue -> issue.resolved);
            case "summary" -> new Words(issue -> issue.summary, Comparator.comparing(issue -> issue.summary));
            case "description" -> new Words(issue -> issue.description.text(), null);
            case "text" -> new Words(issue -> issue.summary + " " + issue.description.text(), null);
            case "votes" -> new Amount(name, issue -> issue.votes);
            case "watchers" -> new Amount(name, issue -> issue.watches);
            case "rank" -> new Words(issue -> issue.rank, Comparator.comparing(issue -> issue.rank));
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
            return new Keys(site, field.name(), issue -> site.get(issue.parentId), null);
        }
        if ("number".equals(field.type())) {
            return new Amount(field.name(), issue -> number(issue, field));
        }
        if (field.is(FieldKind.SELECT) || field.is(FieldKind.CHECKBOXES)) {
            return new Chosen(
                    field.name(),
                    value -> ids(field.options(), Field.Option::id, Field.Option::value, value),
                    issue -> optional(optionId(issue, field)),
                    Comparator.comparing(issue -> String.valueOf(optionId(issue, field))));
        }
        return new Words(issue -> text(issue, field), Comparator.comparing(issue -> text(issue, field)));
    }

    private static Chosen person(Site site, String name, Function<IssueState, @Nullable String> account) {
        return new Chosen(
                name,
                value -> ids(site.catalog().users.values(), Catalog.User::accountId, Catalog.User::displayName, value),
                issue -> optional(account.apply(issue)),
                Comparator.comparing(issue -> String.valueOf(account.apply(issue))));
    }

    private static Chosen sprint(Catalog catalog) {
        return new Chosen(
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
        var value = issue.custom.get(field.id());
        return value == null ? null : value.path("id").asText();
    }

    private static double number(IssueState issue, Field field) {
        var value = issue.custom.get(field.id());
        return value == null ? Double.NaN : value.asDouble();
    }

    private static String text(IssueState issue, Field field) {
        var value = issue.custom.get(field.id());
        return value == null ? "" : value.asText();
    }

    /** A field that holds ids of something the site has a list of. */
    private static final class Chosen extends JqlField {
        private final String name;
        private final Function<String, List<String>> resolve;
        private final Function<IssueState, List<String>> held;

        Chosen(
                String name,
                Function<String, List<String>> resolve,
                Function<IssueState, List<String>> held,
                @Nullable Comparator<IssueState> order) {
            super(EQUALITY, order);
            this.name = name;
            this.resolve = resolve;
            this.held = held;
        }

        @Override
        boolean holdsSomething(IssueState issue) {
            List<String> values = held.apply(issue);
            return !values.isEmpty() && !values.get(0).isEmpty();
        }

        @Override
        Predicate<IssueState> test(Operator operator, List<String> values) {
            Set<String> wanted = new HashSet<>();
            for (String value : values) {
                List<String> ids = resolve.apply(value);
                if (ids.isEmpty()) {
                    throw new JqlException("The value '" + value + "' does not exist for the field '" + name + "'.");
                }
                wanted.addAll(ids);
            }
            return issue -> {
                for (String id : held.apply(issue)) {
                    if (wanted.contains(id)) {
                        return true;
                    }
                }
                return false;
            };
        }
    }

    /** A field that names an issue: the issue itself, or its parent. */
    private static final class Keys extends JqlField {
        private final Site site;
        private final String name;
        private final Function<IssueState, @Nullable IssueState> named;

        Keys(
                Site site,
                String name,
                Function<IssueState, @Nullable IssueState> named,
                @Nullable Comparator<IssueState> order) {
            super(ORDERED, order);
            this.site = site;
            this.name = name;
            this.named = named;
        }

        @Override
        boolean holdsSomething(IssueState issue) {
            return named.apply(issue) != null;
        }

        @Override
        Predicate<IssueState> test(Operator operator, List<String> values) {
            if (operator.relational()) {
                return relational(operator, values.isEmpty() ? "" : values.get(0));
            }
            Set<Long> wanted = new HashSet<>();
            for (String value : values) {
                IssueState found = site.find(value);
                if (found != null) { // Cloud merely warns of an id that isn't there (or any more)
                    wanted.add(found.id);
                }
            }
            return issue -> {
                IssueState other = named.apply(issue);
                return other != null && wanted.contains(other.id);
            };
        }

        /** Jira compares key numbers within the project of the issue named, which must exist, even for a bare id. */
        private Predicate<IssueState> relational(Operator operator, String value) {
            IssueState edge = site.find(value);
            if (edge == null || !site.visible(edge)) {
                throw new JqlException("An issue with key '" + value + "' does not exist for field '" + name + "'.");
            }
            return issue -> {
                IssueState other = named.apply(issue);
                return other != null
                        && other.projectId == edge.projectId
                        && compares(operator, Integer.compare(other.number, edge.number));
            };
        }
    }

    /** A date and time; 0 is none. */
    private static final class Moment extends JqlField {
        private final Site site;
        private final String name;
        private final ToLongFunction<IssueState> millis;

        Moment(Site site, String name, ToLongFunction<IssueState> millis) {
            super(ORDERED, Comparator.comparingLong(millis));
            this.site = site;
            this.name = name;
            this.millis = millis;
        }

        @Override
        boolean holdsSomething(IssueState issue) {
            return millis.applyAsLong(issue) != 0;
        }

        @Override
        Predicate<IssueState> test(Operator operator, List<String> values) {
            List<Long> moments = values.stream()
                    .map(value -> JqlOperands.moment(site, name, value))
                    .toList();
            return issue -> {
                long at = millis.applyAsLong(issue);
                for (long moment : moments) {
                    if (at != 0 && compares(operator, Long.compare(at, moment))) {
                        return true;
                    }
                }
                return false;
            };
        }
    }

    /** A number; NaN is none. */
    private static final class Amount extends JqlField {
        private final String name;
        private final ToDoubleFunction<IssueState> amount;

        Amount(String name, ToDoubleFunction<IssueState> amount) {
            super(ORDERED, Comparator.comparingDouble(amount));
            this.name = name;
            this.amount = amount;
        }

        @Override
        boolean holdsSomething(IssueState issue) {
            return !Double.isNaN(amount.applyAsDouble(issue));
        }

        @Override
        Predicate<IssueState> test(Operator operator, List<String> values) {
            List<Double> wanted = new ArrayList<>();
            for (String value : values) {
                try {
                    wanted.add(Double.valueOf(value));
                } catch (NumberFormatException e) {
                    throw new JqlException(
                            "The value '" + value + "' for the field '" + name + "' is not a valid number.");
                }
            }
            return issue -> {
                double held = amount.applyAsDouble(issue);
                return !Double.isNaN(held)
                        && wanted.stream().anyMatch(want -> compares(operator, Double.compare(held, want)));
            };
        }
    }

    /** A text, searched by its words. */
    private static final class Words extends JqlField {
        private final Function<IssueState, String> text;

        Words(Function<IssueState, String> text, @Nullable Comparator<IssueState> order) {
            super(TEXT, order);
            this.text = text;
        }

        @Override
        boolean holdsSomething(IssueState issue) {
            return !text.apply(issue).isEmpty();
        }

        @Override
        Predicate<IssueState> test(Operator operator, List<String> values) {
            String words = String.join(" ", values).toLowerCase(Locale.ROOT);
            return issue -> JqlCompiler.contains(text.apply(issue), words);
        }
    }

    private static boolean compares(Operator operator, int comparison) {
        return switch (operator) {
            case GREATER -> comparison > 0;
            case GREATER_OR_EQUAL -> comparison >= 0;
            case LESS -> comparison < 0;
            case LESS_OR_EQUAL -> comparison <= 0;
            case EQUALS, NOT_EQUALS, IN, NOT_IN, IS, IS_NOT, LIKE, NOT_LIKE -> comparison == 0;
        };
    }
}
