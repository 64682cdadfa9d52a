/**
 * One class for each thing a user wants done; every entry point calls these and nothing below them.
 *
 * <p>A backlog's settings come in, results go out. Workflows only put steps in order: decisions stand in the core,
 * reading and writing in the edge.
 */
@NullMarked
package io.winnow.workflow;

import org.jspecify.annotations.NullMarked;
