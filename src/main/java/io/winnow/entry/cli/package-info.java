/**
 * The command line: one class a verb.
 *
 * <p>Words come in, a workflow is called, its result is printed; what a command decides is only how it looks. The only
 * package that knows picocli.
 */
@NullMarked
package io.winnow.entry.cli;

import org.jspecify.annotations.NullMarked;
