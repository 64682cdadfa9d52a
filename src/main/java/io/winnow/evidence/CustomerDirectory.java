package io.winnow.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the account behind what a source says, and makes one where none is known yet. A name or domain that several
 * accounts claim decides nothing.
 *
 * <p>Not thread-safe: an import has one of its own.
 */
public final class CustomerDirectory {

    private final Map<Long, Customer> customers = new HashMap<>();
    private final Map<Long, Long> mergedInto;
    private final Map<String, Set<Long>> names = new HashMap<>();
    private final Map<String, Set<Long>> domains = new HashMap<>();
    private final List<Customer> created = new ArrayList<>();
    private final LongSupplier newId;

    /**
     * @param mergedInto which customer counts as which other
     * @param newId gives every new account a number nobody else gets
     */
    public CustomerDirectory(Collection<Customer> known, Map<Long, Long> mergedInto, LongSupplier newId) {
        this.mergedInto = Map.copyOf(mergedInto);
        this.newId = newId;
        known.forEach(this::add);
    }

    /**
     * The account an item belongs to: by the customer's id, name or alias, else by the contact's id, alias or mail domain.
     *
     * @param customer the account as the source names it; null or blank when it doesn't
     * @param contact the person as the source names them; null or blank when it doesn't
     */
    public Resolution resolve(@Nullable String customer, @Nullable String contact) {
        if (customer != null && !customer.isBlank()) {
            Set<Long> found = called(customer);
            return found.isEmpty() ? byMail(customer).orElseGet(() -> create(customer.strip(), Set.of())) : of(found);
        }
        if (contact == null || contact.isBlank()) {
            return Resolution.NONE;
        }
        Set<Long> found = called(contact);
        return found.isEmpty() ? byMail(contact).orElse(Resolution.NONE) : of(found);
    }

    /** The account another system knows by this id; {@code name} is what a new one is called. */
    public Resolution resolveId(String externalId, String name) {
        Set<Long> found = called(externalId);
        return found.isEmpty() ? create(name.isBlank() ? externalId : name, Set.of(externalId), Set.of()) : of(found);
    }

    /**
     * The account that goes by any of the draft's id, name, aliases or domains, with what the draft says; a new one when
     * nobody goes by them. Empty when several do, and then nothing is changed.
     */
    public Optional<Customer> update(CustomerDraft draft) {
        Set<Long> found = new TreeSet<>();
        draft.externalIds().forEach(id -> found.addAll(called(id)));
        if (found.isEmpty()) {
            draft.domains().forEach(domain -> found.addAll(called(domain)));
            draft.aliases().forEach(alias -> found.addAll(called(alias)));
            found.addAll(draft.name() == null ? Set.of() : called(draft.name()));
        }
        return found.size() > 1 ? Optional.empty() : Optional.of(updated(draft, found));
    }

    /**
     * The same for a file that calls its accounts by number: two numbers are two accounts, whatever names they share. Of
     * several that go by the draft's words it is the one that bears the number here, too.
     *
     * @param taken ids of the accounts that other numbers of the file stand for
     */
    public Optional<Customer> update(CustomerDraft draft, long number, Set<Long> taken) {
        Set<Long> found = new TreeSet<>();
        draft.externalIds().forEach(id -> found.addAll(names.getOrDefault(word(id), Set.of())));
        draft.aliases().forEach(alias -> found.addAll(names.getOrDefault(word(alias), Set.of())));
        draft.domains().forEach(domain -> found.addAll(domains.getOrDefault(word(domain), Set.of())));
        found.addAll(draft.name() == null ? Set.of() : names.getOrDefault(word(draft.name()), Set.of()));
        found.removeAll(taken);
        if (found.contains(number)) {
            return Optional.of(updated(draft, Set.of(number)));
        }
        Set<Long> byId = new TreeSet<>();
        draft.externalIds().forEach(id -> byId.addAll(names.getOrDefault(word(id), Set.of())));
        byId.retainAll(found);
        Set<Long> theirs = byId.isEmpty() ? found : byId;
        return theirs.size() > 1 ? Optional.empty() : Optional.of(updated(draft, theirs));
    }

    /** @param found the account's id, or nothing for a new one */
    private Customer updated(CustomerDraft draft, Set<Long> found) {
        Customer known = found.isEmpty() ? null : customers.get(found.iterator().next());
        Customer updated = known == null ? created(draft) : merged(known, draft);
        add(updated);
        return updated;
    }

    private Customer created(CustomerDraft draft) {
        String name = draft.name() != null
                ? draft.name()
                : draft.externalIds().stream()
                        .findFirst()
                        .orElseGet(() ->
                                draft.domains().stream().sorted().findFirst().orElse("unnamed"));
        return new Customer(
                newId.getAsLong(),
                name,
                draft.externalIds(),
                draft.domains(),
                draft.aliases(),
                draft.revenue(),
                draft.segment(),
                draft.status(),
                draft.seats());
    }

    private static Customer merged(Customer known, CustomerDraft draft) {
        String name = draft.name() == null ? known.name() : draft.name();
        Set<String> aliases = both(known.aliases(), draft.aliases());
        if (!word(name).equals(word(known.name()))) {
            aliases = both(aliases, Set.of(known.name())); // items may name it by that
        }
        return new Customer(
                known.id(),
                name,
                both(known.externalIds(), draft.externalIds()),
                both(known.domains(), draft.domains()),
                aliases,
                draft.revenue() == null ? known.revenue() : draft.revenue(),
                draft.segment() == null ? known.segment() : draft.segment(),
                draft.status() == null ? known.status() : draft.status(),
                draft.seats() == null ? known.seats() : draft.seats());
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }

    /** Accounts made since the last call, to be kept before the items that name them. */
    public List<Customer> takeCreated() {
        List<Customer> taken = List.copyOf(created);
        created.clear();
        return taken;
    }

    /** The account that this one counts as. */
    public long canonical(long id) {
        long at = id;
        for (int steps = 0; steps < mergedInto.size() && mergedInto.containsKey(at); steps++) {
            at = mergedInto.get(at);
        }
        return at;
    }

    /** The ids of the accounts that go by an id, name, alias or domain, merged ones as what they count as; sorted. */
    public Set<Long> called(String name) {
        String word = word(name);
        Set<Long> found = new TreeSet<>();
        names.getOrDefault(word, domains.getOrDefault(word, Set.of())).forEach(id -> found.add(canonical(id)));
        return found;
    }

    private Optional<Resolution> byMail(String contact) {
        return PublicMailDomains.domainOf(contact).map(domain -> {
            Set<Long> found = called(domain);
            return found.isEmpty() ? create(domain, Set.of(domain)) : of(found);
        });
    }

    private static Resolution of(Set<Long> found) {
        return found.size() == 1 ? new Resolution(found.iterator().next(), Set.of()) : new Resolution(null, found);
    }

    private Resolution create(String name, Set<String> itsDomains) {
        return create(name, Set.of(), itsDomains);
    }

    private Resolution create(String name, Set<String> externalIds, Set<String> itsDomains) {
        Customer customer =
                new Customer(newId.getAsLong(), name, externalIds, itsDomains, Set.of(), null, null, null, null);
        add(customer);
        created.add(customer);
        return new Resolution(customer.id(), Set.of());
    }

    private void add(Customer customer) {
        customers.put(customer.id(), customer);
        claim(names, customer.name(), customer.id());
        customer.externalIds().forEach(name -> claim(names, name, customer.id()));
        customer.aliases().forEach(name -> claim(names, name, customer.id()));
        customer.domains().forEach(domain -> claim(domains, domain, customer.id()));
    }

    private static void claim(Map<String, Set<Long>> index, String name, long id) {
        index.computeIfAbsent(word(name), key -> new LinkedHashSet<>(1)).add(id);
    }

    /** As names are compared: case and the width of blanks don't matter. */
    static String word(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /**
     * What an item's customer turned out to be.
     *
     * @param customer null when nobody is named, or several accounts claim the name
     * @param candidates the accounts that claim it, when there are several; else empty
     */
    public record Resolution(@Nullable Long customer, Set<Long> candidates) {

        static final Resolution NONE = new Resolution(null, Set.of());

        public Resolution {
            candidates = Set.copyOf(candidates);
        }

        public boolean ambiguous() {
            return !candidates.isEmpty();
        }
    }
}
