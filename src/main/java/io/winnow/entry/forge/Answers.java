package io.winnow.entry.forge;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.entry.web.PageAnswer;
import java.util.Map;

/** Answers that a site's pages don't make. */
public final class Answers {

    private Answers() {}

    public static PageAnswer html(int status, String html) {
        return new PageAnswer(status, Map.of("content-type", "text/html; charset=utf-8"), html);
    }

    static PageAnswer json(int status, ObjectNode json) {
        return new PageAnswer(status, Map.of("content-type", "application/json"), json.toString());
    }

    /** Why something isn't done, for a page's script. */
    public static PageAnswer problem(int status, String why) {
        return json(status, problemJson(status, why));
    }

    static ObjectNode problemJson(int status, String why) {
        return JsonNodeFactory.instance.objectNode().put("status", status).put("detail", why);
    }
}
