package io.winnow.intake;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates in the usual forms; days without a zone are in UTC. */
final class Dates {

    /** Which of the two numbers in 03/04/2026 is the day. */
    enum Order {
        UNKNOWN,
        DAY_FIRST,
        MONTH_FIRST
    }

    private static final Pattern SLASHES = Pattern.compile("([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})(.*)", Pattern.DOTALL);
    private static final Pattern DOTS = Pattern.compile("([0-9]{1,2})\\.([0-9]{1,2})\\.([0-9]{4})(.*)", Pattern.DOTALL);
    private static final Pattern YEAR_FIRST =
            Pattern.compile("([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(.*)", Pattern.DOTALL);
    private static final DateTimeFormatter WITH_ZONE = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("uuuu-MM-dd'T'HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);
    private static final Instant EARLIEST = Instant.EPOCH;

    private final Order order;
    private final Instant latest;

    Dates(Order order, Instant now) {
        this.order = order;
        this.latest = now.plus(Duration.ofDays(1));
    }

    /** What a date proves about the order of day and month. */
    static Order proven(String text) {
        Matcher parts = SLASHES.matcher(text.strip());
        if (!parts.matches()) {
            return Order.UNKNOWN;
        }
        boolean first = Integer.parseInt(parts.group(1)) > 12;
        boolean second = Integer.parseInt(parts.group(2)) > 12;
        return first == second ? Order.UNKNOWN : first ? Order.DAY_FIRST : Order.MONTH_FIRST;
    }

    Instant read(String text) throws WrongLineException {
        Instant instant;
        try {
            instant = parse(text.strip());
        } catch (DateTimeException | ArithmeticException e) {
            throw new WrongLineException("has the date '" + WrongLineException.shown(text)
                    + "'. Write year, month and day, such as 2026-10-01.");
        }
        if (instant.isBefore(EARLIEST) || instant.isAfter(latest)) {
            throw new WrongLineException("has the date '" + WrongLineException.shown(text)
                    + "', which is before 1970 or in the future. Correct it.");
        }
        return instant;
    }

    private Instant parse(String text) throws WrongLineException {
        if (text.matches("[0-9]{9,10}")) {
            return Instant.ofEpochSecond(Long.parseLong(text));
        }
        if (text.matches("[0-9]{12,13}")) {
            return Instant.ofEpochMilli(Long.parseLong(text));
        }
        Matcher iso = YEAR_FIRST.matcher(text);
        if (iso.matches()) {
            return at(iso.group(1), iso.group(2), iso.group(3), iso.group(4));
        }
        Matcher dots = DOTS.matcher(text);
        if (dots.matches()) {
            return at(dots.group(3), dots.group(2), dots.group(1), dots.group(4));
        }
        Matcher slashes = SLASHES.matcher(text);
        if (!slashes.matches()) {
            throw new DateTimeException("unknown form");
        }
        if (order == Order.UNKNOWN && !slashes.group(1).equals(slashes.group(2))) {
            throw new WrongLineException("has the date '" + WrongLineException.shown(text)
                    + "', where day and month can't be told apart. Write 2026-10-01, or say in a mapping file"
                    + " {\"dates\": \"dd/MM/yyyy\"} or {\"dates\": \"MM/dd/yyyy\"}.");
        }
        boolean dayFirst = order == Order.DAY_FIRST;
        return at(slashes.group(3), slashes.group(dayFirst ? 2 : 1), slashes.group(dayFirst ? 1 : 2), slashes.group(4));
    }

    private static Instant at(String year, String month, String day, String rest) {
        LocalDate date = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        String time = rest.strip();
        if (time.isEmpty()) {
            return date.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        String clock = (time.startsWith("T") || time.startsWith("t") ? time.substring(1) : time).replace(" ", "");
        String whole = date + "T" + (clock.matches("[0-9]:.*") ? "0" + clock : clock);
        return clock.matches(".*(?:[zZ]|[+-][0-9:]{2,6})")
                ? OffsetDateTime.parse(whole, WITH_ZONE).toInstant()
                : LocalDateTime.parse(whole, WITH_ZONE).toInstant(ZoneOffset.UTC);
    }
}
