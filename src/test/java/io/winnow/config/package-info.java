@NullMarked
package io.winnow.config;

import org.jspecify.annotations.NullMarked;
