package io.winnow.workflow;

import io.winnow.evidence.Customer;
import io.winnow.evidence.CustomerDirectory;
import io.winnow.evidence.CustomerDirectory.Resolution;
import io.winnow.evidence.CustomerDraft;
import io.winnow.intake.CustomerFile;
import io.winnow.intake.EvidenceFile.BadLine;
import io.winnow.store.EvidenceStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes over what a file says of accounts, and looks again whose items are whose. */
public final class ImportCustomers {

    private static final int MOST_SHOWN = 1_000;

    private final Customers customers;
    private final EvidenceStore evidence;

    public ImportCustomers(Customers customers, EvidenceStore evidence) {
        this.customers = customers;
        this.evidence = evidence;
    }

    public Result run(CustomerFile file) {
        CustomerDirectory directory = customers.directory();
        Map<Long, Customer> updated = new LinkedHashMap<>();
        List<BadLine> bad = new ArrayList<>();
        int[] lines = {0};
        file.read(
                (line, draft) -> {
                    lines[0]++;
                    take(directory, line, draft, updated, bad);
                },
                bad::add);
        customers.keep(List.copyOf(updated.values()));
        return new Result(
                lines[0],
                updated.size(),
                resolveAgain(directory),
                bad.stream().limit(MOST_SHOWN).toList(),
                bad.size());
    }

    private static void take(
            CustomerDirectory directory,
            long line,
            CustomerDraft draft,
            Map<Long, Customer> updated,
            List<BadLine> bad) {
        directory
                .update(draft)
                .ifPresentOrElse(
                        customer -> updated.put(customer.id(), customer),
                        () -> bad.add(new BadLine(
                                line,
                                "names what several customers go by. Merge them first: winnow customers merge A B.")));
    }

    /** Items that nobody could be told for, and somebody can now. */
    private int resolveAgain(CustomerDirectory directory) {
        int resolved = 0;
        for (EvidenceStore.Stored item : evidence.unresolved()) {
            Resolution found = directory.resolve(
                    item.evidence().customer(), item.evidence().contact());
            Long customer = found.customer();
            if (customer != null) {
                customers.keep(directory.takeCreated());
                evidence.resolve(item.id(), customer);
                resolved++;
            }
        }
        return resolved;
    }

    /**
     * What an import of accounts did.
     *
     * @param lines how many lines could be used
     * @param customers how many accounts they were about
     * @param resolved how many items found their account because of it
     * @param bad lines that couldn't be used, a thousand at most
     * @param badLines how many there were
     */
    public record Result(int lines, int customers, int resolved, List<BadLine> bad, int badLines) {

        public Result {
            bad = List.copyOf(bad);
        }
    }
}
