/**
 * The adapter to Jira: HTTP, login, limits, paging and field mapping.
 *
 * <p>Calls of the ports in {@link io.winnow.tracker} come in, HTTP goes out, facts come back. The only package that knows
 * OkHttp. No decision about scores or pushes may stand here.
 */
@NullMarked
package io.winnow.tracker.jira;

import org.jspecify.annotations.NullMarked;
