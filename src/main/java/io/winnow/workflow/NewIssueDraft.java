package io.winnow.workflow;

import io.winnow.evidence.Evidence;
import io.winnow.scoring.Excerpt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a new issue says of the item it is written from. */
final class NewIssueDraft {

    private static final Pattern MAIL =
            Pattern.compile("[\\w.+%'-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,5}", Pattern.UNICODE_CHARACTER_CLASS);
    /** Written without blanks between words, so that a name has no edges. */
    private static final Pattern WITHOUT_BLANKS =
            Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}]");

    private static final String HIDDEN = "[customer]";
    private static final int LONGEST_TEXT = 20_000; // Jira takes 32,767 characters, and counts the document's own marks
    private static final int LONGEST_SUMMARY = 255;
    private static final int SHORTEST_NAME = 2;

    private final Evidence item;
    private final Set<String> names;
    private final boolean withContact;

    /**
     * Drafts from an item.
     *
     * @param names what else the account is called
     * @param withContact whether names and addresses of the customer may stand in it
     */
    NewIssueDraft(Evidence item, Set<String> names, boolean withContact) {
        this.item = item;
        this.names = names;
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
        return Excerpt.cut(line, LONGEST_SUMMARY);
    }

    List<String> paragraphs() {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add("From evidence: " + item.kind()
                + (item.date() == null ? "" : " of " + item.date().toString().substring(0, 10))
                + ", source " + item.source() + (withContact ? by() : "") + ".");
        String text = shown(item.text());
        String kept = Excerpt.cut(text, LONGEST_TEXT);
        for (String paragraph : kept.split("\\R\\s*\\R", -1)) {
            String clean =
                    paragraph.replaceAll("[\\p{Cntrl}&&[^\\r\\n\\t]]", " ").strip();
            if (!clean.isEmpty()) {
                paragraphs.add(clean);
            }
        }
        if (item.url() != null) {
            String url = withContact ? item.url() : impersonal(item.url());
            if (!url.isEmpty()) {
                paragraphs.add(url);
            }
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
        List<String> all = new ArrayList<>(names);
        Stream.of(item.customer(), item.contact()).filter(Objects::nonNull).forEach(all::add);
        all.sort(Comparator.comparingInt(String::length).reversed()); // Acme Corp before Acme
        for (String name : all) {
            shown = without(name, shown);
        }
        return shown;
    }

    /** Without what follows the path when a mail address is in it, and nothing when one is in the path itself. */
    private static String impersonal(String url) {
        String open = url.replace("%40", "@");
        if (!MAIL.matcher(open).find()) {
            return url;
        }
        String path = open.replaceFirst("[?#].*", "");
        return MAIL.matcher(path).find() ? "" : path;
    }

    private static String without(String name, String text) {
        String words = name.strip();
        if (words.length() < SHORTEST_NAME) {
            return text;
        }
        String quoted = Stream.of(words.split("\\s+", -1)).map(Pattern::quote).collect(Collectors.joining("\\s+"));
        String edged =
                WITHOUT_BLANKS.matcher(words).find() ? quoted : "(?<![\\p{L}\\p{N}])" + quoted + "(?![\\p{L}\\p{N}])";
        return Pattern.compile(edged, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
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
