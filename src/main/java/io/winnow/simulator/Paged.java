package io.winnow.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Jira's older way to page: startAt, maxResults, total. */
final class Paged {

    private Paged() {}

    /** @param cap what one page holds at most, whatever is asked */
    static ObjectNode page(Call call, int defaultSize, int cap, List<? extends JsonNode> all) {
        int start = call.integer("startAt", 0);
        int size = Math.min(cap, call.integer("maxResults", defaultSize));
        int from = Math.min(start, all.size());
        int to = Math.min(all.size(), from + size);
        ObjectNode page = JsonNodeFactory.instance
                .objectNode()
                .put("maxResults", size)
                .put("startAt", start)
                .put("total", all.size())
                .put("isLast", to == all.size());
        ArrayNode values = page.putArray("values");
        all.subList(from, to).forEach(values::add);
        return page;
    }
}
