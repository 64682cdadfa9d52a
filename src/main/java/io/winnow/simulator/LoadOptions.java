package io.winnow.simulator;

/**
 * How recorded issues are loaded.
 *
 * @param issues how many to end up with: fewer are cut off, more are made by repeating with other ids and keys; 0 for as
 *     many as there are
 * @param seed of the RICE inputs and of what is made up
 * @param inputsShare of the issues that get all four inputs; the others miss one, or hold something odd
 */
public record LoadOptions(int issues, long seed, double inputsShare) {

    public static LoadOptions all() {
        return new LoadOptions(0, 1, 0.75);
    }

    public static LoadOptions of(int issues, long seed) {
        return new LoadOptions(issues, seed, 0.75);
    }
}
