package io.winnow.evidence;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing a customer or the market told us, as its source states it; {@code source} and {@code externalId} together are
 * its identity.
 *
 * @param source where it came from, such as {@code zendesk}; never blank
 * @param externalId the source's own id of it; never blank
 * @param kind support, request, interview, survey, sales, usage, competitor, market or the user's own; lower case
 * @param date when it was said; null when the source doesn't say, and then it never ages
 * @param text what was said; may be empty
 * @param url where it can be read; only {@code http} and {@code https}; null when there is none
 * @param contact the person who said it, an address or a name; null when unknown
 * @param customer the account as the source names it: an id, a name or an alias; null when unknown
 * @param revenue what the source says the account is worth a year, in one currency for the whole ledger; null when it doesn't
 * @param nps 0 to 10; null when not asked
 * @param csat 1 to 5; null when not asked
 * @param importance how much the customer says it matters, on the source's own scale; null when not asked
 * @param quantity how much was measured, such as users, events or seats; 0 or more; null when nothing was
 * @param issues ids or keys of the issues it supports, as the source names them; empty when it waits in the inbox
 */
public record Evidence(
        String source,
        String externalId,
        String kind,
        @Nullable Instant date,
        String text,
        @Nullable String url,
        @Nullable String contact,
        @Nullable String customer,
        @Nullable BigDecimal revenue,
        @Nullable String segment,
        @Nullable String persona,
        @Nullable String stage,
        @Nullable Integer nps,
        @Nullable BigDecimal csat,
        @Nullable BigDecimal importance,
        @Nullable BigDecimal quantity,
        List<String> issues) {

    public Evidence {
        issues = List.copyOf(issues);
    }

    /** The same item with other issues. */
    public Evidence supporting(List<String> otherIssues) {
        return new Evidence(
                source,
                externalId,
                kind,
                date,
                text,
                url,
                contact,
                customer,
                revenue,
                segment,
                persona,
                stage,
                nps,
                csat,
                importance,
                quantity,
                otherIssues);
    }
}
