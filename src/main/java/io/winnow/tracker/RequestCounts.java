package io.winnow.tracker;

/**
 * Requests sent so far.
 *
 * @param reads requests that change nothing, repeated ones included
 * @param writes requests that may change something, repeated ones included
 * @param retried how many of both were repeats
 * @param throttled how many the tracker turned away for being too many
 */
public record RequestCounts(long reads, long writes, long retried, long throttled) {

    public static final RequestCounts NONE = new RequestCounts(0, 0, 0, 0);

    public RequestCounts minus(RequestCounts earlier) {
        return new RequestCounts(
                reads - earlier.reads,
                writes - earlier.writes,
                retried - earlier.retried,
                throttled - earlier.throttled);
    }
}
