package io.winnow.goals;

import io.winnow.model.IssueId;
import java.util.List;

/**
 * Something said about goals that leads nowhere.
 *
 * @param goal id of the goal that says it; empty when issues do
 * @param value as written
 * @param problem what is wrong and what to do, in one plain sentence
 * @param issues the issues that hold the value; empty when a goal says it
 */
public record Unknown(Kind kind, String goal, String value, String problem, List<IssueId> issues) {

    public Unknown {
        issues = List.copyOf(issues);
    }

    /** What isn't known. */
    public enum Kind {
        ISSUE,
        FIELD,
        VALUE,
        JQL,
        KPI
    }
}
