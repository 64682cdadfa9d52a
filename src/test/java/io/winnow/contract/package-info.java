/** Checks recorded traffic against Atlassian's published contracts, which stand beside the project or not at all. */
@NullMarked
package io.winnow.contract;

import org.jspecify.annotations.NullMarked;
