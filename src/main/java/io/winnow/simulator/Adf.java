package io.winnow.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** Writes plain text as an Atlassian document: paragraphs, headings, bullet lists, code, hard breaks. */
final class Adf {

    private Adf() {}

    static void write(String text, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", "doc");
        out.writeNumberField("version", 1);
        out.writeArrayFieldStart("content");
        for (String block : text.split("\n\\s*\n", -1)) {
            if (!block.isBlank()) {
                block(block, out);
            }
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void block(String block, JsonGenerator out) throws IOException {
        List<String> lines = block.lines().toList();
        if (lines.stream().allMatch(line -> line.startsWith("- "))) {
            start("bulletList", out);
            for (String line : lines) {
                start("listItem", out);
                inline("paragraph", List.of(line.substring(2)), out);
                end(out);
            }
            end(out);
        } else if (lines.size() == 1 && block.startsWith("# ")) {
            out.writeStartObject();
            out.writeStringField("type", "heading");
            out.writeObjectFieldStart("attrs");
            out.writeNumberField("level", 2);
            out.writeEndObject();
            content(List.of(block.substring(2)), out);
            out.writeEndObject();
        } else if (block.startsWith("```")) {
            inline("codeBlock", List.of(block.replace("```", "").strip()), out);
        } else {
            inline("paragraph", lines, out);
        }
    }

    private static void start(String type, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", type);
        out.writeArrayFieldStart("content");
    }

    private static void end(JsonGenerator out) throws IOException {
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void inline(String type, List<String> lines, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", type);
        content(lines, out);
        out.writeEndObject();
    }

    private static void content(List<String> lines, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("content");
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                out.writeStartObject();
                out.writeStringField("type", "hardBreak");
                out.writeEndObject();
            }
            if (!lines.get(i).isEmpty()) { // ADF has no empty text nodes
                out.writeStartObject();
                out.writeStringField("type", "text");
                out.writeStringField("text", lines.get(i));
                out.writeEndObject();
            }
        }
        out.writeEndArray();
    }
}
