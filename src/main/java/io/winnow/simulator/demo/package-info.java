/**
 * The words of the demo backlog: an invented payments product.
 *
 * <p>A seeded generator comes in; titles, descriptions and odd texts go out. Nothing here knows issues or Jira.
 */
@NullMarked
package io.winnow.simulator.demo;

import org.jspecify.annotations.NullMarked;
