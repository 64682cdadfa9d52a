package io.winnow.scoring;

import java.util.List;

/**
 * One of the numbers a formula reckons with, known by its name.
 *
 * @param word the name used in configuration, JSON and text, such as {@code reach}
 */
public record Input(String word) {

    /** People or accounts per quarter. */
    public static final Input REACH = new Input("reach");
    /** A factor, 1 being medium. */
    public static final Input IMPACT = new Input("impact");
    /** A share from 0 to 1. */
    public static final Input CONFIDENCE = new Input("confidence");
    /** Person-months. */
    public static final Input EFFORT = new Input("effort");

    /** The four of RICE, in the order of its name. Any other input is a plain number of 0 or more. */
    public static final List<Input> RICE = List.of(REACH, IMPACT, CONFIDENCE, EFFORT);

    /** What makes an issue worth doing, and not what it costs: RICE's effort, WSJF's job size. */
    public boolean value() {
        return !equals(EFFORT) && !word.equals("jobSize");
    }
}
