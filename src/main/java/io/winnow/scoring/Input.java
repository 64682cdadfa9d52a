package io.winnow.scoring;

import java.util.Locale;

/** The four inputs of RICE, in the order of its name. */
public enum Input {
    REACH,
    IMPACT,
    CONFIDENCE,
    EFFORT;

    /** The word used in configuration, JSON and text: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
