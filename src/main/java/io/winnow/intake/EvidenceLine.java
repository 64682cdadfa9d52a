package io.winnow.intake;

import io.winnow.evidence.Evidence;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns one line into an item; what doesn't fit refuses the line, so that nothing half-understood counts. */
final class EvidenceLine {

    private static final Pattern BETWEEN_SEPARATORS = Pattern.compile("[^,;|\\s]+");
    private static final Pattern ISSUE = Pattern.compile("[\\p{L}\\p{N}_\\-]+");
    private static final Pattern URL = Pattern.compile("(?i)https?://[^\\s\\p{C}\"<>]+");
    private static final int LONGEST_TEXT = 32_768;
    private static final int LONGEST = 300;
    private static final int LONGEST_URL = 2_000;
    private static final int MOST_ISSUES =
            1_000; // a ticket of Jira has hundreds of links, and an export must read back
    private static final BigDecimal FIVE = BigDecimal.valueOf(5);

    private final String source;
    private final Dates dates;
    private final Amounts amounts;

    EvidenceLine(String source, Dates dates, Amounts amounts) {
        this.source = source;
        this.dates = dates;
        this.amounts = amounts;
    }

    Evidence read(Row row) throws WrongLineException {
        String text = PlainText.lines(row.text("text"), LONGEST_TEXT);
        List<String> issues = issues(row.text("issue"));
        if (text.isEmpty() && issues.isEmpty()) {
            throw new WrongLineException("has neither text nor issue. Write one of the two, or remove the line.");
        }
        Instant date = row.has("date") ? dates.read(row.text("date")) : null;
        String kind = row.word("kind", LONGEST);
        String itsSource = row.word("source", LONGEST);
        String id = row.word("externalId", LONGEST);
        return new Evidence(
                itsSource == null ? source : itsSource,
                id == null ? DerivedId.of(row) : id,
                kind == null ? "request" : kind.toLowerCase(Locale.ROOT),
                date,
                text,
                url(row),
                row.word("contact", LONGEST),
                row.word("customer", LONGEST),
                row.revenue(amounts),
                row.word("segment", LONGEST),
                row.word("persona", LONGEST),
                row.word("stage", LONGEST),
                row.whole("nps", 10),
                csat(row),
                row.number("importance", amounts),
                quantity(row),
                issues);
    }

    private static List<String> issues(String cell) throws WrongLineException {
        if (cell.isEmpty()) {
            return List.of();
        }
        Set<String> issues = new LinkedHashSet<>();
        Matcher one = BETWEEN_SEPARATORS.matcher(cell);
        while (one.find()) {
            String issue = one.group();
            if (issue.length() > LONGEST || !ISSUE.matcher(issue).matches()) {
                throw new WrongLineException("names the issue '" + WrongLineException.shown(issue)
                        + "'. Write keys such as PAY-12, with blanks between them.");
            }
            issues.add(issue);
            if (issues.size() > MOST_ISSUES) {
                throw new WrongLineException("names more than " + MOST_ISSUES
                        + " issues. Write at most so many, or several lines with an id of their own.");
            }
        }
        return List.copyOf(issues);
    }

    private static @Nullable String url(Row row) throws WrongLineException {
        String url = row.has("url") ? PlainText.line(row.text("url")) : "";
        if (url.isEmpty()) {
            return null;
        }
        if (url.length() > LONGEST_URL || !URL.matcher(url).matches()) {
            throw new WrongLineException("has the url '" + WrongLineException.shown(url)
                    + "'. Write an address that begins with https:// or http://, or nothing.");
        }
        return url;
    }

    private @Nullable BigDecimal quantity(Row row) throws WrongLineException {
        BigDecimal quantity = row.number("quantity", amounts);
        if (quantity != null && quantity.signum() < 0) {
            throw new WrongLineException("has a quantity below 0. Write how much was measured, or nothing.");
        }
        return quantity;
    }

    private @Nullable BigDecimal csat(Row row) throws WrongLineException {
        BigDecimal csat = row.number("csat", amounts);
        if (csat == null) {
            return null;
        }
        if (csat.compareTo(BigDecimal.ONE) < 0 || csat.compareTo(FIVE) > 0) {
            throw new WrongLineException("has the csat '" + csat.toPlainString() + "'. Write 1 to 5.");
        }
        return csat;
    }
}
