package io.winnow.push;

import io.winnow.model.IssueType;
import io.winnow.model.Project;
import java.util.List;
import java.util.Map;

/**
 * Whether Winnow's fields can be set on the issues of one type in one project, which share their edit screen.
 *
 * @param refusal why this account may not edit such issues, and what to do; empty when it may
 * @param screen name of the screen that {@code put} speaks of; empty when it isn't known
 * @param put names of the fields that were put on the screen, or in a dry run would be
 * @param problems why a field can't be set, and what to do, by field id
 */
public record FieldPlace(
        Project project,
        IssueType type,
        String refusal,
        String screen,
        List<String> put,
        Map<String, String> problems) {

    public FieldPlace {
        put = List.copyOf(put);
        problems = Map.copyOf(problems);
    }
}
