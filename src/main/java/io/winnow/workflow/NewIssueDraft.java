package io.winnow.workflow;

import io.winnow.evidence.Evidence;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a new issue says of the item it is written from. */
final class NewIssueDraft {

    private static final Pattern MAIL = Pattern.compile("[\\w.+%-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,5}");
    private static final String HIDDEN = "[customer]";
    private static final int LONGEST_TEXT = 20_000; // Jira takes 32,767 characters, and counts the document's own marks
    private static final int LONGEST_SUMMARY = 255;
    private static final int SHORTEST_NAME = 3;

    private final Evidence item;
    private final boolean withContact;

    /** @param withContact whether names and addresses of the customer may stand in it */
    NewIssueDraft(Evidence item, boolean withContact) {
        this.item = item;
        this.withContact = withContact;
    }

    /** The first line of the text, shortened; empty when there is no text. */
    String summary() {
        String line = item.text()
                .lines()
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .findFirst()
                .orElse("");
        return oneLine(shown(line));
    }

    static String oneLine(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > LONGEST_SUMMARY ? line.substring(0, LONGEST_SUMMARY - 1) + "…" : line;
    }

    List<String> paragraphs() {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add("From evidence: " + item.kind()
                + (item.date() == null ? "" : " of " + item.date().toString().substring(0, 10))
                + ", source " + item.source() + (withContact ? by() : "") + ".");
        String text = shown(item.text());
        String kept = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
        for (String paragraph : kept.split("\\R\\s*\\R", -1)) {
            String clean =
                    paragraph.replaceAll("[\\p{Cntrl}&&[^\\r\\n\\t]]", " ").strip();
            if (!clean.isEmpty()) {
                paragraphs.add(clean);
            }
        }
        if (item.url() != null) {
            paragraphs.add(item.url());
        }
        return paragraphs;
    }

    private String by() {
        return (item.customer() == null ? "" : ", customer " + item.customer())
                + (item.contact() == null ? "" : ", contact " + item.contact());
    }

    private String shown(String text) {
        if (withContact) {
            return text;
        }
        String shown = MAIL.matcher(text).replaceAll(Matcher.quoteReplacement(HIDDEN));
        return without(item.contact(), without(item.customer(), shown));
    }

    private static String without(@Nullable String name, String text) {
        return name == null || name.strip().length() < SHORTEST_NAME
                ? text
                : Pattern.compile(
                                "(?<![\\p{L}\\p{N}])" + Pattern.quote(name.strip()) + "(?![\\p{L}\\p{N}])",
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(text)
                        .replaceAll(Matcher.quoteReplacement(HIDDEN));
    }

    /** The same for the same item always, so that whoever asks again finds what was created before. */
    String label() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((item.source() + "\n" + item.externalId()).getBytes(StandardCharsets.UTF_8));
            return "winnow-" + HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
