package io.winnow.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A moment, for machines and for people; the script turns the second into the reader's own time. */
public record When(String iso, String text) {

    static @Nullable When of(@Nullable Instant instant) {
        return instant == null
                ? null
                : new When(
                        instant.truncatedTo(ChronoUnit.SECONDS).toString(),
                        DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
                                .withZone(ZoneOffset.UTC)
                                .format(instant));
    }
}
