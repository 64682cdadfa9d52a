package io.winnow.entry.webhook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a product's events of some types become an item.
 *
 * @param types the empty one is an event that doesn't say its type
 * @param fields where our fields stand, as {@link Paths} writes it
 * @param kind what kind of evidence the items are
 */
record Shape(Set<String> types, Map<String, String> fields, String kind) {

    private static final String TICKET = "zen:event-type:ticket.";

    static List<Shape> of(HookTemplate template) {
        return switch (template) {
            case ZENDESK -> List.of(ticket(), new Shape(Set.of(""), byOurNames(), "support"));
            case INTERCOM -> List.of(conversation());
            case CANNY -> List.of(post(), vote());
            case GENERIC -> List.of(new Shape(Set.of(""), byOurNames(), "request"));
        };
    }

    private static Shape ticket() {
        return new Shape(
                Set.of(
                        TICKET + "created",
                        TICKET + "subject_changed",
                        TICKET + "description_changed",
                        TICKET + "organization_changed",
                        TICKET + "requester_changed"),
                Map.of(
                        "updated", "/detail/updated_at /time",
                        "externalId", "/detail/id",
                        "date", "/detail/created_at",
                        "text", "/detail/subject /detail/description",
                        "customer", "/detail/organization_id",
                        "contact", "/detail/requester_id"),
                "support");
    }

    private static Shape conversation() {
        return new Shape(
                Set.of("conversation.user.created", "conversation.user.replied"),
                Map.of(
                        "updated", "/data/item/updated_at /created_at",
                        "externalId", "/data/item/id",
                        "date", "/data/item/created_at",
                        "text", "/data/item/source/subject /data/item/source/body",
                        "contact", "/data/item/source/author/email /data/item/source/author/name"),
                "support");
    }

    private static Shape post() {
        return new Shape(
                Set.of("post.created"),
                Map.of(
                        "externalId", "/object/id",
                        "date", "/object/created",
                        "text", "/object/title /object/details",
                        "url", "/object/url",
                        "customer", "/object/author/companies/0/name",
                        "contact", "/object/author/email /object/author/name",
                        "issue", "/object/jira/linkedIssues/*/key"),
                "request");
    }

    private static Shape vote() {
        return new Shape(
                Set.of("vote.created"),
                Map.of(
                        "externalId", "/object/id",
                        "date", "/object/created",
                        "text", "/object/post/title",
                        "url", "/object/post/url",
                        "customer", "/object/voter/companies/0/name",
                        "contact", "/object/voter/email /object/voter/name",
                        "issue", "/object/post/jira/linkedIssues/*/key"),
                "request");
    }

    private static Map<String, String> byOurNames() {
        Map<String, String> fields = new HashMap<>();
        HookTemplate.fields().forEach(name -> fields.put(name, "/" + name));
        fields.put("issue", "/issue /issue/*");
        return fields;
    }
}
