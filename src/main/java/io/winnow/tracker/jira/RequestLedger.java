package io.winnow.tracker.jira;

import io.winnow.tracker.RequestCounts;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what went over the wire. */
final class RequestLedger {

    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong writes = new AtomicLong();
    private final AtomicLong retried = new AtomicLong();
    private final AtomicLong throttled = new AtomicLong();

    void sent(Lane lane, boolean repeat) {
        (lane == Lane.READ ? reads : writes).incrementAndGet();
        if (repeat) {
            retried.incrementAndGet();
        }
    }

    void throttled() {
        throttled.incrementAndGet();
    }

    RequestCounts counts() {
        return new RequestCounts(reads.get(), writes.get(), retried.get(), throttled.get());
    }
}
