@NullMarked
package io.winnow.entry.webhook;

import org.jspecify.annotations.NullMarked;
