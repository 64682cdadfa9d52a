/**
 * Turns an issue's inputs into an explained number.
 *
 * <p>An {@link io.winnow.model.Issue} and {@link io.winnow.scoring.ScoringSettings} come in, a {@link
 * io.winnow.scoring.Score} with its whole trace goes out. Pure: the same issue and settings always give the same score.
 */
@NullMarked
package io.winnow.scoring;

import org.jspecify.annotations.NullMarked;
