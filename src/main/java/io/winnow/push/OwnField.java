package io.winnow.push;

import io.winnow.tracker.IssueWriter.FieldType;
import java.util.Locale;

/** The fields Winnow may have in Jira, in the order a person reads them. */
public enum OwnField {
    SCORE(
            FieldType.NUMBER,
            "Value score computed by Winnow from reach, impact, confidence and effort. Written by Winnow."),
    WHY(FieldType.SHORT_TEXT, "How Winnow's score came about. Written by Winnow."),
    CUSTOMERS(FieldType.NUMBER, "How many customers asked for this or for what is below it. Written by Winnow."),
    EVIDENCE(FieldType.SHORT_TEXT, "What customers and the market said of this, counted. Written by Winnow."),
    GOALS(FieldType.SHORT_TEXT, "Which goals this serves. Written by Winnow."),
    RANK(FieldType.NUMBER, "Position in the planned sprint, 1 being first. Written by Winnow."),
    SPRINT(FieldType.SHORT_TEXT, "The sprint this is planned for. Written by Winnow.");

    private final FieldType type;
    private final String description;

    OwnField(FieldType type, String description) {
        this.type = type;
        this.description = description;
    }

    FieldType type() {
        return type;
    }

    String description() {
        return description;
    }

    /** The word used in the configuration: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
