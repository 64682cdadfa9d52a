/**
 * Answers the planner's question by mixed integer programming.
 *
 * <p>A {@link io.winnow.planning.Optimizer.Question} comes in, the best choice goes out. The only place that knows the
 * optimiser's library; what it finds is checked by the planner.
 */
@NullMarked
package io.winnow.solver;

import org.jspecify.annotations.NullMarked;
