package io.winnow.evidence;

import java.math.BigDecimal;

/**
 * How evidence is weighed.
 *
 * @param halfLifeDays after so many days an item weighs half; above 0
 * @param revenueCapShare the share of the ledger's whole revenue that one account may bring to an issue; above 0, at most 1
 * @param votes whether Jira's votes for issues are told beside the counts; they never count as customers
 */
public record EvidenceSettings(int halfLifeDays, BigDecimal revenueCapShare, boolean votes) {

    public static final EvidenceSettings DEFAULT = new EvidenceSettings(180, new BigDecimal("0.2"), false);

    public EvidenceSettings {
        if (halfLifeDays <= 0 || revenueCapShare.signum() <= 0 || revenueCapShare.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("the half-life must be above 0, the share above 0 and at most 1");
        }
    }
}
