package io.winnow.report;

import java.util.List;

/**
 * A figure above the list, and the parts it opens to.
 *
 * @param tone {@code plain}, {@code warn} or {@code bad}; its words say the same
 */
public record Tile(String id, String figure, String words, String tone, String intro, List<Part> parts) {

    /**
     * One part of a figure.
     *
     * @param link the view of the list it stands for, as the address's fragment; empty when there is none
     */
    public record Part(String label, String count, String link) {}
}
