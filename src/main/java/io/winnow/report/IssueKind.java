package io.winnow.report;

import io.winnow.model.IssueType;
import java.util.Locale;

/** The coarse kind of an issue type, which decides its mark in the list; the type's own name is always shown too. */
public enum IssueKind {
    EPIC("◆"),
    STORY("▮"),
    TASK("✓"),
    BUG("●"),
    SUBTASK("↳"),
    OTHER("▪");

    private final String mark;

    IssueKind(String mark) {
        this.mark = mark;
    }

    /** By hierarchy level where Jira has one for it, else by name; a localised name is OTHER. */
    public static IssueKind of(IssueType type) {
        if (type.hierarchyLevel() > 0) {
            return EPIC;
        }
        if (type.hierarchyLevel() < 0) {
            return SUBTASK;
        }
        return switch (type.name().toLowerCase(Locale.ROOT).strip()) {
            case "story", "user story", "new feature" -> STORY;
            case "task" -> TASK;
            case "bug", "defect" -> BUG;
            default -> OTHER;
        };
    }

    String mark() {
        return mark;
    }

    /** Its name in style sheets and JSON. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
