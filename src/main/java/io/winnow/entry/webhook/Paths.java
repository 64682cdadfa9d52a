package io.winnow.entry.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.intake.JsonText;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a field stands in a payload: one JSON Pointer such as {@code /detail/id}, or several with blanks between them. A
 * {@code *} stands for every element of a list.
 */
public final class Paths {

    private static final int MOST_VALUES = 1_000;

    private Paths() {}

    /** Whether it is written well. */
    public static boolean sound(String paths) {
        return paths.length() <= 1_000 && paths.strip().matches("(/[^\\s/]+)+( +(/[^\\s/]+)+)*");
    }

    /** The texts, numbers and truth values there, in order; blank ones and what isn't there are left out. */
    static List<String> values(JsonNode payload, String paths) {
        List<String> values = new ArrayList<>();
        for (String path : paths.strip().split(" +", -1)) {
            collect(payload, path.substring(1).split("/", -1), 0, values);
        }
        return values;
    }

    private static void collect(JsonNode node, String[] steps, int at, List<String> values) {
        if (at == steps.length) {
            if (node.isValueNode() && !node.isNull() && !node.asText().isBlank() && values.size() < MOST_VALUES) {
                values.add(JsonText.scalar(node));
            }
        } else if (steps[at].equals("*")) {
            node.forEach(one -> collect(one, steps, at + 1, values));
        } else {
            // RFC 6901 writes / as ~1 and ~ as ~0.
            String name = steps[at].replace("~1", "/").replace("~0", "~");
            JsonNode next =
                    node.isArray() && name.matches("[0-9]{1,6}") ? node.path(Integer.parseInt(name)) : node.path(name);
            collect(next, steps, at + 1, values);
        }
    }
}
