@NullMarked
package io.winnow.goals;

import org.jspecify.annotations.NullMarked;
