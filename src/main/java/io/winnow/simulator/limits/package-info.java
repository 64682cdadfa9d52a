/**
 * The simulator's traffic limits: bursts, an hourly quota, writes to one issue.
 *
 * <p>A method, an issue and a cost come in; a {@link io.winnow.simulator.limits.Verdict} goes out. No HTTP here.
 */
@NullMarked
package io.winnow.simulator.limits;

import org.jspecify.annotations.NullMarked;
