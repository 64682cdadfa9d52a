package io.winnow.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A real issue from either shape of the shared test data, in this site's words.
 *
 * @param priority null when the issue has no such field, empty when it holds nothing
 */
record RecordedIssue(
        String key,
        String project,
        String projectName,
        String type,
        String summary,
        String description,
        String status,
        @Nullable String priority,
        String assignee,
        String reporter,
        List<String> labels,
        List<String> components,
        List<String> fixVersions,
        List<Link> links,
        List<Comment> comments,
        Instant created,
        Instant updated,
        @Nullable Instant resolved) {

    private static final DateTimeFormatter JIRA =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXX", Locale.ROOT);

    record Link(String type, String otherKey) {}

    record Comment(String author, Instant at, String text) {}

    static RecordedIssue ofFluid(JsonNode node) {
        String status = status(node.path("status").asText());
        Instant updated = time(node.path("updated").asText());
        List<Link> links = new ArrayList<>();
        node.path("issueLinks")
                .forEach(link -> links.add(new Link(
                        linkType(link.path("type").asText()), link.path("key").asText())));
        List<Comment> comments = new ArrayList<>();
        node.path("comments")
                .forEach(comment -> comments.add(new Comment(
                        comment.path("author").asText(),
                        time(comment.path("date").asText()),
                        comment.path("body").asText(""))));
        return new RecordedIssue(
                node.path("title").asText(),
                node.path("project").path("key").asText(),
                node.path("project").path("title").asText(),
                type(node.path("type").asText()),
                node.path("summary").asText(),
                node.path("description_markdown").asText(""),
                status,
                node.has("priority") ? priority(node.path("priority").asText()) : null,
                person(node.path("assignee").asText("")),
                person(node.path("reporter").asText("")),
                List.of(),
                texts(node.path("components")),
                texts(node.path("fixVersions")),
                links,
                comments,
                time(node.path("date").asText()),
                updated,
                isDone(status) ? updated : null);
    }

    static RecordedIssue ofTidev(JsonNode node) {
        JsonNode fields = node.path("fields");
        String resolved = fields.path("resolutiondate").asText("");
        String status = status(fields.path("status").path("name").asText());
        List<Link> links = new ArrayList<>();
        fields.path("issuelinks").forEach(link -> {
            String other = link.path("outwardIssue")
                    .path("key")
                    .asText(link.path("inwardIssue").path("key").asText(""));
            links.add(new Link(linkType(link.path("type").path("name").asText()), other));
        });
        List<Comment> comments = new ArrayList<>();
        fields.path("comment")
                .path("comments")
                .forEach(comment -> comments.add(new Comment(
                        comment.path("author").path("displayName").asText("Somebody"),
                        time(comment.path("created").asText()),
                        comment.path("body").asText(""))));
        return new RecordedIssue(
                node.path("key").asText(),
                fields.path("project").path("key").asText(),
                fields.path("project").path("name").asText(),
                type(fields.path("issuetype").path("name").asText()),
                fields.path("summary").asText(""),
                fields.path("description").asText(""),
                status,
                fields.path("priority").isObject()
                        ? priority(fields.path("priority").path("name").asText())
                        : "",
                person(fields.path("assignee").path("displayName").asText("")),
                person(fields.path("reporter").path("displayName").asText("")),
                texts(fields.path("labels")),
                names(fields.path("components")),
                names(fields.path("fixVersions")),
                links,
                comments,
                time(fields.path("created").asText()),
                time(fields.path("updated").asText()),
                isDone(status) && !resolved.isEmpty() && !resolved.equals("null") ? time(resolved) : null);
    }

    private static boolean isDone(String status) {
        return status.equals("Done") || status.equals("Won't Do");
    }

    private static String person(String name) {
        return name.equals("null") || name.equals("Unassigned") ? "" : name;
    }

    private static String type(String name) {
        return switch (name) {
            case "Bug", "Task", "Story", "Epic" -> name;
            case "Sub-task", "Sub-issue", "Technical task" -> "Sub-task";
            default -> "Story";
        };
    }

    private static String status(String name) {
        return switch (name) {
            case "Closed", "Resolved", "Done" -> "Done";
            case "Won't Fix" -> "Won't Do";
            case "In Progress" -> "In Progress";
            case "Pull Request", "In Review" -> "In Review";
            default -> "To Do";
        };
    }

    private static String priority(String name) {
        return switch (name) {
            case "Blocker", "Highest" -> "Highest";
            case "Critical", "High" -> "High";
            case "Minor", "Low" -> "Low";
            case "Trivial", "Lowest" -> "Lowest";
            default -> "Medium";
        };
    }

    private static String linkType(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.contains("block") || lower.contains("depend")) {
            return "Blocks";
        }
        if (lower.contains("duplicate")) {
            return "Duplicate";
        }
        return lower.contains("clone") ? "Cloners" : "Relates";
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text, JIRA).toInstant();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static List<String> names(JsonNode array) {
        List<String> names = new ArrayList<>();
        array.forEach(item -> names.add(item.path("name").asText()));
        return names;
    }
}
