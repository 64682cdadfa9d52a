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
 */
public record FieldSelection(
        @Nullable FieldDefinition sprint,
        @Nullable FieldDefinition rank,
        @Nullable FieldDefinition epicLink,
        List<FieldDefinition> storyPoints,
        List<FieldDefinition> values) {

    public FieldSelection {
        storyPoints = List.copyOf(storyPoints);
        values = List.copyOf(values);
    }

    /** The value field with this id, if it is read. */
    public Optional<FieldDefinition> value(String id) {
        return values.stream().filter(field -> field.id().equals(id)).findFirst();
    }
}
