/**
 * What only Jira Data Center does: versions 9.12 to 11.
 *
 * <p>{@link io.winnow.tracker.jira.datacenter.DataCenter} is all that others see; everything else here serves it.
 */
@NullMarked
package io.winnow.tracker.jira.datacenter;

import org.jspecify.annotations.NullMarked;
