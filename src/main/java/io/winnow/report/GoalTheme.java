package io.winnow.report;

import java.util.Locale;

/** What a goal is about, as a colour and as a sign that tells the same without it. */
enum GoalTheme {
    REVENUE("◉"),
    EXPANSION("↗"),
    COST("↘"),
    ADVANTAGE("★"),
    OWN("◇"),
    NONE("○");

    private final String sign;

    GoalTheme(String sign) {
        this.sign = sign;
    }

    /** A word of the user's own is OWN. */
    static GoalTheme of(String theme) {
        return switch (theme.strip().toLowerCase(Locale.ROOT)) {
            case "" -> NONE;
            case "revenue" -> REVENUE;
            case "expansion" -> EXPANSION;
            case "cost" -> COST;
            case "advantage" -> ADVANTAGE;
            default -> OWN;
        };
    }

    String sign() {
        return sign;
    }

    /** Its name in style sheets and JSON. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
