package io.winnow.planning;

/**
 * Where an issue may stand when its inputs are as unsure as they are said to be.
 *
 * @param bestRank a twentieth of the draws puts it above this rank; 1 is the first
 * @param worstRank a twentieth of the draws puts it below this rank
 * @param chance the share of the draws in which it is in the sprint, from 0 to 1
 */
public record Odds(int bestRank, int worstRank, double chance) {}
