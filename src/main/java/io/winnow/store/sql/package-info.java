/**
 * The adapter of the store's ports to SQL: SQLite today, in a dialect that PostgreSQL reads too.
 *
 * <p>A JDBC address comes in, stores go out. The only package that knows SQL. No decision about issues, scores or pushes
 * may stand here.
 */
@NullMarked
package io.winnow.store.sql;

import org.jspecify.annotations.NullMarked;
