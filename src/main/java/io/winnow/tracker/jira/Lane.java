package io.winnow.tracker.jira;

/**
 * Reads and writes have separate budgets.
 *
 * <p>The rates are nine tenths of Jira Cloud's documented refill (GET and POST 100 a second, PUT 50): planning for the
 * refill, not for the bucket.
 */
enum Lane {
    READ(90, 1.0),
    WRITE(45, 0.5);

    private final double perSecond;
    private final double concurrentShare;

    Lane(double perSecond, double concurrentShare) {
        this.perSecond = perSecond;
        this.concurrentShare = concurrentShare;
    }

    double perSecond() {
        return perSecond;
    }

    int concurrent(int most) {
        return Math.max(1, (int) (most * concurrentShare));
    }
}
