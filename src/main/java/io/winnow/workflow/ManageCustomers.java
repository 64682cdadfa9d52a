package io.winnow.workflow;

import io.winnow.evidence.Customer;
import io.winnow.evidence.CustomerDirectory;
import io.winnow.intake.CustomerExport;
import io.winnow.intake.FileForm;
import io.winnow.store.CustomerStore;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lists, exports, merges, parts and erases accounts. */
public final class ManageCustomers {

    private final CustomerStore store;

    public ManageCustomers(CustomerStore store) {
        this.store = store;
    }

    /** Every account and what it counts as. */
    public List<Listed> list() {
        Map<Long, Long> merged = store.merged();
        return store.all().stream()
                .map(customer -> new Listed(customer, Optional.ofNullable(merged.get(customer.id()))))
                .toList();
    }

    /** Writes every account, and closes {@code out}. Returns how many. */
    public int export(Writer out, FileForm form) {
        int written = 0;
        try (CustomerExport export = new CustomerExport(out, form)) {
            for (Listed one : list()) {
                export.write(one.customer(), one.mergedInto().orElse(null));
                written++;
            }
        }
        return written;
    }

    /** Lets {@code other} count as {@code into} from now on; both keep their items, so that it can be undone. */
    public Pair merge(String into, String other) {
        Customer kept = find(into);
        Customer gone = find(other);
        CustomerDirectory directory = new CustomerDirectory(List.of(), store.merged(), () -> 0);
        if (directory.canonical(kept.id()) == directory.canonical(gone.id())) {
            throw new SetupException("'" + kept.name() + "' and '" + gone.name() + "' count as one already.");
        }
        store.merge(directory.canonical(gone.id()), Optional.of(directory.canonical(kept.id())));
        return new Pair(kept, gone);
    }

    /** Undoes a merge: the account counts by itself again. */
    public Customer part(String merged) {
        Customer customer = find(merged);
        if (!store.merged().containsKey(customer.id())) {
            throw new SetupException("'" + customer.name() + "' isn't merged into another customer.");
        }
        store.merge(customer.id(), Optional.empty());
        return customer;
    }

    /** Forgets what is personal of an account; its number of items comes back. */
    public int erase(String id) {
        return store.erase(find(id).id());
    }

    /** By Winnow's number, else by any name it goes by, itself not what it was merged into. */
    private Customer find(String idOrName) {
        List<Customer> all = store.all();
        if (idOrName.matches("[0-9]{1,18}")) {
            Optional<Customer> byId = all.stream()
                    .filter(customer -> customer.id() == Long.parseLong(idOrName))
                    .findFirst();
            if (byId.isPresent()) {
                return byId.get();
            }
        }
        Set<Long> called = new CustomerDirectory(all, Map.of(), () -> 0).called(idOrName);
        if (called.size() == 1) {
            long id = called.iterator().next();
            return all.stream()
                    .filter(customer -> customer.id() == id)
                    .findFirst()
                    .orElseThrow();
        }
        throw new SetupException(
                called.isEmpty()
                        ? "There is no customer '" + idOrName + "'; winnow customers list shows all."
                        : "Customers " + called + " all go by '" + idOrName + "': write the number of one.");
    }

    /**
     * An account in the list.
     *
     * @param mergedInto the account it counts as
     */
    public record Listed(Customer customer, Optional<Long> mergedInto) {}

    /** Two accounts, the one that stays first. */
    public record Pair(Customer kept, Customer merged) {}
}
