/**
 * Jira's JSON, and the one way from it to facts.
 *
 * <p>Parsed JSON comes in, records of {@link io.winnow.model} go out. Nothing outside {@code tracker.jira} may use this
 * package.
 */
@NullMarked
package io.winnow.tracker.jira.wire;

import org.jspecify.annotations.NullMarked;
