package io.winnow.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An issue at one moment; immutable. Times are epoch milliseconds, 0 for none; a parent of 0 is none. */
final class IssueState {

    final long id;
    final String key;
    final int number;
    final long projectId;
    final String typeId;
    final String summary;
    final Description description;
    final String statusId;
    final @Nullable String priorityId;
    final boolean priorityAbsent;
    final @Nullable String assignee;
    final @Nullable String reporter;
    final List<String> labels;
    final List<Long> components;
    final List<Long> fixVersions;
    final long parentId;
    final EpicStyle epicStyle;
    final List<Long> sprints;
    final String rank;
    final int votes;
    final int watches;
    final List<Link> links;
    final List<Comment> comments;
    final long created;
    final long updated;
    final long resolved;
    final String resolution;
    final boolean hidden;
    final Map<String, JsonNode> custom;

    private IssueState(Edit edit) {
        id = edit.id;
        key = edit.key;
        number = Integer.parseInt(key.substring(key.lastIndexOf('-') + 1));
        projectId = edit.projectId;
        typeId = edit.typeId;
        summary = edit.summary;
        description = edit.description;
        statusId = edit.statusId;
        priorityId = edit.priorityId;
        priorityAbsent = edit.priorityAbsent;
        assignee = edit.assignee;
        reporter = edit.reporter;
        labels = List.copyOf(edit.labels);
        components = List.copyOf(edit.components);
        fixVersions = List.copyOf(edit.fixVersions);
        parentId = edit.parentId;
        epicStyle = edit.epicStyle;
        sprints = List.copyOf(edit.sprints);
        rank = edit.rank;
        votes = edit.votes;
        watches = edit.watches;
        links = List.copyOf(edit.links);
        comments = List.copyOf(edit.comments);
        created = edit.created;
        updated = edit.updated;
        resolved = edit.resolved;
        resolution = edit.resolution;
        hidden = edit.hidden;
        custom = Map.copyOf(edit.custom);
    }

    Edit edit() {
        return new Edit(this);
    }

    /** How the issue names its epic: today's parent field, the deprecated Epic Link, or (as most do) both. */
    enum EpicStyle {
        BOTH,
        PARENT,
        EPIC_LINK
    }

    /** One end of a link; {@code outward} says that this issue does it to the other. */
    record Link(long id, String typeId, boolean outward, long otherId) {}

    /** {@code author} is an account's id. */
    record Comment(String author, long at, String text) {}

    /** Text as typed, or the ADF a client sent. */
    record Description(String text, @Nullable String adf) {
        static final Description NONE = new Description("", null);

        boolean isEmpty() {
            return text.isEmpty() && adf == null;
        }
    }

    /** A mutable copy on the way to the next state. */
    static final class Edit {
        long id;
        String key = "";
        long projectId;
        String typeId = "";
        String summary = "";
        Description description = Description.NONE;
        String statusId = "";

        @Nullable
        String priorityId;

        boolean priorityAbsent;

        @Nullable
        String assignee;

        @Nullable
        String reporter;

        List<String> labels = List.of();
        List<Long> components = List.of();
        List<Long> fixVersions = List.of();
        long parentId;
        EpicStyle epicStyle = EpicStyle.BOTH;
        List<Long> sprints = List.of();
        String rank = "";
        int votes;
        int watches = 1;
        List<Link> links = new ArrayList<>();
        List<Comment> comments = List.of();
        long created;
        long updated;
        long resolved;
        String resolution = "";
        boolean hidden;
        final Map<String, JsonNode> custom = new LinkedHashMap<>();

        Edit() {}

        private Edit(IssueState state) {
            id = state.id;
            key = state.key;
            projectId = state.projectId;
            typeId = state.typeId;
            summary = state.summary;
            description = state.description;
            statusId = state.statusId;
            priorityId = state.priorityId;
            priorityAbsent = state.priorityAbsent;
            assignee = state.assignee;
            reporter = state.reporter;
            labels = state.labels;
            components = state.components;
            fixVersions = state.fixVersions;
            parentId = state.parentId;
            epicStyle = state.epicStyle;
            sprints = state.sprints;
            rank = state.rank;
            votes = state.votes;
            watches = state.watches;
            links = new ArrayList<>(state.links);
            comments = state.comments;
            created = state.created;
            updated = state.updated;
            resolved = state.resolved;
            resolution = state.resolution;
            hidden = state.hidden;
            custom.putAll(state.custom);
        }

        IssueState freeze() {
            return new IssueState(this);
        }
    }
}
