package io.winnow.store;

import io.winnow.evidence.Customer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the accounts behind the evidence. */
public interface CustomerStore {

    /** All accounts, merged ones too, by id. */
    List<Customer> all();

    /** Which account counts as which other, by id. */
    Map<Long, Long> merged();

    /** What these accounts are called, by their own ids; a merged one is called what it counts as. */
    Map<Long, String> names(Collection<Long> ids);

    /** Sets so many numbers for new accounts aside, and returns the first. */
    long reserve(int count);

    /** Adds or replaces accounts, in one transaction. */
    void save(Collection<Customer> customers);

    /** Lets {@code merged} count as {@code into}; empty ends that. Nothing else changes. */
    void merge(long merged, Optional<Long> into);

    /**
     * Forgets what is personal of an account: its names, and the contacts, texts and addresses of its items. The items
     * stay, and so do the counts; importing the same items again doesn't bring back what was forgotten.
     *
     * @return how many items it had
     */
    int erase(long customer);
}
