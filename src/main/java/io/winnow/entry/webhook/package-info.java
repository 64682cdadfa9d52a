/**
 * Receives the webhooks of feedback tools.
 *
 * <p>A request's body and headers come in; evidence goes to a workflow. Nothing is believed before its signature is checked,
 * and no address in a payload is ever called.
 */
@NullMarked
package io.winnow.entry.webhook;

import org.jspecify.annotations.NullMarked;
