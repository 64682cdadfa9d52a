/**
 * The simulator's Forge: installs one app on simulated sites, calls the app's remote as Atlassian does, and is the gateway for
 * what the remote asks of the sites.
 *
 * <p>A second reading of how Forge calls a remote, which shares no code with the first.
 */
@NullMarked
package io.winnow.simulator.forge;

import org.jspecify.annotations.NullMarked;
