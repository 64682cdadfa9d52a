package io.winnow.simulator;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Jira's way to write a time: milliseconds and an offset without a colon, in the account's zone. */
final class Times {

    private static final DateTimeFormatter JIRA =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);

    private Times() {}

    static String text(long millis, ZoneId zone) {
        return JIRA.format(Instant.ofEpochMilli(millis).atZone(zone));
    }
}
