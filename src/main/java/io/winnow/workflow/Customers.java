package io.winnow.workflow;

import io.winnow.evidence.Customer;
import io.winnow.evidence.CustomerDirectory;
import io.winnow.store.CustomerStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    Map<Long, Long> merged() {
        return store.merged();
    }

    /** Lets accounts count as others; those that would end in a circle stay as they are. */
    void merge(Map<Long, Long> merges) {
        merges.forEach((gone, into) -> {
            CustomerDirectory now = new CustomerDirectory(List.of(), store.merged(), () -> 0);
            if (now.canonical(into) != gone) {
                store.merge(gone, Optional.of(into));
            }
        });
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
