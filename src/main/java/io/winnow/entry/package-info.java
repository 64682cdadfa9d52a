/** Who may call a workflow; every package below only parses, calls and prints. */
@NullMarked
package io.winnow.entry;

import org.jspecify.annotations.NullMarked;
