package io.winnow.tracker.jira;

/**
 * Reads and writes have separate budgets.
 *
 * <p>They begin with nine tenths of Jira Cloud's documented refill (GET and POST 100 a second, PUT 50): planning for the
 * refill, not for the bucket. Where a site takes more without a word, they rise up to {@link #fastest}.
 */
public enum Lane {
    READ(90, 400, 1.0),
    WRITE(45, 200, 0.5);

    private final double perSecond;
    private final double fastest;
    private final double concurrentShare;

    Lane(double perSecond, double fastest, double concurrentShare) {
        this.perSecond = perSecond;
        this.fastest = fastest;
        this.concurrentShare = concurrentShare;
    }

    double perSecond() {
        return perSecond;
    }

    double fastest() {
        return fastest;
    }

    int concurrent(int most) {
        return Math.max(1, (int) (most * concurrentShare));
    }
}
