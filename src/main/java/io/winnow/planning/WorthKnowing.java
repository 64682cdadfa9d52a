package io.winnow.planning;

import io.winnow.model.IssueId;

/**
 * What scoring an issue, or scoring it anew, may do to the sprint.
 *
 * @param planned whether it is in the sprint as things stand
 * @param chance how likely it changes sides, from 0 to 1
 * @param gain how much more the sprint would be worth on average with the issue's true score known; 0 or more
 */
public record WorthKnowing(IssueId id, boolean planned, double chance, double gain) {}
