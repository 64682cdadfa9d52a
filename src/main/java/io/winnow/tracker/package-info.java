/**
 * The ports to an issue tracker: what Winnow reads and writes, and how that can fail.
 *
 * <p>JQL, ids and changes come in; facts of {@link io.winnow.model} and {@link io.winnow.tracker.TrackerException} go
 * out. Nothing here knows HTTP; the adapter is {@code tracker.jira}.
 */
@NullMarked
package io.winnow.tracker;

import org.jspecify.annotations.NullMarked;
