package io.winnow.simulator.jql;

/** How a field is compared. */
public enum Operator {
    EQUALS("="),
    NOT_EQUALS("!="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    IN("in"),
    NOT_IN("not in"),
    IS("is"),
    IS_NOT("is not"),
    LIKE("~"),
    NOT_LIKE("!~");

    private final String text;

    Operator(String text) {
        this.text = text;
    }

    /** As Jira's messages write it. */
    public String text() {
        return text;
    }

    /** Whether it asks for a place in an order. */
    public boolean relational() {
        return this == GREATER || this == GREATER_OR_EQUAL || this == LESS || this == LESS_OR_EQUAL;
    }

    /** Whether it is the opposite of another: Jira then never matches an empty field, save for IS NOT. */
    public boolean negative() {
        return this == NOT_EQUALS || this == NOT_IN || this == IS_NOT || this == NOT_LIKE;
    }
}
