package io.winnow.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An issue about to be created, in names as a person would type them; what isn't given gets a plain default. */
public final class IssueDraft {

    final String projectKey;
    final String type;
    final String summary;
    long id;
    String key = "";
    String description = "";
    String status = "To Do";
    String priority = "Medium";
    boolean priorityAbsent;
    String assignee = "";
    String reporter = "Product manager";
    List<String> labels = List.of();
    List<String> components = List.of();
    List<String> fixVersions = List.of();
    String parent = "";
    IssueState.EpicStyle epicStyle = IssueState.EpicStyle.BOTH;
    List<Long> sprints = List.of();
    String rank = "";
    int votes;
    int watches = 1;

    @Nullable
    Instant created;

    @Nullable
    Instant updated;

    @Nullable
    Instant resolved;

    boolean hidden;
    final List<Comment> comments = new ArrayList<>();
    final Map<String, Object> fields = new LinkedHashMap<>();

    record Comment(String author, Instant at, String text) {}

    public IssueDraft(String projectKey, String type, String summary) {
        this.projectKey = projectKey;
        this.type = type;
        this.summary = summary;
    }

    public IssueDraft id(long newId) {
        id = newId;
        return this;
    }

    public IssueDraft key(String newKey) {
        key = newKey;
        return this;
    }

    /** Plain text; blank lines part paragraphs, lines that start with "- " become a list. */
    public IssueDraft description(String text) {
        description = text;
        return this;
    }

    public IssueDraft status(String name) {
        status = name;
        return this;
    }

    /** A priority's name; empty for a priority field that holds nothing. */
    public IssueDraft priority(String name) {
        priority = name;
        return this;
    }

    /** The project's field configuration hides priority: the answer doesn't have it at all. */
    public IssueDraft withoutPriorityField() {
        priorityAbsent = true;
        return this;
    }

    public IssueDraft assignee(String displayName) {
        assignee = displayName;
        return this;
    }

    /** Empty for none. */
    public IssueDraft reporter(String displayName) {
        reporter = displayName;
        return this;
    }

    public IssueDraft labels(String... names) {
        labels = List.of(names);
        return this;
    }

    public IssueDraft components(String... names) {
        components = List.of(names);
        return this;
    }

    public IssueDraft fixVersions(String... names) {
        fixVersions = List.of(names);
        return this;
    }

    /** Key or id of the issue one level up. */
    public IssueDraft parent(String keyOrId) {
        parent = keyOrId;
        return this;
    }

    /** The epic is named by the deprecated Epic Link field alone. */
    public IssueDraft epicByLinkOnly() {
        epicStyle = IssueState.EpicStyle.EPIC_LINK;
        return this;
    }

    /** The epic is named by the parent field alone. */
    public IssueDraft epicByParentOnly() {
        epicStyle = IssueState.EpicStyle.PARENT;
        return this;
    }

    public IssueDraft sprints(Long... ids) {
        sprints = List.of(ids);
        return this;
    }

    public IssueDraft votes(int count) {
        votes = count;
        return this;
    }

    public IssueDraft watches(int count) {
        watches = count;
        return this;
    }

    /** One more, after those it has. */
    public IssueDraft comment(String displayName, Instant at, String text) {
        comments.add(new Comment(displayName, at, text));
        return this;
    }

    public IssueDraft created(Instant at) {
        created = at;
        return this;
    }

    public IssueDraft updated(Instant at) {
        updated = at;
        return this;
    }

    public IssueDraft resolved(Instant at) {
        resolved = at;
        return this;
    }

    /** A security level hides it from the account. */
    public IssueDraft hidden() {
        hidden = true;
        return this;
    }

    /**
     * Sets a custom field.
     *
     * @param nameOrId a name means the field of that name that fits the project
     * @param value a number, a text, an option's value, or the JSON itself
     */
    public IssueDraft field(String nameOrId, Object value) {
        fields.put(nameOrId, value);
        return this;
    }
}
