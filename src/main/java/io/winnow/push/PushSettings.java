package io.winnow.push;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is written back to Jira.
 *
 * @param fields name or id of each field that is written; score and why always are
 * @param onConflict what to do with a value in these fields that Winnow didn't write
 * @param app finds the fields in place of their names; null when they are no app's
 */
public record PushSettings(
        Map<OwnField, String> fields,
        OnConflict onConflict,
        @Nullable AppFields app) {

    public static final PushSettings DEFAULT = of("Winnow score", "Winnow why", OnConflict.KEEP);

    public PushSettings {
        fields = Map.copyOf(fields);
    }

    /** Fields that an administrator creates, or this. */
    public PushSettings(Map<OwnField, String> fields, OnConflict onConflict) {
        this(fields, onConflict, null);
    }

    /** The same with the fields that Winnow's Forge app brings, in place of those. */
    public PushSettings with(AppFields appFields) {
        return new PushSettings(AppFields.names(), onConflict, appFields);
    }

    /** The score and its reason, and nothing else. */
    public static PushSettings of(String score, String why, OnConflict onConflict) {
        Map<OwnField, String> fields = new EnumMap<>(OwnField.class);
        fields.put(OwnField.SCORE, score);
        fields.put(OwnField.WHY, why);
        return new PushSettings(fields, onConflict);
    }

    /** KEEP lists the value and leaves it; OVERWRITE replaces it. */
    public enum OnConflict {
        KEEP,
        OVERWRITE
    }
}
