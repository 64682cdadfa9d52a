package io.winnow.entry.webhook;

import io.winnow.intake.EvidenceFile;
import java.util.List;

/** The products whose webhooks are understood; docs/evidence.md says which of their payloads each was made for. */
public enum HookTemplate {
    ZENDESK("/type"),
    INTERCOM("/topic"),
    CANNY("/type"),
    GENERIC("");

    private final String type;

    HookTemplate(String type) {
        this.type = type;
    }

    /** The fields a mapping may name. */
    public static List<String> fields() {
        return EvidenceFile.COLUMNS.stream()
                .filter(name -> !name.equals("source"))
                .toList();
    }

    /** Where a payload says what type of event it is; empty when every payload is alike. */
    String type() {
        return type;
    }
}
