package io.winnow.simulator.jql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Recursive descent over a query's tokens: OR binds loosest, then AND, then NOT. */
final class Parser {

    private static final int MAX_DEPTH = 100;

    private final List<Token> tokens;
    private int at;
    private int depth;

    Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    Jql query() {
        Clause where = null;
        if (!orderByNext() && token().kind() != Token.Kind.END) {
            where = or();
        }
        List<Sort> orderBy = orderByNext() ? orderBy() : List.of();
        if (token().kind() != Token.Kind.END) {
            throw JqlException.at(token(), "Expecting either 'OR' or 'AND' but got '" + token().text() + "'.");
        }
        return new Jql(where, orderBy);
    }

    private Clause or() {
        List<Clause> parts = new ArrayList<>(List.of(and()));
        while (take("or") || takeSymbol("||") || takeSymbol("|")) {
            parts.add(and());
        }
        return parts.size() == 1 ? parts.get(0) : new Clause.Or(parts);
    }

    private Clause and() {
        List<Clause> parts = new ArrayList<>(List.of(not()));
        while (take("and") || takeSymbol("&&") || takeSymbol("&")) {
            parts.add(not());
        }
        return parts.size() == 1 ? parts.get(0) : new Clause.And(parts);
    }

    private Clause not() {
        if (++depth > MAX_DEPTH) {
            throw JqlException.at(token(), "The query is nested too deeply.");
        }
        try {
            if (take("not") || takeSymbol("!")) {
                return new Clause.Not(not());
            }
            if (takeSymbol("(")) {
                Clause inside = or();
                expectClosing();
                return inside;
            }
            return comparison();
        } finally {
            depth--;
        }
    }

    private Clause comparison() {
        String field = field();
        Operator operator = operator(field);
        return new Clause.Comparison(field, operator, operand(operator));
    }

    private String field() {
        Token token = token();
        if (!token.valueLike()) {
            throw unexpected(token, "Expecting a field name");
        }
        if (ReservedWords.contains(token) && !token.text().equalsIgnoreCase("cf")) {
            throw reserved(token, "field name");
        }
        at++;
        return token.text();
    }

    private Operator operator(String field) {
        Token token = tokens.get(at++);
        for (Operator operator : Operator.values()) {
            if (token.is(operator.text())) {
                return operator;
            }
        }
        if (token.keyword("in")) {
            return Operator.IN;
        }
        if (token.keyword("is")) {
            return take("not") ? Operator.IS_NOT : Operator.IS;
        }
        if (token.keyword("not") && take("in")) {
            return Operator.NOT_IN;
        }
        if (token.keyword("was") || token.keyword("changed")) {
            throw JqlException.at(token, "History searches do not support the '" + field + "' field.");
        }
        throw JqlException.at(
                token,
                "Expecting operator but got '" + token.text() + "'. The valid operators are '=', '!=', '<', '>', '<=',"
                        + " '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'.");
    }

    private Operand operand(Operator operator) {
        if (takeSymbol("(")) {
            List<Operand> values = new ArrayList<>(List.of(operand(operator)));
            while (takeSymbol(",")) {
                values.add(operand(operator));
            }
            expectClosing();
            return new Operand.Many(values);
        }
        Token token = token();
        if (!token.valueLike()) {
            throw unexpected(token, "Expecting either a value, list or function");
        }
        at++;
        if (token.keyword("empty") || token.keyword("null")) {
            return new Operand.Empty();
        }
        if (token().is("(")) {
            return call(token);
        }
        if (ReservedWords.contains(token)) {
            throw reserved(token, "field value");
        }
        return new Operand.Value(token.text(), token.kind() == Token.Kind.STRING);
    }

    private Operand call(Token name) {
        at++;
        List<String> arguments = new ArrayList<>();
        while (!token().is(")")) {
            if (!token().valueLike()) {
                throw unexpected(token(), "Expecting either an argument or ')'");
            }
            arguments.add(tokens.get(at++).text());
            takeSymbol(",");
        }
        at++;
        return new Operand.Call(name.text().toLowerCase(Locale.ROOT), arguments);
    }

    private boolean orderByNext() {
        return token().keyword("order") && tokens.get(at + 1).keyword("by");
    }

    private List<Sort> orderBy() {
        at += 2;
        List<Sort> sorts = new ArrayList<>();
        do {
            String field = field();
            boolean descending = take("desc");
            if (!descending) {
                take("asc");
            }
            sorts.add(new Sort(field, descending));
        } while (takeSymbol(","));
        return sorts;
    }

    private Token token() {
        return tokens.get(at);
    }

    private boolean take(String keyword) {
        return taken(token().keyword(keyword));
    }

    private boolean takeSymbol(String symbol) {
        return taken(token().is(symbol));
    }

    private boolean taken(boolean matches) {
        if (matches) {
            at++;
        }
        return matches;
    }

    private void expectClosing() {
        if (!takeSymbol(")")) {
            throw unexpected(token(), "Expecting ')'");
        }
    }

    private static JqlException unexpected(Token token, String expecting) {
        @Nullable String got = token.kind() == Token.Kind.END ? null : token.text();
        return JqlException.at(
                token,
                got == null
                        ? expecting + " before the end of the query."
                        : expecting + " but got '" + got + "'. You must surround '" + got
                                + "' in quotation marks to use it as a value.");
    }

    private static JqlException reserved(Token token, String as) {
        return JqlException.at(
                token,
                "'" + token.text() + "' is a reserved JQL word. You must surround it in quotation marks to use it as a "
                        + as + ".");
    }
}
