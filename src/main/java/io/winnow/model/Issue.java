package io.winnow.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One Jira issue as last read.
 *
 * @param id identity
 * @param key for display only, such as {@code PAY-12}
 * @param summary may be empty, never null; outer blanks kept as Jira has them
 * @param description plain text, cut at a bound; empty when there is none
 * @param parent the issue one level up (an epic for a story, a story for a sub-task); null when there is none
 * @param sprints every sprint the issue is or was in, in Jira's order
 * @param rank Jira's LexoRank, sortable as text; null when the site has none
 * @param storyPoints null when not estimated
 * @param assignee null when nobody is
 * @param reporter null when Jira names none, and where it wasn't asked for: only tickets that are evidence need it
 * @param resolved null while unresolved
 * @param fields values of the mapped fields and of Winnow's own fields, by Jira field id. No entry: the field isn't on
 *     the issue at all (hidden or of another project); an entry of kind {@code EMPTY}: it is there and holds nothing
 */
public record Issue(
        IssueId id,
        String key,
        Project project,
        IssueType type,
        String summary,
        String description,
        Status status,
        @Nullable Parent parent,
        List<Sprint> sprints,
        @Nullable String rank,
        @Nullable BigDecimal storyPoints,
        List<String> labels,
        List<String> components,
        List<String> fixVersions,
        Priority priority,
        @Nullable Person assignee,
        @Nullable Person reporter,
        int votes,
        int watchers,
        List<IssueLink> links,
        Instant created,
        Instant updated,
        @Nullable Instant resolved,
        Map<String, FieldValue> fields) {

    public Issue {
        sprints = List.copyOf(sprints);
        labels = List.copyOf(labels);
        components = List.copyOf(components);
        fixVersions = List.copyOf(fixVersions);
        links = List.copyOf(links);
        fields = Map.copyOf(fields);
    }

    /** The value of one field; {@link FieldValue#ABSENT} when the issue doesn't have the field. */
    public FieldValue field(String fieldId) {
        return fields.getOrDefault(fieldId, FieldValue.ABSENT);
    }

    /** The same issue with other field values. */
    public Issue withFields(Map<String, FieldValue> otherFields) {
        return new Issue(
                id,
                key,
                project,
                type,
                summary,
                description,
                status,
                parent,
                sprints,
                rank,
                storyPoints,
                labels,
                components,
                fixVersions,
                priority,
                assignee,
                reporter,
                votes,
                watchers,
                links,
                created,
                updated,
                resolved,
                otherFields);
    }

    /** The same issue in a project that was read apart. */
    public Issue withProject(Project itsProject) {
        return new Issue(
                id,
                key,
                itsProject,
                type,
                summary,
                description,
                status,
                parent,
                sprints,
                rank,
                storyPoints,
                labels,
                components,
                fixVersions,
                priority,
                assignee,
                reporter,
                votes,
                watchers,
                links,
                created,
                updated,
                resolved,
                fields);
    }

    /** The same issue once more is known of its parent. */
    public Issue withParent(Parent itsParent) {
        return new Issue(
                id,
                key,
                project,
                type,
                summary,
                description,
                status,
                itsParent,
                sprints,
                rank,
                storyPoints,
                labels,
                components,
                fixVersions,
                priority,
                assignee,
                reporter,
                votes,
                watchers,
                links,
                created,
                updated,
                resolved,
                fields);
    }
}
