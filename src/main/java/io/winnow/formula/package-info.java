/**
 * Formulas that users write.
 *
 * <p>A line of text comes in, a {@link io.winnow.scoring.Formula} or the place where it is wrong goes out. What a formula
 * can do is listed in {@link io.winnow.formula.FormulaParser}: it reckons, and nothing else.
 */
@NullMarked
package io.winnow.formula;

import org.jspecify.annotations.NullMarked;
