package io.winnow.simulator;

import io.winnow.simulator.jql.Clause;
import io.winnow.simulator.jql.Jql;
import io.winnow.simulator.jql.JqlException;
import io.winnow.simulator.jql.Operand;
import io.winnow.simulator.jql.Operator;
import io.winnow.simulator.jql.Sort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Turns a parsed query into a test of issues, or into Jira's complaints about it. */
final class JqlCompiler {

    private static final int MAX_SORTS = 7;
    private static final String UNBOUNDED =
            "Unbounded JQL queries are not allowed here. Please add a search restriction to your query.";

    private final Site site;
    private final boolean anonymous;
    private final JqlOperands operands;
    private final List<String> complaints = new ArrayList<>();

    JqlCompiler(Site site, boolean anonymous) {
        this.site = site;
        this.anonymous = anonymous;
        this.operands = new JqlOperands(site, anonymous);
    }

    /** Throws {@link JiraError} with all of Jira's complaints. */
    JqlQuery compile(String text) {
        try {
            Jql jql = Jql.parse(text);
            if (jql.where() == null) {
                throw new JqlException(UNBOUNDED);
            }
            if (jql.orderBy().size() > MAX_SORTS) {
                throw new JqlException(
                        "The maximum number of fields allowed in the ORDER BY clause is " + MAX_SORTS + ".");
            }
            Predicate<IssueState> matches = clause(jql.where());
            Comparator<IssueState> order = order(jql.orderBy());
            if (complaints.isEmpty()) {
                return new JqlQuery(anonymous ? issue -> false : matches.and(site::visible), order);
            }
        } catch (JqlException e) {
            complaints.add(String.valueOf(e.getMessage()));
        }
        throw JiraError.jql(complaints.stream().distinct().toList());
    }

    private Predicate<IssueState> clause(Clause clause) {
        if (clause instanceof Clause.And and) {
            return and.parts().stream().map(this::clause).reduce(issue -> true, Predicate::and);
        }
        if (clause instanceof Clause.Or or) {
            return or.parts().stream().map(this::clause).reduce(issue -> false, Predicate::or);
        }
        if (clause instanceof Clause.Not not) {
            return clause(not.part()).negate();
        }
        return comparison((Clause.Comparison) clause);
    }

    private Predicate<IssueState> comparison(Clause.Comparison comparison) {
        List<JqlField> fields = fields(comparison.field());
        if (fields.isEmpty()) {
            complaints.add(unknown(comparison.field()));
            return issue -> false;
        }
        List<Predicate<IssueState>> any = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (JqlField field : fields) {
            try {
                any.add(test(comparison, field));
            } catch (JqlException e) {
                refused.add(String.valueOf(e.getMessage()));
            }
        }
        if (any.isEmpty()) {
            complaints.addAll(refused);
        }
        return any.stream().reduce(issue -> false, Predicate::or);
    }

    private Predicate<IssueState> test(Clause.Comparison comparison, JqlField field) {
        Operator operator = comparison.operator();
        if (!field.takes(operator)) {
            throw new JqlException("The operator '" + operator.text() + "' is not supported by the '"
                    + comparison.field() + "' field.");
        }
        if (operator == Operator.IS || operator == Operator.IS_NOT || comparison.operand() instanceof Operand.Empty) {
            if (!(comparison.operand() instanceof Operand.Empty)) {
                throw new JqlException("The operator '" + operator.text() + "' only supports the value EMPTY.");
            }
            return operator.negative() ? field::holdsSomething : issue -> !field.holdsSomething(issue);
        }
        boolean listed = comparison.operand() instanceof Operand.Many || comparison.operand() instanceof Operand.Call;
        if ((operator == Operator.IN || operator == Operator.NOT_IN) != listed
                && !(comparison.operand() instanceof Operand.Call)) {
            throw new JqlException("Operator '" + operator.text() + "' does not support the "
                    + (listed ? "list" : "non-list") + " value for field '" + comparison.field() + "'.");
        }
        List<String> values = operands.values(comparison.field(), comparison.operand());
        if (anonymous && comparison.field().equalsIgnoreCase("project") && !values.isEmpty()) {
            throw new JqlException("The value '" + values.get(0) + "' does not exist for the field 'project'.");
        }
        Predicate<IssueState> test = field.test(operator, values);
        return operator.negative() ? issue -> field.holdsSomething(issue) && !test.test(issue) : test;
    }

    private Comparator<IssueState> order(List<Sort> sorts) {
        Comparator<IssueState> order = null;
        for (Sort sort : sorts) {
            List<JqlField> fields = fields(sort.field());
            if (fields.isEmpty()) {
                complaints.add(unknown(sort.field()));
                continue;
            }
            Comparator<IssueState> by = fields.get(0).order();
            if (by == null) {
                complaints.add("Not able to sort using field '" + sort.field() + "'.");
                continue;
            }
            by = sort.descending() ? by.reversed() : by;
            order = order == null ? by : order.thenComparing(by);
        }
        Comparator<IssueState> newestFirst =
                Comparator.<IssueState>comparingLong(issue -> issue.id).reversed();
        return order == null ? newestFirst : order.thenComparing(newestFirst);
    }

    private List<JqlField> fields(String name) {
        @Nullable JqlField system = JqlFields.system(site, name.toLowerCase(Locale.ROOT));
        if (system != null) {
            return List.of(system);
        }
        if (anonymous) {
            return List.of();
        }
        return site.catalog().fields.stream()
                .filter(Field::isCustom)
                .filter(field -> field.clauses().stream().anyMatch(clause -> clause.equalsIgnoreCase(name)))
                .map(field -> JqlFields.custom(site, field))
                .toList();
    }

    private static String unknown(String name) {
        return "Field '" + name + "' does not exist or you do not have permission to view it.";
    }

    /** Text search needs every word somewhere; a trailing star matches beginnings. */
    static boolean contains(String haystack, String words) {
        String text = haystack.toLowerCase(Locale.ROOT);
        for (String word : words.toLowerCase(Locale.ROOT).split("[\\s\"]+", -1)) {
            String plain = word.endsWith("*") ? word.substring(0, word.length() - 1) : word;
            if (!text.contains(plain)) {
                return false;
            }
        }
        return true;
    }

    /** Jira's order of priorities is by their place in the list, most urgent last when ascending. */
    static int priorityRank(IssueState issue, Map<String, Catalog.Priority> priorities) {
        return issue.priorityId == null || !priorities.containsKey(issue.priorityId)
                ? Integer.MIN_VALUE
                : -Integer.parseInt(issue.priorityId);
    }
}
