package io.winnow.tracker;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts JQL together without breaking what a person wrote. */
public final class Jql {

    private static final Pattern QUOTED_OR_ORDER = Pattern.compile(
            "\"(?:[^\"\\\\]++|\\\\.)*+\"|'(?:[^'\\\\]++|\\\\.)*+'|\\border\\s+by\\b", Pattern.CASE_INSENSITIVE);

    private Jql() {}

    /** The query without its ORDER BY; an ORDER BY inside quotes is text and stays. */
    public static String withoutOrder(String jql) {
        Matcher matcher = QUOTED_OR_ORDER.matcher(jql);
        while (matcher.find()) {
            char first = matcher.group().charAt(0);
            if (first != '"' && first != '\'') {
                return jql.substring(0, matcher.start()).strip();
            }
        }
        return jql.strip();
    }

    /** The query narrowed by one more clause, without its ORDER BY. */
    public static String and(String jql, String clause) {
        String query = withoutOrder(jql);
        return query.isEmpty() ? clause : "(" + query + ") AND " + clause;
    }
}
