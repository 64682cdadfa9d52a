/**
 * What customers and the market said: items of evidence, the customers behind them, and how both are counted for an issue.
 *
 * <p>Pure: the same snapshot always gives the same counts.
 */
@NullMarked
package io.winnow.evidence;

import org.jspecify.annotations.NullMarked;
