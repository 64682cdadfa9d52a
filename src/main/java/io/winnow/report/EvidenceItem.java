package io.winnow.report;

import io.winnow.evidence.Evidence;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One item of evidence as the page shows it; it says nothing of the person behind it.
 *
 * @param date the day in UTC; null when unknown
 * @param customer what the account is called; empty when nobody could be told
 * @param excerpt the beginning of what was said, on one line
 * @param url only ever {@code http} or {@code https} with a host; empty when there is none
 * @param keys the issues it names
 */
public record EvidenceItem(
        long id,
        @Nullable LocalDate date,
        String kind,
        String customer,
        String excerpt,
        String url,
        @Nullable Integer nps,
        @Nullable BigDecimal csat,
        @Nullable BigDecimal quantity,
        List<String> keys) {

    private static final int EXCERPT = 280;
    private static final int READ = 2_000;
    private static final int LONGEST_ADDRESS = 2_000;
    private static final int KEYS = 5;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    public EvidenceItem {
        keys = keys.stream().limit(KEYS).toList();
    }

    /** Takes from an item what may be shown; {@code id} is Winnow's own, {@code customer} the account's name or empty. */
    public static EvidenceItem of(long id, Evidence evidence, String customer) {
        return new EvidenceItem(
                id,
                evidence.date() == null ? null : LocalDate.ofInstant(evidence.date(), ZoneOffset.UTC),
                evidence.kind(),
                customer,
                excerpt(evidence.text()),
                address(evidence.url()),
                evidence.nps(),
                evidence.csat(),
                evidence.quantity(),
                evidence.issues());
    }

    /** Whole characters, and a sign where something is left out. */
    private static String excerpt(String text) {
        String line = text.substring(0, Math.min(text.length(), READ))
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
        if (line.codePointCount(0, line.length()) <= EXCERPT) {
            return text.length() > READ ? line + "…" : line;
        }
        return line.substring(0, line.offsetByCodePoints(0, EXCERPT - 1)).stripTrailing() + "…";
    }

    private static String address(@Nullable String url) {
        if (url == null || url.length() > LONGEST_ADDRESS) {
            return "";
        }
        try {
            URI uri = new URI(url.strip());
            boolean web = uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
            return web ? uri.toASCIIString() : "";
        } catch (URISyntaxException notAnAddress) {
            return "";
        }
    }
}
