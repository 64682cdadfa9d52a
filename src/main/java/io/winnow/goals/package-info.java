/**
 * What a product is meant to reach, and which issues serve it.
 *
 * <p>A {@link io.winnow.goals.GoalTree}, issues and what a sync found out about the tree's rules come in; links with
 * their reasons, progress and coverage go out. Pure: the same facts and the same day always give the same answer.
 */
@NullMarked
package io.winnow.goals;

import org.jspecify.annotations.NullMarked;
