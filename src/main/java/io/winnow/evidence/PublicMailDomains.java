package io.winnow.evidence;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Mail domains anyone can have an address at, which therefore never stand for an account. */
public final class PublicMailDomains {

    private static final Set<String> PUBLIC = Set.of("gmail.com");

    private PublicMailDomains() {}

    public static Optional<String> domainOf(String contact) {
        int at = contact.lastIndexOf('@');
        String domain =
                at < 0 ? "" : contact.substring(at + 1).replace(">", "").strip().toLowerCase(Locale.ROOT);
        return domain.isEmpty() || PUBLIC.contains(domain) ? Optional.empty() : Optional.of(domain);
    }
}
