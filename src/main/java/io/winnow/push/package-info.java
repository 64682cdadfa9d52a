/**
 * Writes results back: plans a push as a diff against what the tracker holds, applies it, and says how each change
 * ended.
 *
 * <p>Scores, issues and what Winnow wrote before come in; a stored push goes out. What Winnow doesn't own is never
 * overwritten unless the settings say so.
 */
@NullMarked
package io.winnow.push;

import org.jspecify.annotations.NullMarked;
