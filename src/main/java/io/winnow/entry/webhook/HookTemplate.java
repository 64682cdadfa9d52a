package io.winnow.entry.webhook;

import io.winnow.intake.EvidenceFile;
import java.util.List;
import java.util.stream.Stream;

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

    /** What a mapping calls the moment of an event's state, which is no field of evidence. */
    static final String UPDATED = "updated";

    /** The fields a mapping may name. */
    public static List<String> fields() {
        return Stream.concat(EvidenceFile.COLUMNS.stream().filter(name -> !name.equals("source")), Stream.of(UPDATED))
                .toList();
    }

    /** Where a payload says what type of event it is; empty when every payload is alike. */
    String type() {
        return type;
    }
}
