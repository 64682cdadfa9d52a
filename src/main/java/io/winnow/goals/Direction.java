package io.winnow.goals;

/** Which way a figure has to go. */
public enum Direction {
    UP,
    DOWN
}
