package io.winnow.goals;

/**
 * Why an issue serves a goal.
 *
 * @param via what says so
 * @param words a short phrase, such as {@code label retention}
 */
public record Reason(Via via, String words) {

    /** What says that an issue serves a goal; where they disagree, an earlier one is the clearer word. */
    public enum Via {
        LISTED,
        FIELD,
        LABEL,
        JQL,
        PARENT
    }
}
