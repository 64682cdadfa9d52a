package io.winnow.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which events a change makes, and what Jira writes into them. */
final class WebhookPayload {

    private final Site site;
    private final IssueJson json;
    private final SharedJson shared;
    private final ChangeLog changeLog;

    WebhookPayload(Site site, IssueJson json, SharedJson shared) {
        this.site = site;
        this.json = json;
        this.shared = shared;
        this.changeLog = new ChangeLog(site.catalog());
    }

    /**
     * An event.
     *
     * @param about the issue by which a webhook's JQL decides; null for what JQL says nothing of
     * @param body written when it is sent
     */
    record Event(String name, @Nullable IssueState about, Answer.Writer body) {}

    /** In their order. */
    List<Event> of(@Nullable IssueState before, @Nullable IssueState after) {
        long now = site.clock().millis();
        List<Event> events = new ArrayList<>();
        if (before == null && after != null) {
            events.add(event("jira:issue_created", "issue_created", now, after, null));
        } else if (after == null && before != null) {
            events.add(event("jira:issue_deleted", "issue_deleted", now, before, null));
        } else if (before != null && after != null) {
            links("issuelink_created", now, after, before, events);
            links("issuelink_deleted", now, before, after, events);
            ArrayNode items = changeLog.items(before, after);
            if (before.updated != after.updated || !items.isEmpty()) {
                String type = items.isEmpty() ? "issue_commented" : "issue_generic";
                events.add(event("jira:issue_updated", type, now, after, items));
            }
        }
        return events;
    }

    Event of(String event, Catalog.Sprint sprint) {
        long now = site.clock().millis();
        ObjectNode node = shared.agileSprintNode(sprint.id());
        return new Event(event, null, out -> {
            begin(event, now, out);
            out.writeFieldName("sprint");
            out.writeTree(node);
            out.writeEndObject();
        });
    }

    private Event event(String name, String type, long now, IssueState state, @Nullable ArrayNode items) {
        return new Event(name, state, out -> issue(name, type, now, state, items, out));
    }

    private void issue(
            String event, String type, long now, IssueState state, @Nullable ArrayNode items, JsonGenerator out)
            throws IOException {
        begin(event, now, out);
        out.writeStringField("issue_event_type_name", type);
        out.writeFieldName("user");
        out.writeTree(shared.userNode(site.people().account()));
        out.writeFieldName("issue");
        json.write(state, FieldChoice.of(List.of("*navigable"), site.catalog()), site::get, out);
        if (items != null && !items.isEmpty()) {
            out.writeObjectFieldStart("changelog");
            out.writeStringField("id", String.valueOf(now));
            out.writeFieldName("items");
            out.writeTree(items);
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private static void begin(String event, long now, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeNumberField("timestamp", now);
        out.writeStringField("webhookEvent", event);
    }

    /** Each link is told once, by the issue that does it to the other. */
    private void links(String event, long now, IssueState with, IssueState without, List<Event> events) {
        for (IssueState.Link link : with.links) {
            if (link.outward() && !without.links.contains(link)) {
                events.add(new Event(event, null, out -> {
                    begin(event, now, out);
                    out.writeObjectFieldStart("issueLink");
                    out.writeNumberField("id", link.id());
                    out.writeNumberField("sourceIssueId", with.id);
                    out.writeNumberField("destinationIssueId", link.otherId());
                    out.writeFieldName("issueLinkType");
                    out.writeString(shared.linkType(link.typeId()));
                    out.writeEndObject();
                    out.writeEndObject();
                }));
            }
        }
    }
}
