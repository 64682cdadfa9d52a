package io.winnow.config;

import java.util.List;

/** The configuration can't be used; holds every problem found, each as {@code file:line:column: path: what, what to do}. */
public final class ConfigException extends RuntimeException {

    private final List<String> problems;

    ConfigException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /** One line each, in the file's order. */
    public List<String> problems() {
        return problems;
    }
}
