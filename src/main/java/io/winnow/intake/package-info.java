/**
 * Reads files of other systems.
 *
 * <p>A file comes in; what it says goes out, with each line that couldn't be used and why. The only package that knows
 * CSV. Nothing is stored here.
 */
@NullMarked
package io.winnow.intake;

import org.jspecify.annotations.NullMarked;
