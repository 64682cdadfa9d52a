package io.winnow.matching;

import io.winnow.model.IssueId;
import java.util.List;

/**
 * An issue that an item is likely about.
 *
 * @param score above 0, at most 1: relative to the item's best suggestion
 * @param why plain phrases, the weightiest first; never empty
 */
public record Suggestion(IssueId issue, String key, String summary, double score, List<String> why) {

    public Suggestion {
        why = List.copyOf(why);
    }
}
