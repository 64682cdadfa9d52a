package io.winnow.report;

import io.winnow.scoring.Input;
import java.util.Locale;

/**
 * How one input of the formula stands in the list.
 *
 * @param key what addresses and slots call it; never the name of another column
 * @param label such as {@code Time criticality}
 * @param brief the same where there is little room
 * @param sign what stands before its value in the details' equation, such as {@code ×}; empty when nothing does
 */
public record InputColumn(String key, String label, String brief, String sign) {

    /** Signs stand in the equation of RICE only. */
    static InputColumn of(Input input, boolean rice) {
        String label = label(input.word());
        if (!Input.RICE.contains(input)) {
            return new InputColumn("in-" + input.word(), label, label, "");
        }
        String sign = !rice ? "" : input.equals(Input.EFFORT) ? "÷" : input.equals(Input.REACH) ? "" : "×";
        return new InputColumn(input.word(), label, input.equals(Input.CONFIDENCE) ? "Conf." : label, sign);
    }

    /** {@code timeCriticality} as a person writes it. */
    static String label(String word) {
        String parted =
                word.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replace('_', ' ').toLowerCase(Locale.ROOT);
        return parted.substring(0, 1).toUpperCase(Locale.ROOT) + parted.substring(1);
    }

    String initial() {
        return label.substring(0, 1);
    }
}
