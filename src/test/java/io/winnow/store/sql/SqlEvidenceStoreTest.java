package io.winnow.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.evidence.CountedItem;
import io.winnow.evidence.Customer;
import io.winnow.evidence.Evidence;
import io.winnow.model.IssueId;
import io.winnow.store.CustomerStore;
import io.winnow.store.EvidenceStore;
import io.winnow.store.EvidenceStore.Resolved;
import io.winnow.store.EvidenceStore.Saved;
import io.winnow.store.EvidenceStore.Stored;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlEvidenceStoreTest {

    private static final Instant DAY = Instant.parse("2026-10-01T00:00:00Z");

    @TempDir
    Path folder;

    private SqlStores stores;
    private EvidenceStore store;

    @BeforeEach
    void open() {
        stores = SqlStores.open("jdbc:sqlite:" + folder.resolve("winnow.db"), Clock.systemUTC());
        store = stores.evidence();
    }

    @AfterEach
    void close() {
        stores.close();
    }

    private static Evidence item(String id, String text, String... issues) {
        return new Evidence(
                "mail",
                id,
                "request",
                DAY,
                text,
                "https://mail.example/" + id,
                "Ann <ann@acme.example>",
                "Acme",
                new BigDecimal("12.50"),
                "smb",
                "admin",
                "trial",
                9,
                new BigDecimal("4.5"),
                BigDecimal.ONE,
                new BigDecimal("900.5"),
                List.of(issues));
    }

    private Saved save(@Nullable Long customer, Evidence... items) {
        List<Resolved> resolved = new ArrayList<>();
        for (Evidence item : items) {
            resolved.add(new Resolved(item, customer));
        }
        return store.save(resolved, false);
    }

    @Test
    void an_item_comes_back_as_it_went_in_and_the_same_again_changes_nothing() {
        stores.issues().save("payments", List.of(StoredIssues.bare(12)));
        Evidence item = item("1", "Zoë says: \"ja\"\n'; DROP TABLE evidence; --", "PAY-12", "44");

        assertThat(save(5L, item)).isEqualTo(new Saved(1, 0, 0));
        assertThat(save(5L, item)).isEqualTo(new Saved(0, 0, 1));

        Stored stored = store.find("mail:1").orElseThrow();
        assertThat(stored.evidence()).isEqualTo(item("1", item.text(), "44", "PAY-12"));
        assertThat(stored.customer()).isEqualTo(5L);
        assertThat(store.find(String.valueOf(stored.id()))).contains(stored);
        assertThat(store.of(new IssueId(12))).containsExactly(stored);
        assertThat(store.of(new IssueId(44))).containsExactly(stored);
        assertThat(store.find("mail:2")).isEmpty();
        assertThat(store.find("nonsense")).isEmpty();
    }

    @Test
    void what_an_item_says_anew_replaces_what_it_said_and_its_issues() {
        save(5L, item("1", "old", "44"));

        assertThat(save(6L, item("1", "new", "45"), item("2", "other"))).isEqualTo(new Saved(1, 1, 0));

        assertThat(store.of(new IssueId(44))).isEmpty();
        assertThat(store.of(new IssueId(45)))
                .extracting(one -> one.evidence().text())
                .containsExactly("new");
        assertThat(store.size()).isEqualTo(2);
    }

    @Test
    void a_dry_run_says_what_would_come_and_keeps_nothing() {
        assertThat(store.save(List.of(new Resolved(item("1", "x"), 5L)), true)).isEqualTo(new Saved(1, 0, 0));

        assertThat(store.size()).isZero();
    }

    @Test
    void a_link_to_a_key_nobody_knows_yet_counts_once_the_issue_has_come_and_follows_it_when_it_moves() {
        save(5L, item("1", "x", "pay-12"));
        assertThat(store.counted()).isEmpty();

        stores.issues().save("payments", List.of(StoredIssues.bare(12)));
        store.bindLinks();

        assertThat(store.counted())
                .containsExactly(new CountedItem(
                        "mail",
                        "request",
                        DAY,
                        5,
                        new BigDecimal("12.50"),
                        "smb",
                        9,
                        new BigDecimal("4.5"),
                        new BigDecimal("900.5"),
                        List.of(new IssueId(12))));
        assertThat(store.inboxSize()).isZero();
    }

    @Test
    void the_inbox_holds_what_supports_nothing_until_a_person_links_or_dismisses_it_and_an_import_undoes_neither() {
        save(5L, item("1", "a"), item("2", "b"), item("3", "c", "44"));
        assertThat(store.inbox(9)).extracting(one -> one.evidence().text()).containsExactly("b", "a");
        assertThat(store.inbox(1)).hasSize(1);
        long first = store.find("mail:1").orElseThrow().id();
        long second = store.find("mail:2").orElseThrow().id();

        assertThat(store.link(first, "12", new IssueId(12))).isTrue();
        assertThat(store.link(first, "12", new IssueId(12))).isFalse();
        store.dismiss(second, "spam");
        save(5L, item("1", "a changed"), item("2", "b changed"));

        assertThat(store.inboxSize()).isZero();
        assertThat(store.of(new IssueId(12)))
                .extracting(one -> one.evidence().text())
                .containsExactly("a changed");
        assertThat(store.find("mail:2").orElseThrow().dismissed()).isEqualTo("spam");
        store.link(second, "12", new IssueId(12));
        assertThat(store.find("mail:2").orElseThrow().dismissed()).isNull();
    }

    @Test
    void a_source_keeps_only_what_it_still_has() {
        save(5L, item("1", "a", "44"), item("2", "b"));

        assertThat(store.retain("mail", Set.of("2"))).isEqualTo(1);

        assertThat(store.counted()).isEmpty();
        assertThat(store.find("mail:1")).isEmpty();
        assertThat(store.retain("another", Set.of())).isZero();
    }

    @Test
    void every_item_is_read_once_in_the_order_of_its_number() {
        for (int i = 0; i < 1_203; i += 401) {
            List<Resolved> some = new ArrayList<>();
            for (int j = i; j < i + 401; j++) {
                some.add(new Resolved(item(String.valueOf(j), "text " + j, String.valueOf(j + 1)), 5L));
            }
            store.save(some, false);
        }
        List<Long> ids = new ArrayList<>();

        store.all(one -> ids.add(one.id()));

        assertThat(ids).hasSize(1_203).isSorted().doesNotHaveDuplicates();
        assertThat(store.counted()).hasSize(1_203);
    }

    @Test
    void an_erased_customer_leaves_numbers_only_and_an_import_brings_nothing_back() {
        CustomerStore customers = stores.customers();
        long id = customers.reserve(1);
        customers.save(List.of(new Customer(
                id,
                "Acme",
                Set.of("0011"),
                Set.of("acme.example"),
                Set.of("ACME Ltd"),
                BigDecimal.TEN,
                "smb",
                "active",
                40)));
        assertThat(customers.all().get(0).seats()).isEqualTo(40);
        save(id, item("1", "call me: 555", "44"));
        List<CountedItem> before = store.counted();

        assertThat(customers.erase(id)).isEqualTo(1);
        save(id, item("1", "call me: 555", "44"));

        assertThat(store.counted()).isEqualTo(before);
        Stored left = store.find("mail:1").orElseThrow();
        assertThat(left.evidence().text()).isEmpty();
        assertThat(List.of(
                        Optional.ofNullable(left.evidence().contact()),
                        Optional.ofNullable(left.evidence().url())))
                .allMatch(Optional::isEmpty);
        assertThat(store.erased("mail")).containsExactly("1");
        assertThat(customers.all()).singleElement().satisfies(customer -> {
            assertThat(customer.name()).isEqualTo("erased customer " + id);
            assertThat(customer.externalIds()).isEmpty();
            assertThat(customer.domains()).isEmpty();
            assertThat(customer.aliases()).isEmpty();
            assertThat(customer.revenue()).isEqualByComparingTo("10");
        });
    }

    @Test
    void merges_are_kept_and_ended() {
        CustomerStore customers = stores.customers();
        customers.save(List.of(named(1), named(2)));

        customers.merge(2, Optional.of(1L));
        assertThat(customers.merged()).isEqualTo(Map.of(2L, 1L));

        customers.merge(2, Optional.empty());
        assertThat(customers.merged()).isEmpty();
        assertThat(customers.reserve(10) + 10).isEqualTo(customers.reserve(1));
    }

    private static Customer named(long id) {
        return new Customer(id, "Customer " + id, Set.of(), Set.of(), Set.of(), null, null, null, null);
    }

    @Test
    void the_latest_items_of_several_issues_come_each_once_and_no_more_than_asked_for() {
        List<IssueId> many = new ArrayList<>();
        for (long id = 1; id <= 1_200; id++) {
            many.add(new IssueId(id));
        }
        save(
                null,
                dated("a", "2026-01-05T00:00:00Z", "1", "1199"),
                dated("b", "2026-01-07T00:00:00Z", "1200"),
                dated("c", null, "600"),
                dated("d", "2026-01-06T00:00:00Z", "2"),
                dated("e", "2026-02-01T00:00:00Z", "1201"));

        assertThat(store.latest(many, 10).stream().map(item -> item.evidence().externalId()))
                .containsExactly("b", "d", "a", "c");
        assertThat(store.latest(many, 2).stream().map(item -> item.evidence().externalId()))
                .containsExactly("b", "d");
        assertThat(store.latest(List.of(), 2)).isEmpty();
        assertThat(store.latest(List.of(new IssueId(9_999)), 2)).isEmpty();
    }

    private static Evidence dated(String id, @Nullable String date, String... issues) {
        Evidence item = item(id, "text", issues);
        return new Evidence(
                item.source(),
                id,
                item.kind(),
                date == null ? null : Instant.parse(date),
                item.text(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(issues));
    }

    @Test
    void the_revision_rises_with_what_changes_and_stays_with_what_does_not() {
        CustomerStore customers = stores.customers();
        stores.issues().save("payments", List.of(StoredIssues.bare(12)));
        List<Runnable> changes = List.of(
                () -> save(1L, item("a", "one", "12")),
                () -> save(1L, item("a", "two", "12")),
                () -> store.link(1, "12", new IssueId(12)),
                () -> store.dismiss(1, "noise"),
                () -> store.resolve(1, 2),
                () -> customers.save(
                        List.of(new Customer(1, "Acme", Set.of(), Set.of(), Set.of(), null, null, null, null))),
                () -> customers.merge(1, Optional.of(2L)),
                () -> customers.erase(2),
                () -> store.retain("mail", List.of()));
        for (Runnable change : changes) {
            long before = store.revision();
            change.run();
            assertThat(store.revision()).isGreaterThan(before);
        }
        List<Runnable> others = List.of(
                () -> store.save(List.of(new Resolved(item("x", "trial"), null)), true),
                () -> store.retain("mail", List.of()),
                () -> store.bindLinks(),
                () -> customers.save(List.of()));
        for (Runnable other : others) {
            long before = store.revision();
            other.run();
            assertThat(store.revision()).isEqualTo(before);
        }
    }

    @Test
    void accounts_are_named_by_what_they_count_as() {
        CustomerStore customers = stores.customers();
        customers.save(List.of(
                new Customer(1, "Acme Ltd", Set.of(), Set.of(), Set.of(), null, null, null, null),
                new Customer(2, "Acme", Set.of(), Set.of(), Set.of(), null, null, null, null)));
        customers.merge(1, Optional.of(2L));

        assertThat(customers.names(List.of(1L, 2L, 3L))).isEqualTo(Map.of(1L, "Acme", 2L, "Acme"));
        assertThat(customers.names(List.of())).isEmpty();
    }
}
