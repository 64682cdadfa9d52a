package io.winnow.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON that somebody sent, of bounded depth, length and number of values. */
public final class JsonText {

    private static final int DEEPEST = 20;
    private static final int MOST_TOKENS = 400_000;
    private static final int LONGEST_TEXT = 1_000_000;
    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_NUMBER = 100;
    private static final int LARGEST_SCALE = 100;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxTokenCount(MOST_TOKENS)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNameLength(LONGEST_NAME)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonText() {}

    /** The value; throws {@link UnreadableFileException} that says where it isn't JSON, or what there is too much of. */
    public static JsonNode read(byte[] json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            if (node.isMissingNode()) {
                throw new UnreadableFileException("The body is empty. Send JSON.");
            }
            return node;
        } catch (StreamConstraintsException tooMuch) {
            throw new UnreadableFileException("The body is nested more than " + DEEPEST
                    + " levels deep, or holds a text, name or number that is too long, or too many values"
                    + place(tooMuch.getLocation()) + ".");
        } catch (JsonProcessingException wrong) {
            throw new UnreadableFileException("The body isn't JSON" + place(wrong.getLocation()) + ".");
        } catch (IOException wrong) {
            throw new UnreadableFileException("The body isn't JSON in UTF-8.");
        }
    }

    /** The values of a list; anything else is a list of one. */
    public static List<JsonNode> items(JsonNode json) {
        List<JsonNode> items = new ArrayList<>();
        if (json.isArray()) {
            json.forEach(items::add);
        } else {
            items.add(json);
        }
        return items;
    }

    /** A text, number or truth value as text; empty for null and for what isn't there. */
    public static String scalar(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            // Written out, 1e999999999 would fill the memory.
            return Math.abs((long) number.scale()) <= LARGEST_SCALE ? number.toPlainString() : number.toString();
        }
        return value.asText("");
    }

    private static String place(@Nullable JsonLocation at) {
        return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }
}
