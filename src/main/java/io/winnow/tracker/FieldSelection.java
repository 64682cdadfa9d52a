package io.winnow.tracker;

import io.winnow.model.FieldDefinition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of this site to read into an issue.
 *
 * @param sprint the sprint field; null when the site has none
 * @param rank the LexoRank field; null when the site has none
 * @param epicLink the old Epic Link field, read when an issue has no parent; null when the site has none
 * @param storyPoints the fields that may hold story points, the likeliest first
 * @param values the fields whose values go into {@link io.winnow.model.Issue#fields()}
 * @param reporter whether who reported an issue is read: a sixth of its bytes, and only tickets that are evidence need it
 */
public record FieldSelection(
        @Nullable FieldDefinition sprint,
        @Nullable FieldDefinition rank,
        @Nullable FieldDefinition epicLink,
        List<FieldDefinition> storyPoints,
        List<FieldDefinition> values,
        boolean reporter) {

    /** What every site has, and nothing besides. */
    public static final FieldSelection SYSTEM_FIELDS =
            new FieldSelection(null, null, null, List.of(), List.of(), false);

    public FieldSelection {
        storyPoints = List.copyOf(storyPoints);
        values = List.copyOf(values);
    }

    /** The same, and who reported an issue. */
    public FieldSelection withReporter() {
        return new FieldSelection(sprint, rank, epicLink, storyPoints, values, true);
    }

    /** The value field with this id, if it is read. */
    public Optional<FieldDefinition> value(String id) {
        return values.stream().filter(field -> field.id().equals(id)).findFirst();
    }
}
