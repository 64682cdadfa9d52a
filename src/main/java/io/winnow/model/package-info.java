/**
 * Immutable facts as Jira knows them.
 *
 * <p>Nothing comes in: this package imports no other. Records go out to every other package. No I/O, clock, logging or
 * decision may ever stand here.
 */
@NullMarked
package io.winnow.model;

import org.jspecify.annotations.NullMarked;
