/**
 * The simulator's reading of JQL.
 *
 * <p>Query text comes in; a syntax tree, or an error in Jira's words, goes out. What a field or a value means is decided
 * elsewhere: nothing here knows a site.
 */
@NullMarked
package io.winnow.simulator.jql;

import org.jspecify.annotations.NullMarked;
