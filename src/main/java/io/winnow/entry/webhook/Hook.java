package io.winnow.entry.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One webhook: checks who sent an event, and makes an item of it. */
public final class Hook {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{9,11}");

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
            return new Received(null, null, "Events of this type carry no evidence.");
        }
        ObjectNode item = item(payload, shape.get());
        return item.has("text") || item.has("issue")
                ? new Received(item, toldAt(payload, shape.get()), "")
                : new Received(null, null, "The event has neither text nor issue.");
    }

    private Map<String, String> paths(Shape shape) {
        Map<String, String> paths = new HashMap<>(shape.fields());
        paths.putAll(settings.fields());
        return paths;
    }

    private @Nullable Instant toldAt(JsonNode payload, Shape shape) {
        String paths = paths(shape).get(HookTemplate.UPDATED);
        return paths == null
                ? null
                : Paths.values(payload, paths).stream()
                        .findFirst()
                        .map(Hook::moment)
                        .orElse(null);
    }

    /** Seconds since 1970, or ISO 8601 with an offset; null when it is neither. */
    private static @Nullable Instant moment(String text) {
        try {
            return SECONDS.matcher(text).matches()
                    ? Instant.ofEpochSecond(Long.parseLong(text))
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notAMoment) {
            return null;
        }
    }

    private ObjectNode item(JsonNode payload, Shape shape) {
        Map<String, String> fields = paths(shape);
        fields.remove(HookTemplate.UPDATED);
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
     * @param toldAt the moment of the state that the event tells; null when it doesn't say
     * @param why it carries nothing; else empty
     */
    public record Received(
            @Nullable ObjectNode item, @Nullable Instant toldAt, String why) {}
}
