package io.winnow.simulator;

import io.winnow.simulator.jql.JqlException;
import io.winnow.simulator.jql.Operand;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resolves what a query compares with: literals, lists and functions. */
final class JqlOperands {

    private static final Pattern RELATIVE = Pattern.compile("(?:[+-]?\\d+[wdhm]\\s*)+");
    private static final Pattern RELATIVE_PART = Pattern.compile("([+-]?\\d+)([wdhm])");
    private static final Pattern QUOTED_DATE = Pattern.compile("\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}( \\d{1,2}:\\d{2})?");

    private final Site site;
    private final boolean anonymous;

    JqlOperands(Site site, boolean anonymous) {
        this.site = site;
        this.anonymous = anonymous;
    }

    List<String> values(String field, Operand operand) {
        List<String> values = new ArrayList<>();
        if (operand instanceof Operand.Many many) {
            many.values().forEach(value -> values.addAll(values(field, value)));
        } else if (operand instanceof Operand.Call call) {
            values.addAll(call(field, call));
        } else if (operand instanceof Operand.Value value) {
            values.add(value.text());
        }
        return values;
    }

    private List<String> call(String field, Operand.Call call) {
        ZonedDateTime now = site.clock().instant().atZone(site.zone());
        return switch (call.name()) {
            case "currentuser" -> anonymous ? List.of() : List.of(site.people().accountId());
            case "opensprints" -> sprints("active");
            case "futuresprints" -> sprints("future");
            case "closedsprints" -> sprints("closed");
            case "now" -> millis(now);
            case "startofday" -> millis(now.truncatedTo(ChronoUnit.DAYS));
            case "startofweek" ->
                millis(now.truncatedTo(ChronoUnit.DAYS)
                        .minusDays(now.getDayOfWeek().getValue() - 1L));
            case "startofmonth" -> millis(now.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1));
            case "endofday" ->
                millis(now.truncatedTo(ChronoUnit.DAYS).plusDays(1).minusSeconds(1));
            default ->
                throw new JqlException("Unable to find JQL function '" + call.name() + "("
                        + String.join(", ", call.arguments()) + ")' for the field '" + field + "'.");
        };
    }

    private List<String> sprints(String state) {
        return site.catalog().sprints.values().stream()
                .filter(sprint -> sprint.state().equals(state))
                .map(sprint -> String.valueOf(sprint.id()))
                .toList();
    }

    private static List<String> millis(ZonedDateTime time) {
        return List.of(String.valueOf(time.toInstant().toEpochMilli()));
    }

    /** A moment in epoch milliseconds: given as such, as a date in the account's zone, or as a period from now. */
    static long moment(Site site, String field, String text) {
        String trimmed = text.strip();
        if (trimmed.matches("-?\\d{1,18}")) {
            return Long.parseLong(trimmed);
        }
        if (RELATIVE.matcher(trimmed.toLowerCase(Locale.ROOT)).matches()) {
            long millis = site.clock().millis();
            Matcher part = RELATIVE_PART.matcher(trimmed.toLowerCase(Locale.ROOT));
            while (part.find()) {
                millis += Long.parseLong(part.group(1)) * unit(part.group(2)).toMillis();
            }
            return millis;
        }
        if (QUOTED_DATE.matcher(trimmed).matches()) {
            return calendar(site.zone(), field, trimmed);
        }
        throw badDate(field, text);
    }

    private static long calendar(ZoneId zone, String field, String text) {
        boolean timed = text.contains(":");
        try {
            LocalDateTime local = LocalDateTime.parse(
                    text.replace('/', '-') + (timed ? "" : " 00:00"),
                    DateTimeFormatter.ofPattern("yyyy-M-d H:mm", Locale.ROOT));
            return local.atZone(zone).toInstant().toEpochMilli();
        } catch (DateTimeParseException e) {
            throw badDate(field, text);
        }
    }

    private static JqlException badDate(String field, String text) {
        return new JqlException("Date value '" + text + "' for field '" + field
                + "' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd',"
                + " 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.");
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "w" -> Duration.ofDays(7);
            case "d" -> Duration.ofDays(1);
            case "h" -> Duration.ofHours(1);
            default -> Duration.ofMinutes(1);
        };
    }
}
