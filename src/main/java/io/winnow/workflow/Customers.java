package io.winnow.workflow;

import io.winnow.evidence.Customer;
import io.winnow.evidence.CustomerDirectory;
import io.winnow.store.CustomerStore;
import java.util.List;
import java.util.function.LongSupplier;

/** Opens a directory of the accounts in the store, and keeps what it makes. */
public final class Customers {

    private static final int BLOCK = 50;

    private final CustomerStore store;

    public Customers(CustomerStore store) {
        this.store = store;
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
