/** Tests of the simulator, through HTTP as any client would use it. */
@NullMarked
package io.winnow.simulator;

import org.jspecify.annotations.NullMarked;
