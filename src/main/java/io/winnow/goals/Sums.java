package io.winnow.goals;

import java.math.BigDecimal;

/**
 * What a set of issues adds up to, each counted once.
 *
 * @param openEffort person-months of the open issues; what an open issue above counts already isn't counted again
 * @param scoredValue the scores of the open issues, counted in the same way
 * @param evidence items that customers said about any of them
 */
public record Sums(
        int issues, int openIssues, BigDecimal openEffort, BigDecimal scoredValue, int customers, int evidence) {}
