package io.winnow.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces {@code ${NAME}} by the environment's value; {@code $$} is one dollar sign. */
final class Environment {

    private static final Pattern REFERENCE = Pattern.compile("\\$(?:(\\$)|\\{([^}]*)(}?))");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Map<String, String> variables;

    Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** The text with every reference replaced once; what can't be is told to {@code problems}. */
    String fill(String text, Consumer<String> problems) {
        Matcher reference = REFERENCE.matcher(text);
        List<String> wrong = new ArrayList<>();
        String filled = reference.replaceAll(found -> Matcher.quoteReplacement(
                found.group(1) != null
                        ? "$"
                        : value(found.group(2), !found.group(3).isEmpty(), wrong)));
        wrong.stream().distinct().forEach(problems);
        return filled;
    }

    private String value(String name, boolean closed, List<String> wrong) {
        if (!closed || !NAME.matcher(name).matches()) {
            wrong.add("holds a \"${\" that names no variable. Write ${NAME}, or $${ for the characters themselves.");
            return "";
        }
        String value = variables.get(name);
        if (value == null || value.isBlank()) {
            wrong.add("needs the environment variable " + Problems.shown(name) + ", which is "
                    + (value == null ? "not set. Set it before starting Winnow." : "empty. Give it a value."));
            return "";
        }
        return value;
    }
}
