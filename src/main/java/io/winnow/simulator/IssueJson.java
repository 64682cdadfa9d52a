package io.winnow.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Writes issues as Jira answers them. Thread-safe. */
final class IssueJson {

    private final Site site;
    private final SharedJson shared;

    IssueJson(Site site, SharedJson shared) {
        this.site = site;
        this.shared = shared;
    }

    /** @param others how the answer sees other issues: through the index or the database */
    void write(IssueState issue, FieldChoice choice, LongFunction<@Nullable IssueState> others, JsonGenerator out)
            throws IOException {
        out.writeStartObject();
        if (choice.keyShown()) {
            out.writeStringField(
                    "expand",
                    choice.shown() ? "operations,versionedRepresentations,editmeta,changelog,renderedFields" : "");
        }
        out.writeStringField("id", String.valueOf(issue.id));
        if (choice.keyShown()) {
            out.writeStringField("self", self(issue.id));
            out.writeStringField("key", issue.key);
        }
        if (choice.shown()) {
            out.writeObjectFieldStart("fields");
            for (Field field : choice.fields()) {
                if (field.isCustom()) {
                    custom(issue, field, others, out);
                } else {
                    system(issue, field.id(), others, out);
                }
            }
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private String self(long id) {
        return shared.rest() + "/issue/" + id;
    }

    private void custom(IssueState issue, Field field, LongFunction<@Nullable IssueState> others, JsonGenerator out)
            throws IOException {
        if (!field.appliesTo(issue.projectId)) {
            return; // a field of another project isn't null on this issue: it isn't there
        }
        out.writeFieldName(field.id());
        if (field.is(FieldKind.SPRINT)) {
            if (issue.sprints.isEmpty()) {
                out.writeNull();
            } else {
                sprints(issue, out);
            }
        } else if (field.is(FieldKind.RANK)) {
            out.writeString(issue.rank);
        } else if (field.is(FieldKind.EPIC_LINK)) {
            IssueState epic = issue.parentId > 0 ? others.apply(issue.parentId) : null;
            boolean byLink = (shared.face().dataCenter() || issue.epicStyle != IssueState.EpicStyle.PARENT)
                    && site.typeOf(issue).level() == 0;
            out.writeObject(epic != null && byLink ? epic.key : null);
        } else {
            JsonNode value = issue.custom.get(field.id());
            if (value == null) {
                out.writeNull();
            } else {
                out.writeTree(shown(field, value));
            }
        }
    }

    private void sprints(IssueState issue, JsonGenerator out) throws IOException {
        if (!shared.face().dataCenter()) {
            list(issue.sprints, shared::sprint, out);
            return;
        }
        out.writeStartArray();
        for (long id : issue.sprints) {
            out.writeString(shared.sprintText(id));
        }
        out.writeEndArray();
    }

    private JsonNode shown(Field field, JsonNode value) {
        if (field.is(FieldKind.SELECT)) {
            return option(value);
        }
        return field.is(FieldKind.PARAGRAPH) && shared.face().dataCenter() ? Wiki.markup(value) : value;
    }

    private JsonNode option(JsonNode value) {
        ObjectNode option = value.deepCopy();
        return option.put(
                "self", shared.rest() + "/customFieldOption/" + value.path("id").asText());
    }

    private void system(IssueState issue, String field, LongFunction<@Nullable IssueState> others, JsonGenerator out)
            throws IOException {
        switch (field) {
            case "summary" -> out.writeStringField(field, issue.summary);
            case "issuetype" -> raw(field, shared.type(issue.typeId), out);
            case "project" -> raw(field, shared.project(issue.projectId), out);
            case "status" -> raw(field, shared.status(issue.statusId), out);
            case "statusCategory" -> raw(field, shared.statusCategory(issue.statusId), out);
            case "priority" -> priority(issue, out);
            case "assignee" -> user(field, issue.assignee, out);
            case "reporter", "creator" -> user(field, issue.reporter, out);
            case "labels" -> {
                out.writeArrayFieldStart(field);
                for (String label : issue.labels) {
                    out.writeString(label);
                }
                out.writeEndArray();
            }
            case "components" -> {
                out.writeFieldName(field);
                list(issue.components, shared::component, out);
            }
            case "fixVersions" -> {
                out.writeFieldName(field);
                list(issue.fixVersions, shared::version, out);
            }
            case "parent" -> parent(issue, others, out);
            case "issuelinks" -> links(issue, others, out);
            case "subtasks" -> subtasks(issue, others, out);
            case "description" -> description(issue, out);
            case "created", "updated" -> time(field, field.equals("created") ? issue.created : issue.updated, out);
            case "resolutiondate" -> time(field, issue.resolved, out);
            case "statuscategorychangedate" -> time(field, issue.resolved > 0 ? issue.resolved : issue.created, out);
            case "resolution" -> resolution(issue, out);
            case "votes" -> counted(issue, field, "votes", "hasVoted", issue.votes, out);
            case "watches" -> counted(issue, field, "watchCount", "isWatching", issue.watches, out);
            case "workratio" -> out.writeNumberField(field, -1);
            case "progress", "aggregateprogress" -> {
                out.writeObjectFieldStart(field);
                out.writeNumberField("progress", 0);
                out.writeNumberField("total", 0);
                out.writeEndObject();
            }
            case "attachment", "versions" -> {
                out.writeArrayFieldStart(field);
                out.writeEndArray();
            }
            case "comment" -> comments(issue, out);
            case "worklog" -> emptyWorklog(out);
            case "issuerestriction" -> {
                out.writeObjectFieldStart(field);
                out.writeObjectFieldStart("issuerestrictions");
                out.writeEndObject();
                out.writeBooleanField("shouldDisplay", true);
                out.writeEndObject();
            }
            case "timetracking" -> {
                out.writeObjectFieldStart(field);
                out.writeEndObject();
            }
            case "issuekey", "thumbnail" -> {} // Jira lists them as fields, but never answers them
            default -> out.writeNullField(field);
        }
    }

    private void description(IssueState issue, JsonGenerator out) throws IOException {
        out.writeFieldName("description");
        if (issue.description.isEmpty()) {
            out.writeNull();
        } else if (issue.description.adf() != null && !shared.face().dataCenter()) {
            out.writeRawValue(issue.description.adf());
        } else {
            text(issue.description.text(), out);
        }
    }

    private void text(String text, JsonGenerator out) throws IOException {
        if (shared.face().dataCenter()) {
            out.writeString(Wiki.markup(text));
        } else {
            Adf.write(text, out);
        }
    }

    private void comments(IssueState issue, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("comment");
        out.writeArrayFieldStart("comments");
        for (int i = 0; i < issue.comments.size(); i++) {
            IssueState.Comment comment = issue.comments.get(i);
            String id = issue.id + "%03d".formatted(i);
            out.writeStartObject();
            out.writeStringField("self", self(issue.id) + "/comment/" + id);
            out.writeStringField("id", id);
            user("author", comment.author(), out);
            out.writeFieldName("body");
            text(comment.text(), out);
            user("updateAuthor", comment.author(), out);
            time("created", comment.at(), out);
            time("updated", comment.at(), out);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeStringField("self", self(issue.id) + "/comment");
        out.writeNumberField("maxResults", issue.comments.size());
        out.writeNumberField("total", issue.comments.size());
        out.writeNumberField("startAt", 0);
        out.writeEndObject();
    }

    private void priority(IssueState issue, JsonGenerator out) throws IOException {
        if (issue.priorityAbsent) {
            return;
        }
        if (issue.priorityId == null) {
            out.writeNullField("priority");
        } else {
            raw("priority", shared.priority(issue.priorityId), out);
        }
    }

    private void parent(IssueState issue, LongFunction<@Nullable IssueState> others, JsonGenerator out)
            throws IOException {
        IssueState parent = issue.parentId > 0 ? others.apply(issue.parentId) : null;
        boolean byLinkOnly = (shared.face().dataCenter() || issue.epicStyle == IssueState.EpicStyle.EPIC_LINK)
                && site.typeOf(issue).level() >= 0;
        if (parent != null && !byLinkOnly) { // without a parent the field is absent, not null
            out.writeFieldName("parent");
            brief(parent, out);
        }
    }

    private void links(IssueState issue, LongFunction<@Nullable IssueState> others, JsonGenerator out)
            throws IOException {
        out.writeArrayFieldStart("issuelinks");
        for (IssueState.Link link : issue.links) {
            IssueState other = others.apply(link.otherId());
            if (other == null || !site.visible(other)) {
                continue;
            }
            out.writeStartObject();
            out.writeStringField("id", String.valueOf(link.id()));
            out.writeStringField("self", shared.rest() + "/issueLink/" + link.id());
            raw("type", shared.linkType(link.typeId()), out);
            out.writeFieldName(link.outward() ? "outwardIssue" : "inwardIssue");
            brief(other, out);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void subtasks(IssueState issue, LongFunction<@Nullable IssueState> others, JsonGenerator out)
            throws IOException {
        out.writeArrayFieldStart("subtasks");
        for (long id : site.childrenOf(issue.id)) {
            IssueState child = others.apply(id);
            if (child != null && site.visible(child) && site.typeOf(child).level() < 0) {
                brief(child, out);
            }
        }
        out.writeEndArray();
    }

    /** The short form in which one issue shows another. */
    private void brief(IssueState issue, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", String.valueOf(issue.id));
        out.writeStringField("key", issue.key);
        out.writeStringField("self", self(issue.id));
        out.writeObjectFieldStart("fields");
        out.writeStringField("summary", issue.summary);
        raw("status", shared.status(issue.statusId), out);
        priority(issue, out);
        raw("issuetype", shared.type(issue.typeId), out);
        out.writeEndObject();
        out.writeEndObject();
    }

    private void resolution(IssueState issue, JsonGenerator out) throws IOException {
        if (issue.resolution.isEmpty()) {
            out.writeNullField("resolution");
            return;
        }
        out.writeObjectFieldStart("resolution");
        out.writeStringField("self", shared.rest() + "/resolution/10000");
        out.writeStringField("id", "10000");
        out.writeStringField("description", "Work has been completed on this issue.");
        out.writeStringField("name", issue.resolution);
        out.writeEndObject();
    }

    private void counted(IssueState issue, String field, String countName, String flag, int count, JsonGenerator out)
            throws IOException {
        out.writeObjectFieldStart(field);
        out.writeStringField(
                "self", shared.rest() + "/issue/" + issue.key + "/" + (field.equals("votes") ? "votes" : "watchers"));
        out.writeNumberField(countName, count);
        out.writeBooleanField(flag, false);
        out.writeEndObject();
    }

    private static void emptyWorklog(JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("worklog");
        out.writeArrayFieldStart("worklogs");
        out.writeEndArray();
        out.writeNumberField("maxResults", 0);
        out.writeNumberField("total", 0);
        out.writeNumberField("startAt", 0);
        out.writeEndObject();
    }

    private void time(String field, long millis, JsonGenerator out) throws IOException {
        if (millis == 0) {
            out.writeNullField(field);
        } else {
            out.writeStringField(field, Times.text(millis, site.zone()));
        }
    }

    private void user(String field, @Nullable String accountId, JsonGenerator out) throws IOException {
        if (accountId == null) {
            out.writeNullField(field);
        } else {
            raw(field, shared.user(accountId), out);
        }
    }

    private static void raw(String field, SerializableString json, JsonGenerator out) throws IOException {
        out.writeFieldName(field);
        out.writeRawValue(json);
    }

    private static void list(List<Long> ids, LongFunction<? extends SerializableString> json, JsonGenerator out)
            throws IOException {
        out.writeStartArray();
        for (long id : ids) {
            out.writeRawValue(Objects.requireNonNull(json.apply(id)));
        }
        out.writeEndArray();
    }
}
