/**
 * Chooses what the next sprint should hold.
 *
 * <p>Issues in their order, a capacity and rules come in, a {@link io.winnow.planning.SprintPlan} with its reasons goes
 * out. Pure, and independent of the order of its input.
 */
@NullMarked
package io.winnow.planning;

import org.jspecify.annotations.NullMarked;
