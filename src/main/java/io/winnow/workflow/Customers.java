package io.winnow.workflow;

import io.winnow.evidence.Customer;
import io.winnow.evidence.CustomerDirectory;
import io.winnow.store.CustomerStore;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Opens a directory of the accounts in the store, and keeps what it makes. */
public final class Customers {

    private static final int BLOCK = 50;

    private final CustomerStore store;
    private final ReentrantLock turn = new ReentrantLock();

    public Customers(CustomerStore store) {
        this.store = store;
    }

    /**
     * Does what opens a directory and keeps what it made while nobody else of this program does: two at once would each
     * make the same account.
     */
    <T> T alone(Supplier<T> work) {
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    CustomerDirectory directory() {
        return new CustomerDirectory(store.all(), store.merged(), new Numbers());
    }

    /** One whose new accounts are never kept. */
    CustomerDirectory trialDirectory() {
        long[] below = {0};
        return new CustomerDirectory(store.all(), store.merged(), () -> --below[0]);
    }

    void keep(List<Customer> created) {
        store.save(created);
    }

    /** Takes numbers from the store in blocks. */
    private final class Numbers implements LongSupplier {

        private long next;
        private int left;

        @Override
        public long getAsLong() {
            if (left == 0) {
                next = store.reserve(BLOCK);
                left = BLOCK;
            }
            left--;
            return next++;
        }
    }
}
