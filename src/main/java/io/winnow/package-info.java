/** The composition root, the only place that names adapters. */
@NullMarked
package io.winnow;

import org.jspecify.annotations.NullMarked;
