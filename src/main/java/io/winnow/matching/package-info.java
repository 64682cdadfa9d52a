/**
 * Finds the issues a text is likely about.
 *
 * <p>Issues, and what was already sorted to them, come in; suggestions with their reasons go out. The index lives in
 * memory and is built for each question; nothing is stored here. The only package that knows Lucene.
 */
@NullMarked
package io.winnow.matching;

import org.jspecify.annotations.NullMarked;
