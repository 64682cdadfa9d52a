package io.winnow.model;

/**
 * A link as seen from the issue that holds it.
 *
 * @param type the link type's name, such as {@code Blocks}
 * @param phrase the direction in words, such as {@code is blocked by}
 * @param other the issue at the far end; the reader may not be allowed to see it
 * @param otherKey its key when last read
 */
public record IssueLink(
        String typeId, String type, Direction direction, String phrase, IssueId other, String otherKey) {

    /** OUTWARD: this issue does it to the other ("blocks"); INWARD: it is done to this issue ("is blocked by"). */
    public enum Direction {
        INWARD,
        OUTWARD
    }
}
