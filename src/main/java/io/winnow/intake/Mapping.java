package io.winnow.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How another system's file becomes evidence.
 *
 * @param columns our name of a column by the file's, both as {@link #word} has them
 * @param constants what every line holds unless it says otherwise, by our name
 * @param order of day and month in dates with slashes
 * @param decimal the sign before a fraction; null: told from each number
 * @param encoding of the file; null: told from its bytes
 */
public record Mapping(
        Map<String, String> columns,
        Map<String, String> constants,
        Dates.Order order,
        @Nullable Character decimal,
        @Nullable Charset encoding) {

    /** Our names, nothing else. */
    public static final Mapping NONE = new Mapping(Map.of(), Map.of(), Dates.Order.UNKNOWN, null, null);

    private static final List<String> KEYS = List.of("columns", "constants", "dates", "decimal", "encoding");

    public Mapping {
        columns = Map.copyOf(columns);
        constants = Map.copyOf(constants);
    }

    /**
     * Reads a mapping such as {@code {"columns": {"Account name": "customer"}, "constants": {"kind": "survey"}}}.
     *
     * @param known names of our columns
     * @throws UnreadableFileException saying what is wrong
     */
    public static Mapping read(String json, List<String> known) {
        try {
            JsonNode root = new ObjectMapper().readTree(json);
            if (!root.isObject()) {
                throw new UnreadableFileException(
                        "The mapping must be a JSON object with " + String.join(", ", KEYS) + ".");
            }
            root.fieldNames().forEachRemaining(Mapping::checkKey);
            return new Mapping(
                    columns(root.path("columns"), known),
                    constants(root.path("constants"), known),
                    order(root.path("dates")),
                    decimal(root.path("decimal")),
                    encoding(root.path("encoding")));
        } catch (JsonProcessingException e) {
            throw new UnreadableFileException(
                    "The mapping isn't JSON: line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ".");
        }
    }

    private static void checkKey(String key) {
        if (!KEYS.contains(key)) {
            throw new UnreadableFileException("The mapping holds '" + WrongLineException.shown(key)
                    + "', which means nothing here. Write one of " + String.join(", ", KEYS) + ".");
        }
    }

    /** The same mapping for a file in this encoding; throws {@link UnreadableFileException} when nobody knows its name. */
    public Mapping in(String encodingName) {
        return new Mapping(columns, constants, order, decimal, Encoding.named(encodingName));
    }

    private static Map<String, String> columns(JsonNode json, List<String> known) {
        refuseUnless(
                json.isMissingNode() || json.isObject(),
                "columns must name ours by the file's: {\"Account\": \"customer\"}");
        Map<String, String> columns = new HashMap<>();
        json.properties().forEach(one -> {
            String title = word(one.getKey());
            String shown = WrongLineException.shown(one.getKey());
            refuseUnless(one.getValue().isTextual(), "columns must name one of ours for '" + shown + "'");
            refuseUnless(!columns.containsKey(title), "columns name '" + shown + "' twice");
            columns.put(title, ours(one.getValue().asText(""), known));
        });
        return columns;
    }

    private static Map<String, String> constants(JsonNode json, List<String> known) {
        refuseUnless(
                json.isMissingNode() || json.isObject(), "constants must be an object such as {\"kind\": \"survey\"}");
        Map<String, String> constants = new HashMap<>();
        json.properties().forEach(one -> {
            refuseUnless(
                    one.getValue().isTextual() || one.getValue().isNumber(),
                    "constants must say one text or number for '" + WrongLineException.shown(one.getKey()) + "'");
            constants.put(ours(one.getKey(), known), one.getValue().asText(""));
        });
        return constants;
    }

    private static void refuseUnless(boolean sound, String complaint) {
        if (!sound) {
            throw new UnreadableFileException("The mapping's " + complaint + ".");
        }
    }

    private static @Nullable Charset encoding(JsonNode json) {
        refuseUnless(json.isMissingNode() || json.isTextual(), "encoding must be a name such as windows-1252");
        return json.isTextual() ? Encoding.named(json.asText("")) : null;
    }

    private static String ours(String name, List<String> known) {
        return known.stream()
                .filter(one -> word(one).equals(word(name)))
                .findFirst()
                .orElseThrow(() -> new UnreadableFileException("The mapping names the column '"
                        + WrongLineException.shown(name) + "'. Write one of " + String.join(", ", known) + "."));
    }

    private static Dates.Order order(JsonNode json) {
        return switch (json.isMissingNode() ? "" : json.asText("?")) {
            case "" -> Dates.Order.UNKNOWN;
            case "dd/MM/yyyy" -> Dates.Order.DAY_FIRST;
            case "MM/dd/yyyy" -> Dates.Order.MONTH_FIRST;
            default -> throw new UnreadableFileException("The mapping's dates must be dd/MM/yyyy or MM/dd/yyyy.");
        };
    }

    private static @Nullable Character decimal(JsonNode json) {
        return switch (json.isMissingNode() ? "" : json.asText("?")) {
            case "" -> null;
            case "." -> '.';
            case "," -> ',';
            default -> throw new UnreadableFileException("The mapping's decimal must be a point or a comma.");
        };
    }

    /** As names of columns are compared: case, blanks, underscores and hyphens don't matter. */
    static String word(String name) {
        return name.replaceAll("[\\s_\\-\\ufeff]", "").toLowerCase(Locale.ROOT);
    }
}
