package io.winnow.tracker.jira;

import java.util.concurrent.Semaphore;

/** How many requests may be under way, in the order they came; places can be taken away while they're in use. */
final class Places extends Semaphore {

    private final int most;
    private int allowed;

    Places(int most) {
        super(most, true);
        this.most = most;
        this.allowed = most;
    }

    /** Half as many, but one at least. */
    synchronized void halve() {
        int fewer = allowed / 2;
        reducePermits(fewer);
        allowed -= fewer;
    }

    /** One more, up to what there were. */
    synchronized void giveBack() {
        if (allowed < most) {
            allowed++;
            release();
        }
    }
}
