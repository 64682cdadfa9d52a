/**
 * Puts scores into one order.
 *
 * <p>Scores come in, a {@link io.winnow.ranking.Ranking} goes out. Pure, and independent of the order of its input.
 */
@NullMarked
package io.winnow.ranking;

import org.jspecify.annotations.NullMarked;
