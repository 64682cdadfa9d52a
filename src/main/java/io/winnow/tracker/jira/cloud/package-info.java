/**
 * What only Jira Cloud does.
 *
 * <p>{@link io.winnow.tracker.jira.cloud.Cloud} is all that others see; everything else here serves it.
 */
@NullMarked
package io.winnow.tracker.jira.cloud;

import org.jspecify.annotations.NullMarked;
