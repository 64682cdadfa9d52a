package io.winnow.tracker.jira.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.winnow.model.FieldValue;
import io.winnow.model.FieldValue.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Reads a field's JSON, whatever its type, into what a person would say it holds; and writes Winnow's own back. */
public final class FieldValueJson {

    static final int MAX_TEXT = 2_000;
    private static final int MAX_MAGNITUDE = 40;

    private FieldValueJson() {}

    public static FieldValue read(JsonNode json) {
        return switch (json.getNodeType()) {
            case NULL, MISSING -> FieldValue.EMPTY;
            case NUMBER -> number(json.decimalValue());
            case STRING -> FieldValue.text(AdfText.cut(json.textValue(), MAX_TEXT));
            case ARRAY -> array(json);
            case OBJECT -> object(json);
            case BOOLEAN, BINARY, POJO -> new FieldValue(Kind.OTHER, json.asText(""));
        };
    }

    /** What sets a field to a number or short text, or clears it. */
    public static JsonNode write(FieldValue value) {
        JsonNodeFactory factory = JsonNodeFactory.instance;
        return switch (value.kind()) {
            case EMPTY, ABSENT -> factory.nullNode();
            case NUMBER -> factory.numberNode(new BigDecimal(value.text()));
            case TEXT -> factory.textNode(value.text());
            case OPTION, OTHER -> throw new IllegalArgumentException("Winnow writes numbers and text, not " + value);
        };
    }

    /** Numbers as Jira would show them: no trailing zeros, no exponent; absurd ones stay text, for they'd fill memory. */
    private static FieldValue number(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        boolean absurd = Math.abs((long) plain.scale()) > MAX_MAGNITUDE || plain.precision() > MAX_MAGNITUDE;
        return absurd ? new FieldValue(Kind.OTHER, plain.toString()) : FieldValue.number(plain);
    }

    private static FieldValue array(JsonNode json) {
        if (json.size() <= 1) {
            return json.isEmpty() ? FieldValue.EMPTY : read(json.get(0));
        }
        List<String> texts = new ArrayList<>();
        int length = 0;
        for (Iterator<JsonNode> rest = json.elements(); rest.hasNext() && length < MAX_TEXT; ) {
            String text = read(rest.next()).text();
            texts.add(text);
            length += text.length() + 2;
        }
        return other(String.join(", ", texts));
    }

    private static FieldValue object(JsonNode json) {
        if (json.path("type").asText("").equals("doc")) {
            return FieldValue.text(AdfText.of(json, MAX_TEXT));
        }
        if (json.path("value").isTextual()) {
            String value = json.path("value").textValue();
            JsonNode child = json.path("child").path("value");
            return child.isTextual() ? other(value + " / " + child.textValue()) : FieldValue.option(value);
        }
        for (String count : List.of("votes", "watchCount")) {
            if (json.path(count).isNumber()) {
                return number(json.path(count).decimalValue());
            }
        }
        if (json.path("name").isTextual()) {
            return FieldValue.option(json.path("name").textValue());
        }
        return other(json.path("displayName").asText(json.path("id").asText("")));
    }

    private static FieldValue other(String text) {
        return new FieldValue(Kind.OTHER, AdfText.cut(text, MAX_TEXT));
    }
}
