package io.winnow.tracker.jira.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads Jira's times, such as {@code 2026-01-02T10:00:00.000+0100}: the offset has no colon, which ISO parsers refuse. */
final class JiraTime {

    private static final DateTimeFormatter ANY = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT);
    /** Where the digits stand in the one form Jira Cloud sends; three times an issue, a formatter is a tenth of reading it. */
    private static final String USUAL = "dddd-dd-ddTdd:dd:dd.ddd+dddd";

    private JiraTime() {}

    /** Null when it is in no form Jira is known to use, for a date decides nothing alone. */
    static @Nullable Instant parse(String text) {
        try {
            return usual(text) ? read(text) : OffsetDateTime.parse(text, ANY).toInstant();
        } catch (DateTimeException unknownForm) {
            return null;
        }
    }

    private static boolean usual(String text) {
        if (text.length() != USUAL.length()) {
            return false;
        }
        for (int i = 0; i < USUAL.length(); i++) {
            char letter = text.charAt(i);
            boolean fits = switch (USUAL.charAt(i)) {
                case 'd' -> letter >= '0' && letter <= '9';
                case '+' -> letter == '+' || letter == '-';
                default -> letter == USUAL.charAt(i);
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static Instant read(String text) {
        int sign = text.charAt(23) == '-' ? -1 : 1;
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        number(text, 20, 23) * 1_000_000)
                .toInstant(ZoneOffset.ofHoursMinutes(sign * number(text, 24, 26), sign * number(text, 26, 28)));
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
