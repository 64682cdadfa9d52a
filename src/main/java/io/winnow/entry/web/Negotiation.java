package io.winnow.entry.web;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a request says it knows and takes. */
final class Negotiation {

    private Negotiation() {}

    /** Whether If-None-Match names the tag. */
    static boolean knows(@Nullable String ifNoneMatch, String tag) {
        return ifNoneMatch != null
                && Stream.of(ifNoneMatch.split(","))
                        .map(String::strip)
                        .anyMatch(known -> known.equals("*") || strong(known).equals(strong(tag)));
    }

    /** Whether Accept-Encoding has gzip, and not with weight 0. */
    static boolean takesGzip(@Nullable String acceptEncoding) {
        return acceptEncoding != null
                && Stream.of(acceptEncoding
                                .toLowerCase(Locale.ROOT)
                                .replace(" ", "")
                                .split(","))
                        .anyMatch(coding -> coding.equals("gzip")
                                || (coding.startsWith("gzip;q=") && !coding.matches("gzip;q=0(\\.0*)?")));
    }

    private static String strong(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
