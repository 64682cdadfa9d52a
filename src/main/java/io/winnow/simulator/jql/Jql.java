package io.winnow.simulator.jql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parsed query.
 *
 * @param where null when the query restricts nothing
 */
public record Jql(@Nullable Clause where, List<Sort> orderBy) {

    /** Parses a query; throws {@link JqlException} in Jira's words. */
    public static Jql parse(String text) {
        List<Token> tokens = new Lexer(text).tokens();
        if (onlyWords(tokens)) {
            return new Jql(
                    new Clause.Comparison("text", Operator.LIKE, new Operand.Value(text.strip(), true)), List.of());
        }
        return new Parser(tokens).query();
    }

    /** Cloud takes words that aren't JQL at all as a text search. */
    private static boolean onlyWords(List<Token> tokens) {
        return tokens.size() > 1
                && tokens.subList(0, tokens.size() - 1).stream()
                        .allMatch(token -> token.valueLike() && !ReservedWords.contains(token));
    }
}
