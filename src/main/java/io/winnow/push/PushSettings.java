package io.winnow.push;

/**
 * What is written back to Jira.
 *
 * @param scoreField name or id of the number field for the score
 * @param whyField name or id of the short text field for the reason
 * @param onConflict what to do with a value in these fields that Winnow didn't write
 */
public record PushSettings(String scoreField, String whyField, OnConflict onConflict) {

    public static final PushSettings DEFAULT = new PushSettings("Winnow score", "Winnow why", OnConflict.KEEP);

    /** KEEP lists the value and leaves it; OVERWRITE replaces it. */
    public enum OnConflict {
        KEEP,
        OVERWRITE
    }
}
