/**
 * Makes the next sprint's plan of an order.
 *
 * <p>A ranking, efforts and rules come in, a plan with its reasons goes out. Pure, and independent of the order of its input.
 */
@NullMarked
package io.winnow.planning;

import org.jspecify.annotations.NullMarked;
