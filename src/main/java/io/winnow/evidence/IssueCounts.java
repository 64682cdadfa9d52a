package io.winnow.evidence;

/**
 * The evidence of one issue.
 *
 * @param own of items that name the issue itself
 * @param total of those and of items that name an issue below it, each item and each customer once
 */
public record IssueCounts(Counts own, Counts total) {

    public static final IssueCounts NONE = new IssueCounts(Counts.NONE, Counts.NONE);
}
