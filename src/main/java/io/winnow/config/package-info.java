/**
 * Reads {@code winnow.yaml} and the environment into each feature's settings.
 *
 * <p>A file and the environment come in; settings records go out, or every problem at once. Secrets never go into a
 * message. No feature may read settings in any other way.
 */
@NullMarked
package io.winnow.config;

import org.jspecify.annotations.NullMarked;
