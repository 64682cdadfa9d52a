package io.winnow.model;

import java.math.BigDecimal;

/**
 * The value of one field on one issue, reduced to what a person sees.
 *
 * @param text the number as Jira wrote it, the text, or the chosen option's value; empty for ABSENT and EMPTY
 */
public record FieldValue(Kind kind, String text) {

    public static final FieldValue ABSENT = new FieldValue(Kind.ABSENT, "");
    public static final FieldValue EMPTY = new FieldValue(Kind.EMPTY, "");

    private static final String NUMBER = "-?[0-9]{1,15}([.][0-9]{1,15})?";

    public static FieldValue number(BigDecimal number) {
        return new FieldValue(Kind.NUMBER, number.toPlainString());
    }

    public static FieldValue text(String text) {
        return text.isEmpty() ? EMPTY : new FieldValue(Kind.TEXT, text);
    }

    public static FieldValue option(String value) {
        return new FieldValue(Kind.OPTION, value);
    }

    /** Whether there is nothing to read: the field isn't there, or holds nothing. */
    public boolean blank() {
        return kind == Kind.ABSENT || kind == Kind.EMPTY;
    }

    /** Whether this is what the text says: the same number, or the same words but for blanks around them. */
    public boolean says(String said) {
        return switch (kind) {
            case NUMBER ->
                text.equals(said)
                        || (said.matches(NUMBER) && new BigDecimal(text).compareTo(new BigDecimal(said)) == 0);
            case EMPTY, TEXT, OPTION -> text.strip().equals(said.strip());
            case ABSENT, OTHER -> false;
        };
    }

    /** What sort of value it is; OTHER is a shape no input can use, such as a user or a list of several options. */
    public enum Kind {
        ABSENT,
        EMPTY,
        NUMBER,
        TEXT,
        OPTION,
        OTHER
    }
}
