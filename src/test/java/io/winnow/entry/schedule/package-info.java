@NullMarked
package io.winnow.entry.schedule;

import org.jspecify.annotations.NullMarked;
