package io.winnow.workflow;

import io.winnow.evidence.Customer;
import io.winnow.evidence.CustomerDirectory;
import io.winnow.evidence.CustomerDirectory.Resolution;
import io.winnow.intake.CustomerFile;
import io.winnow.intake.EvidenceFile.BadLine;
import io.winnow.store.EvidenceStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
        Taken taken = new Taken(directory);
        file.read(taken::take, taken::problem);
        taken.merge(customers.merged());
        customers.keep(List.copyOf(taken.updated.values()));
        customers.merge(taken.merges);
        return new Result(
                taken.lines,
                taken.updated.size(),
                resolveAgain(taken.merges.isEmpty() ? directory : customers.directory()),
                taken.bad.stream().limit(MOST_SHOWN).toList(),
                taken.badLines);
    }

    /** What came of the lines so far. */
    private static final class Taken {

        private final CustomerDirectory directory;
        private final Map<Long, Customer> updated = new LinkedHashMap<>();
        private final Map<Integer, Long> byNumber = new HashMap<>();
        private final List<CustomerFile.Line> merged = new ArrayList<>();
        private final Map<Long, Long> merges = new LinkedHashMap<>();
        private final List<BadLine> bad = new ArrayList<>();
        private int lines;
        private int badLines;

        Taken(CustomerDirectory directory) {
            this.directory = directory;
        }

        void problem(BadLine line) {
            badLines += line.line() > 0 ? 1 : 0;
            bad.add(line);
        }

        void take(CustomerFile.Line line) {
            lines++;
            Integer account = line.account();
            Optional<Customer> customer = account == null
                    ? directory.update(line.draft())
                    : directory.update(line.draft(), account, Set.copyOf(byNumber.values()));
            if (customer.isEmpty()) {
                problem(new BadLine(
                        line.number(),
                        "names what several customers go by. Merge them first: winnow customers merge A B."));
                return;
            }
            updated.put(customer.get().id(), customer.get());
            if (account != null) {
                byNumber.put(account, customer.get().id());
            }
            if (line.mergedInto() != null) {
                merged.add(line);
            }
        }

        /** Once all are known; a chain of merges may name them in any order. */
        void merge(Map<Long, Long> before) {
            for (CustomerFile.Line line : merged) {
                Long gone = byNumber.get(line.account());
                Long into = byNumber.get(line.mergedInto());
                if (gone == null || into == null) {
                    problem(new BadLine(
                            line.number(),
                            "is merged into number " + line.mergedInto()
                                    + ", but the file has no such number, or none for this line. Write both."));
                } else if (!into.equals(before.get(gone))) {
                    merges.put(gone, into);
                }
            }
        }
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
     * @param bad lines that couldn't be used, and notes about the file as line 0; a thousand at most
     * @param badLines how many lines couldn't be used
     */
    public record Result(int lines, int customers, int resolved, List<BadLine> bad, int badLines) {

        public Result {
            bad = List.copyOf(bad);
        }
    }
}
