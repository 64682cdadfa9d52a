@NullMarked
package io.winnow.store.sql;

import org.jspecify.annotations.NullMarked;
