package io.winnow.model;

/** Jira's immutable numeric id of an issue: its identity everywhere, since the key changes when an issue moves. */
public record IssueId(long value) implements Comparable<IssueId> {

    public IssueId {
        if (value <= 0) {
            throw new IllegalArgumentException("an issue id is a positive number, not " + value);
        }
    }

    /** Reads the decimal digits Jira sends; throws {@link NumberFormatException} when they aren't. */
    public static IssueId of(String digits) {
        return new IssueId(Long.parseLong(digits));
    }

    @Override
    public int compareTo(IssueId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
