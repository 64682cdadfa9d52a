package io.winnow.evidence;

import java.util.Locale;

/** How good the evidence for an issue is, the poorest first. */
public enum Strength {
    NONE,
    WEAK,
    FAIR,
    STRONG;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
