package io.winnow.entry.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;

/**
 * How a command lists things: a line each, or one JSON object that holds them all.
 *
 * @param member of the JSON object
 * @param nothing the sentence that is printed when there are none
 */
record Listing<T>(String member, Function<T, ObjectNode> json, Function<T, String> line, String nothing) {

    void print(PrintWriter out, boolean asJson, List<T> all) {
        if (asJson) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            object.putArray(member).addAll(all.stream().map(json).toList());
            out.println(object);
        } else if (all.isEmpty()) {
            out.println(nothing);
        } else {
            all.forEach(one -> out.println(line.apply(one)));
        }
    }
}
