package io.winnow.workflow;

import io.winnow.evidence.Customer;
import io.winnow.evidence.CustomerDirectory;
import io.winnow.evidence.CustomerDirectory.Resolution;
import io.winnow.evidence.Evidence;
import io.winnow.intake.DerivedId;
import io.winnow.store.EvidenceStore;
import io.winnow.store.EvidenceStore.Resolved;
import io.winnow.store.EvidenceStore.Saved;
import io.winnow.tracker.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes items of evidence into the ledger as they are read, a thousand at a time; the same items again change nothing. */
public final class ImportEvidence {

    private static final int AT_ONCE = 1_000;

    private final EvidenceStore evidence;
    private final Customers customers;

    public ImportEvidence(EvidenceStore evidence, Customers customers) {
        this.evidence = evidence;
        this.customers = customers;
    }

    /**
     * Imports what {@code reading} hands over.
     *
     * @param dryRun only says what would come of it
     */
    public Result run(Consumer<Consumer<Evidence>> reading, boolean dryRun, Progress progress) {
        return run(reading, null, dryRun, progress);
    }

    /**
     * Takes what an event tells; what a later event told of an item stays.
     *
     * @param toldAt the event's own moment; null when it doesn't say
     */
    public Result event(Consumer<Consumer<Evidence>> reading, @Nullable Instant toldAt) {
        return run(reading, toldAt, false, Progress.SILENT);
    }

    private Result run(
            Consumer<Consumer<Evidence>> reading, @Nullable Instant toldAt, boolean dryRun, Progress progress) {
        return customers.alone(() -> {
            Import run = new Import(toldAt, dryRun, progress);
            reading.accept(run::take);
            run.flush();
            return run.result();
        });
    }

    private final class Import {

        private final @Nullable Instant toldAt;
        private final boolean dryRun;
        private final Progress progress;
        private final CustomerDirectory directory;
        private final List<Resolved> waiting = new ArrayList<>();
        private final Map<String, Set<String>> erased = new HashMap<>();
        private Saved saved = new Saved(0, 0, 0);
        private int newCustomers;
        private int unresolved;
        private int unlinked;

        Import(@Nullable Instant toldAt, boolean dryRun, Progress progress) {
            this.toldAt = toldAt;
            this.dryRun = dryRun;
            this.progress = progress;
            this.directory = dryRun ? customers.trialDirectory() : customers.directory();
        }

        void take(Evidence item) {
            if (erased.computeIfAbsent(item.source(), evidence::erased).contains(item.externalId())) {
                saved = saved.plus(new Saved(0, 0, 1));
                return;
            }
            Resolution customer = directory.resolve(item.customer(), item.contact());
            unresolved += customer.customer() == null ? 1 : 0;
            unlinked += item.issues().isEmpty() ? 1 : 0;
            waiting.add(new Resolved(item, customer.customer(), toldAt));
            if (waiting.size() == AT_ONCE) {
                flush();
            }
        }

        void flush() {
            List<Customer> created = directory.takeCreated();
            newCustomers += created.size();
            if (!dryRun) {
                customers.keep(created);
            }
            saved = saved.plus(evidence.save(withEarlierIssues(), dryRun));
            waiting.clear();
            progress.step("importing evidence", saved.added() + saved.changed() + saved.same(), 0);
        }

        /** Lines without an id that say the same words add their issues to one item, in this file and in earlier ones. */
        private List<Resolved> withEarlierIssues() {
            Map<String, Map<String, Set<String>>> bySource = new HashMap<>();
            for (Resolved one : waiting) {
                Evidence item = one.evidence();
                if (DerivedId.is(item.externalId())) {
                    bySource.computeIfAbsent(item.source(), source -> new HashMap<>())
                            .computeIfAbsent(item.externalId(), id -> new TreeSet<>())
                            .addAll(item.issues());
                }
            }
            bySource.forEach((source, items) -> evidence.issues(source, items.keySet())
                    .forEach((id, issues) ->
                            items.getOrDefault(id, new TreeSet<>()).addAll(issues)));
            return waiting.stream()
                    .map(one -> {
                        Set<String> all = bySource.getOrDefault(one.evidence().source(), Map.of())
                                .get(one.evidence().externalId());
                        return all == null
                                ? one
                                : new Resolved(one.evidence().supporting(List.copyOf(all)), one.customer(), toldAt);
                    })
                    .toList();
        }

        Result result() {
            return new Result(saved, newCustomers, unresolved, unlinked);
        }
    }

    /**
     * What came of an import.
     *
     * @param newCustomers accounts that weren't known before
     * @param unresolved items whose account couldn't be told
     * @param unlinked items that name no issue, and so go into the inbox
     */
    public record Result(Saved saved, int newCustomers, int unresolved, int unlinked) {}
}
