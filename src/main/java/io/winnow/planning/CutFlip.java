package io.winnow.planning;

import io.winnow.scoring.Input;

/**
 * The one input that, were it otherwise, would bring an issue into the sprint or out of it.
 *
 * @param value as it is now
 * @param threshold beyond which the issue changes sides; {@code below} says on which side of it
 * @param below whether the input would have to be below the threshold
 */
public record CutFlip(Input input, double value, double threshold, boolean below) {}
