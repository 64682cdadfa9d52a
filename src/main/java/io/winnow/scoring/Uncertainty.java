package io.winnow.scoring;

import java.util.List;

/**
 * How sure a score is: by how much each thing it is made of may be off.
 *
 * <p>What is off is a factor, so a reach of 100 that may be twice as much may be half as much too: its logarithm is taken to
 * be normally distributed around what was written.
 *
 * @param parts one for each input that may be off and moves the score, in the formula's order
 */
public record Uncertainty(List<Part> parts) {

    /** Standard deviations of the normal distribution that nine of ten draws lie within. */
    public static final double NINE_OF_TEN = 1.6448536269514722;

    /** Sure. */
    public static final Uncertainty NONE = new Uncertainty(List.of());

    public Uncertainty {
        parts = List.copyOf(parts);
    }

    /** The standard deviation of the score's natural logarithm, the inputs being off independently of each other. */
    public double spread() {
        double variance = 0;
        for (Part part : parts) {
            variance += part.power() * part.power() * part.spread() * part.spread();
        }
        return Math.sqrt(variance);
    }

    /**
     * One input.
     *
     * @param value as the score was reckoned with it; above 0
     * @param power the score changes by this power of the input: 1 for RICE's reach, −1 for its effort
     * @param spread the standard deviation of the input's natural logarithm
     */
    public record Part(Input input, double value, double power, double spread) {}
}
