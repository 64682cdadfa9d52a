package io.winnow.simulator;

import io.winnow.simulator.jql.JqlException;
import io.winnow.simulator.jql.Operator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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

    /** A field that holds ids of something the site has a list of. */
    static final class Chosen extends JqlField {
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
    static final class Keys extends JqlField {
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
    static final class Moment extends JqlField {
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
    static final class Amount extends JqlField {
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
    static final class Words extends JqlField {
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
