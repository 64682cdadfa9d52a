package io.winnow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.evidence.Evidence;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns items another system sent as JSON into evidence, by the rules of a file's lines. */
public final class EvidenceMessage {

    private final EvidenceLine line;
    private final Map<String, String> ours = new HashMap<>();

    /**
     * @param source what an item's source is when it doesn't say
     * @param now beyond which dates are refused
     */
    public EvidenceMessage(String source, Instant now) {
        this.line = new EvidenceLine(source, new Dates(Dates.Order.UNKNOWN, now), new Amounts('.'));
        EvidenceFile.COLUMNS.forEach(name -> ours.put(Mapping.word(name), name));
        ours.put(Mapping.word("issues"), "issue");
    }

    /** Every item ends as evidence or as a problem. */
    public void read(List<JsonNode> items, Consumer<Evidence> sink, Consumer<BadItem> problems) {
        for (int index = 0; index < items.size(); index++) {
            try {
                sink.accept(item(items.get(index)));
            } catch (BadFieldException bad) {
                problems.accept(new BadItem(index, bad.field, String.valueOf(bad.getMessage())));
            }
        }
    }

    private Evidence item(JsonNode json) throws BadFieldException {
        if (!json.isObject()) {
            throw new BadFieldException(null, "is no object. Write {\"text\": \"…\"} with the fields behind it.");
        }
        Row row = new Row(0, values(json), numbers(json), "");
        try {
            return line.read(row);
        } catch (WrongLineException wrong) {
            throw new BadFieldException(blamed(row), String.valueOf(wrong.getMessage()));
        }
    }

    private Map<String, String> values(JsonNode json) throws BadFieldException {
        Map<String, String> values = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            String column = ours.get(Mapping.word(field.getKey()));
            if (column == null) {
                String shown = WrongLineException.shown(field.getKey());
                throw new BadFieldException(
                        shown,
                        "has the field '" + shown + "', which isn't known. Write one of "
                                + String.join(", ", EvidenceFile.COLUMNS) + ", or leave it out.");
            }
            String text = text(column, field.getValue());
            if (!text.isBlank() && values.put(column, text) != null) {
                throw new BadFieldException(column, "has the field " + column + " twice. Write it once.");
            }
        }
        return values;
    }

    /** Our names of the fields that are JSON's numbers, in which a point means only one thing. */
    private Set<String> numbers(JsonNode json) {
        Set<String> numbers = new HashSet<>();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            String column = ours.get(Mapping.word(field.getKey()));
            if (column != null && field.getValue().isNumber()) {
                numbers.add(column);
            }
        }
        return numbers;
    }

    private static String text(String column, JsonNode value) throws BadFieldException {
        if (!value.isContainerNode()) {
            return JsonText.scalar(value);
        }
        boolean list = column.equals("issue") && value.isArray();
        List<JsonNode> parts = JsonText.items(value);
        if (!list || parts.stream().anyMatch(JsonNode::isContainerNode)) {
            throw new BadFieldException(
                    column,
                    "has a " + column + " that is "
                            + (list
                                    ? "a list of more than texts. Write keys such as PAY-12."
                                    : "a list or an object. Write a text or a number."));
        }
        return parts.stream().map(JsonText::scalar).collect(Collectors.joining(" "));
    }

    /** The field that is refused by itself too; text when it takes another one to make the item whole. */
    private String blamed(Row row) {
        for (Map.Entry<String, String> one : row.values().entrySet()) {
            try {
                line.read(new Row(
                        0,
                        one.getKey().equals("text") ? Map.of("text", one.getValue()) : alone(one),
                        row.numbers(),
                        ""));
            } catch (WrongLineException wrong) {
                return one.getKey();
            }
        }
        return "text";
    }

    private static Map<String, String> alone(Map.Entry<String, String> field) {
        return Map.of("text", "x", field.getKey(), field.getValue());
    }

    /**
     * An item that can't be used.
     *
     * @param index where it stands in the list, from 0
     * @param field by our name of it; null when it is the whole item
     * @param reason what is wrong with it and what to do: "has …", as said of the item
     */
    public record BadItem(int index, @Nullable String field, String reason) {}

    private static final class BadFieldException extends Exception {

        private static final long serialVersionUID = 1;

        private final @Nullable String field;

        BadFieldException(@Nullable String field, String message) {
            super(message);
            this.field = field;
        }
    }
}
