package io.winnow.workflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.store.AuditStore;
import io.winnow.store.AuditStore.Entry;
import java.util.List;

/** Tells who changed what. */
public final class ShowAudit {

    private static final int MOST = 1_000;

    private final AuditStore audit;

    public ShowAudit(AuditStore audit) {
        this.audit = audit;
    }

    /** The latest thousand, the latest first. */
    public List<Entry> run() {
        return audit.latest(MOST);
    }

    /** The same as the JSON that the command prints and the API answers. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode entries = json.putArray("entries");
        run().forEach(entry -> entries.addObject()
                .put("at", entry.at().toString())
                .put("person", entry.person())
                .put("means", entry.means())
                .put("action", entry.action())
                .put("backlog", entry.backlog())
                .put("subject", entry.subject())
                .put("detail", entry.detail()));
        return json;
    }
}
