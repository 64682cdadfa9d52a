package io.winnow.tracker;

import java.util.List;

/**
 * An issue about to be created.
 *
 * @param project key of the project
 * @param type name of the issue type, as the project calls it
 * @param summary one line, at most 255 characters
 * @param paragraphs the description as plain text, one paragraph each
 * @param label by which it is found again when the answer was lost; nothing else has it
 */
public record NewIssue(String project, String type, String summary, List<String> paragraphs, String label) {

    public NewIssue {
        paragraphs = List.copyOf(paragraphs);
    }
}
