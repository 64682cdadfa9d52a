package io.winnow.intake;

import io.winnow.evidence.Evidence;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns one line into an item; what doesn't fit refuses the line, so that nothing half-understood counts. */
final class EvidenceLine {

    private static final Pattern SEPARATORS = Pattern.compile("[,;\\s]+");
    private static final int LONGEST_TEXT = 32_768;
    private static final int LONGEST = 300;
    private static final int LONGEST_URL = 2_000;
    private static final int MOST_ISSUES = 100;
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
        String text = text(row.text("text"));
        List<String> issues = issues(row.text("issue"));
        if (text.isEmpty() && issues.isEmpty()) {
            throw new WrongLineException("has neither text nor issue. Write one of the two, or remove the line.");
        }
        Instant date = row.has("date") ? dates.read(row.text("date")) : null;
        String kind = word(row, "kind");
        String itsSource = word(row, "source");
        String id = word(row, "externalId");
        return new Evidence(
                itsSource == null ? source : itsSource,
                id == null ? derived(row) : id,
                kind == null ? "request" : kind.toLowerCase(Locale.ROOT),
                date,
                text,
                url(row),
                word(row, "contact"),
                word(row, "customer"),
                revenue(row),
                word(row, "segment"),
                word(row, "persona"),
                word(row, "stage"),
                nps(row),
                csat(row),
                row.has("importance") ? amounts.read("importance", row.text("importance")) : null,
                issues);
    }

    /** As it was said, without control characters, and cut where it gets too long, never inside a character. */
    private static String text(String raw) {
        String text = raw.replaceAll("[\\p{Cc}&&[^\\n\\t]]", "").strip();
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
        return text.substring(0, end);
    }

    private static @Nullable String word(Row row, String column) throws WrongLineException {
        String word = row.text(column).replaceAll("\\p{Cc}", " ").strip();
        if (word.length() > LONGEST) {
            throw new WrongLineException(
                    "has a " + column + " of " + word.length() + " characters. Write at most " + LONGEST + ".");
        }
        return word.isEmpty() ? null : word;
    }

    private static List<String> issues(String cell) throws WrongLineException {
        List<String> issues = new ArrayList<>();
        for (String issue : SEPARATORS.split(cell, -1)) {
            if (!issue.isEmpty() && !issues.contains(issue)) {
                if (issue.length() > LONGEST || !issue.matches("[\\p{L}\\p{N}_\\-]+")) {
                    throw new WrongLineException("names the issue '" + WrongLineException.shown(issue)
                            + "'. Write keys such as PAY-12, with blanks between them.");
                }
                issues.add(issue);
            }
        }
        if (issues.size() > MOST_ISSUES) {
            throw new WrongLineException("names " + issues.size() + " issues. Write at most " + MOST_ISSUES + ".");
        }
        return issues;
    }

    private static @Nullable String url(Row row) throws WrongLineException {
        String url = row.text("url").strip();
        if (url.isEmpty()) {
            return null;
        }
        if (url.length() > LONGEST_URL || !url.matches("(?i)https?://[^\\s\\p{Cc}\"<>]+")) {
            throw new WrongLineException("has the url '" + WrongLineException.shown(url)
                    + "'. Write an address that begins with https:// or http://, or nothing.");
        }
        return url;
    }

    private @Nullable BigDecimal revenue(Row row) throws WrongLineException {
        if (!row.has("revenue")) {
            return null;
        }
        BigDecimal revenue = amounts.read("revenue", row.text("revenue"));
        if (revenue.signum() < 0) {
            throw new WrongLineException("has a revenue below 0. Write what the account is worth a year, or nothing.");
        }
        return revenue;
    }

    private @Nullable Integer nps(Row row) throws WrongLineException {
        if (!row.has("nps")) {
            return null;
        }
        String text = row.text("nps").strip();
        if (!text.matches("[0-9]|10")) {
            throw new WrongLineException("has the nps '" + WrongLineException.shown(text) + "'. Write 0 to 10.");
        }
        return Integer.valueOf(text);
    }

    private @Nullable BigDecimal csat(Row row) throws WrongLineException {
        if (!row.has("csat")) {
            return null;
        }
        BigDecimal csat = amounts.read("csat", row.text("csat"));
        if (csat.compareTo(BigDecimal.ONE) < 0 || csat.compareTo(FIVE) > 0) {
            throw new WrongLineException("has the csat '" + csat.toPlainString() + "'. Write 1 to 5.");
        }
        return csat;
    }

    /** The same line always gets the same id, so that importing it again changes nothing. */
    private static String derived(Row row) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(new TreeMap<>(row.values()).toString().getBytes(StandardCharsets.UTF_8));
            return "line-" + HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
