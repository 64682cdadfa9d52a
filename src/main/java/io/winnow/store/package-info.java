/**
 * The ports to what Winnow keeps: issues, cursors, scores, pushes, runs.
 *
 * <p>Facts and results come in and go out unchanged. No SQL here: the adapter is {@code store.sql}. Every method may
 * throw {@link io.winnow.store.StoreException}; every store is safe to use from several threads.
 */
@NullMarked
package io.winnow.store;

import org.jspecify.annotations.NullMarked;
