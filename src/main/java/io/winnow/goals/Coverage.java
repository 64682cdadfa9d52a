package io.winnow.goals;

import java.math.BigDecimal;

/**
 * What serves a goal.
 *
 * @param own by the goal's own rules
 * @param total those and what serves its parts
 * @param shareOfOpenEffort of all open effort of the backlogs, from 0 to 1
 */
public record Coverage(Sums own, Sums total, BigDecimal shareOfOpenEffort) {}
