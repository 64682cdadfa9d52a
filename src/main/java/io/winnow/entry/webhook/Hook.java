package io.winnow.entry.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One webhook: checks who sent an event, and makes an item of it. */
public final class Hook {

    private final HookSettings settings;

    public Hook(HookSettings settings) {
        this.settings = settings;
    }

    public String source() {
        return settings.source();
    }

    /** Whether the event comes from who knows the secret; {@code header} gives a header's value, or null. */
    public boolean trusts(Function<String, @Nullable String> header, byte[] body) {
        return Signature.valid(settings, header, body);
    }

    /** The event as an item with our fields. */
    public Received receive(JsonNode payload) {
        String type = settings.template().type().isEmpty()
                ? ""
                : payload.at(settings.template().type()).asText("");
        Optional<Shape> shape = Shape.of(settings.template()).stream()
                .filter(one -> one.types().contains(type))
                .findFirst();
        if (shape.isEmpty()) {
            return new Received(null, "Events of this type carry no evidence.");
        }
        ObjectNode item = item(payload, shape.get());
        return item.has("text") || item.has("issue")
                ? new Received(item, "")
                : new Received(null, "The event has neither text nor issue.");
    }

    private ObjectNode item(JsonNode payload, Shape shape) {
        Map<String, String> fields = new HashMap<>(shape.fields());
        fields.putAll(settings.fields());
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        fields.forEach((field, paths) -> {
            String value = value(field, Paths.values(payload, paths));
            if (!value.isBlank()) {
                item.put(field, value);
            }
        });
        if (!item.has("kind")) {
            item.put("kind", settings.kind().isEmpty() ? shape.kind() : settings.kind());
        }
        return item;
    }

    private String value(String field, List<String> values) {
        if (field.equals("text")) {
            String text = String.join("\n\n", values);
            return settings.template() == HookTemplate.INTERCOM ? PlainText.of(text) : text;
        }
        if (field.equals("issue")) {
            return String.join(" ", values);
        }
        // Zendesk writes 0 where there is no organization.
        return values.stream()
                .filter(value -> settings.template() != HookTemplate.ZENDESK
                        || !value.equals("0")
                        || !Set.of("customer", "contact").contains(field))
                .findFirst()
                .orElse("");
    }

    /**
     * What became of an event.
     *
     * @param item null when it carries nothing to count
     * @param why it carries nothing; else empty
     */
    public record Received(@Nullable ObjectNode item, String why) {}
}
