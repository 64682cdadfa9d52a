/**
 * Receives the webhooks of feedback tools, and what Jira tells of changes.
 *
 * <p>A request's body and headers come in; evidence, and hints where to look again, go to workflows. Nothing is believed
 * before its signature is checked, and no address in a payload is ever called.
 */
@NullMarked
package io.winnow.entry.webhook;

import org.jspecify.annotations.NullMarked;
