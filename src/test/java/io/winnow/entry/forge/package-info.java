@NullMarked
package io.winnow.entry.forge;

import org.jspecify.annotations.NullMarked;
