@NullMarked
package io.winnow.intake;

import org.jspecify.annotations.NullMarked;
