package io.winnow.evidence;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of an account; null or empty where it says nothing, and then what is known stays.
 *
 * @param domains e-mail domains, lower case
 */
public record CustomerDraft(
        Set<String> externalIds,
        @Nullable String name,
        Set<String> domains,
        Set<String> aliases,
        @Nullable BigDecimal revenue,
        @Nullable String segment,
        @Nullable String status,
        @Nullable Integer seats) {

    public CustomerDraft {
        externalIds = Set.copyOf(externalIds);
        domains = Set.copyOf(domains);
        aliases = Set.copyOf(aliases);
    }
}
