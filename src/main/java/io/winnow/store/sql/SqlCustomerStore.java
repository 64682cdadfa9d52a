package io.winnow.store.sql;

import io.winnow.evidence.Customer;
import io.winnow.evidence.CustomerDirectory;
import io.winnow.store.CustomerStore;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keeps an account as a row, and what it goes by as rows of their own. */
final class SqlCustomerStore implements CustomerStore {

    private static final String SAVE = "INSERT INTO customer (id, name, revenue, segment, status, seats)"
            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name,"
            + " revenue = excluded.revenue, segment = excluded.segment, status = excluded.status,"
            + " seats = excluded.seats";

    private final Database database;

    SqlCustomerStore(Database database) {
        this.database = database;
    }

    private enum NameKind {
        EXTERNAL_ID,
        DOMAIN,
        ALIAS
    }

    @Override
    public List<Customer> all() {
        return database.read(handle -> {
            Map<Long, Map<NameKind, Set<String>>> names = names(handle);
            return handle.createQuery("SELECT id, name, revenue, segment, status, seats FROM customer ORDER BY id")
                    .map((row, context) -> customer(row, names.getOrDefault(row.getLong(1), Map.of())))
                    .list();
        });
    }

    private static Map<Long, Map<NameKind, Set<String>>> names(Handle handle) {
        Map<Long, Map<NameKind, Set<String>>> names = new HashMap<>();
        handle.createQuery("SELECT customer_id, kind, name FROM customer_name")
                .map((row, context) -> new Name(row.getLong(1), NameKind.valueOf(row.getString(2)), row.getString(3)))
                .forEach(name -> names.computeIfAbsent(name.customer(), id -> new HashMap<>())
                        .computeIfAbsent(name.kind(), kind -> new HashSet<>())
                        .add(name.name()));
        return names;
    }

    private record Name(long customer, NameKind kind, String name) {}

    private static Customer customer(ResultSet row, Map<NameKind, Set<String>> names) throws SQLException {
        return new Customer(
                row.getLong(1),
                row.getString(2),
                names.getOrDefault(NameKind.EXTERNAL_ID, Set.of()),
                names.getOrDefault(NameKind.DOMAIN, Set.of()),
                names.getOrDefault(NameKind.ALIAS, Set.of()),
                decimal(row.getString(3)),
                row.getString(4),
                row.getString(5),
                SqlEvidenceStore.integer(row, 6));
    }

    static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    @Override
    public Map<Long, Long> merged() {
        Map<Long, Long> merged = new HashMap<>();
        database.read(handle -> {
            handle.createQuery("SELECT id, merged_into FROM customer WHERE merged_into IS NOT NULL")
                    .map((row, context) -> Map.entry(row.getLong(1), row.getLong(2)))
                    .forEach(pair -> merged.put(pair.getKey(), pair.getValue()));
            return true;
        });
        return merged;
    }

    @Override
    public Map<Long, String> names(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        CustomerDirectory directory = new CustomerDirectory(List.of(), merged(), () -> 0);
        Map<Long, String> found = new HashMap<>();
        database.read(handle -> {
            handle.createQuery("SELECT id, name FROM customer WHERE id IN (<ids>)")
                    .bindList(
                            "ids",
                            ids.stream().map(directory::canonical).distinct().toList())
                    .map((row, context) -> Map.entry(row.getLong(1), row.getString(2)))
                    .forEach(one -> found.put(one.getKey(), one.getValue()));
            return true;
        });
        Map<Long, String> names = new HashMap<>();
        ids.forEach(id -> {
            String name = found.get(directory.canonical(id));
            if (name != null) {
                names.put(id, name);
            }
        });
        return names;
    }

    @Override
    public long reserve(int count) {
        return database.write(handle -> Database.reserve(handle, "customer", count));
    }

    @Override
    public void save(Collection<Customer> customers) {
        if (customers.isEmpty()) {
            return;
        }
        database.change(handle -> {
            Database.batch(
                    handle,
                    SAVE,
                    customers.stream()
                            .map(one -> Database.row(
                                    one.id(),
                                    one.name(),
                                    text(one.revenue()),
                                    one.segment(),
                                    one.status(),
                                    one.seats())));
            Database.batch(
                    handle,
                    "DELETE FROM customer_name WHERE customer_id = ?",
                    customers.stream().map(one -> Database.row(one.id())));
            Database.batch(
                    handle,
                    "INSERT INTO customer_name (customer_id, kind, name) VALUES (?, ?, ?)",
                    customers.stream().flatMap(SqlCustomerStore::nameRows));
            SqlEvidenceStore.touch(handle, customers.size());
        });
    }

    private static Stream<@Nullable Object[]> nameRows(Customer customer) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        customer.externalIds().forEach(name -> rows.add(nameRow(customer, NameKind.EXTERNAL_ID, name)));
        customer.domains().forEach(name -> rows.add(nameRow(customer, NameKind.DOMAIN, name)));
        customer.aliases().forEach(name -> rows.add(nameRow(customer, NameKind.ALIAS, name)));
        return rows.stream();
    }

    private static @Nullable Object[] nameRow(Customer customer, NameKind kind, String name) {
        return Database.row(customer.id(), kind.name(), name);
    }

    @Override
    public void merge(long merged, Optional<Long> into) {
        database.change(handle -> SqlEvidenceStore.touch(
                handle,
                handle.createUpdate("UPDATE customer SET merged_into = ? WHERE id = ?")
                        .bind(0, into.orElse(null))
                        .bind(1, merged)
                        .execute()));
    }

    @Override
    public int erase(long customer) {
        return database.write(handle -> {
            handle.execute(
                    "UPDATE customer SET name = ?, erased = TRUE WHERE id = ?",
                    "erased customer " + customer,
                    customer);
            handle.execute("DELETE FROM customer_name WHERE customer_id = ?", customer);
            SqlEvidenceStore.touch(handle, 1);
            return handle.execute(
                    "UPDATE evidence SET url = NULL, contact = NULL, customer = NULL, persona = NULL, body = '',"
                            + " erased = TRUE WHERE customer_id = ?",
                    customer);
        });
    }
}
