package io.winnow.evidence;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account, never a person.
 *
 * @param id Winnow's own, from 1
 * @param externalIds the ids other systems know it by
 * @param domains its e-mail domains, lower case; never a public mail domain
 * @param aliases other names it goes by
 * @param revenue what it is worth a year, in the ledger's one currency; null when unknown
 * @param status such as {@code active} or {@code lost}; null when unknown
 * @param seats how many people of it use the product; null when unknown
 */
public record Customer(
        long id,
        String name,
        Set<String> externalIds,
        Set<String> domains,
        Set<String> aliases,
        @Nullable BigDecimal revenue,
        @Nullable String segment,
        @Nullable String status,
        @Nullable Integer seats) {

    public Customer {
        externalIds = Set.copyOf(externalIds);
        domains = Set.copyOf(domains);
        aliases = Set.copyOf(aliases);
    }
}
