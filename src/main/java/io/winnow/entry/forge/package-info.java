/**
 * Receives the calls of a Forge app, of which Winnow is the remote.
 *
 * <p>A call's headers and body come in; who calls, for which site, and hints where to look again come out. Nothing in a body is
 * looked at before the call's token is verified, and no address in a token is called that isn't the gateway's.
 */
@NullMarked
package io.winnow.entry.forge;

import org.jspecify.annotations.NullMarked;
