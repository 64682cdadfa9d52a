package io.winnow.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CustomerDirectoryTest {

    private static final Customer ACME =
            customer(1, "Acme", Set.of("0011"), Set.of("acme.example"), Set.of("ACME Ltd"));
    private static final Customer BOLT =
            customer(2, "Bolt", Set.of(), Set.of("bolt.example"), Set.of("The lightning people"));

    private static Customer customer(long id, String name, Set<String> ids, Set<String> domains, Set<String> aliases) {
        return new Customer(id, name, ids, domains, aliases, BigDecimal.TEN, null, null, null);
    }

    private static CustomerDirectory directory(Customer... known) {
        return new CustomerDirectory(List.of(known), Map.of(), new AtomicLong(100)::incrementAndGet);
    }

    @Test
    void an_account_is_found_by_id_name_alias_and_domain_whatever_the_case_and_blanks() {
        CustomerDirectory directory = directory(ACME, BOLT);

        for (String name : List.of("Acme", " ACME ", "0011", "acme  ltd", "acme.example")) {
            assertThat(directory.resolve(name, null).customer()).as(name).isEqualTo(1L);
        }
        assertThat(directory.resolve(null, "Ann <ann@ACME.example>").customer()).isEqualTo(1L);
        assertThat(directory.resolve(null, "the lightning people").customer()).isEqualTo(2L);
        assertThat(directory.takeCreated()).isEmpty();
    }

    @Test
    void the_customer_named_decides_before_the_contact() {
        assertThat(directory(ACME, BOLT).resolve("Bolt", "ann@acme.example").customer())
                .isEqualTo(2L);
    }

    @Test
    void an_unknown_name_or_domain_makes_an_account_once() {
        CustomerDirectory directory = directory(ACME);

        Long cargo = directory.resolve("Cargo", null).customer();
        Long drift = directory.resolve(null, "joe@drift.example").customer();

        assertThat(directory.resolve("CARGO", null).customer()).isEqualTo(cargo);
        assertThat(directory.resolve(null, "ann@drift.example").customer()).isEqualTo(drift);
        assertThat(directory.takeCreated()).extracting(Customer::name).containsExactly("Cargo", "drift.example");
        assertThat(directory.takeCreated()).isEmpty();
    }

    @Test
    void a_public_mail_domain_or_a_bare_name_of_a_contact_makes_no_account() {
        CustomerDirectory directory = directory(ACME);

        assertThat(directory.resolve(null, "ann@gmail.com").customer()).isNull();
        assertThat(directory.resolve(null, "Ann").customer()).isNull();
        assertThat(directory.resolve(" ", null).customer()).isNull();
        assertThat(directory.takeCreated()).isEmpty();
    }

    @Test
    void what_several_accounts_claim_decides_nothing_and_names_them() {
        Customer other = customer(3, "Acme", Set.of(), Set.of("acme.example"), Set.of());

        CustomerDirectory.Resolution resolution = directory(ACME, other).resolve(null, "ann@acme.example");

        assertThat(resolution.customer()).isNull();
        assertThat(resolution.ambiguous()).isTrue();
        assertThat(resolution.candidates()).containsExactlyInAnyOrder(1L, 3L);
    }

    @Test
    void merged_accounts_are_one_also_when_both_claim_the_name_and_merges_follow_each_other() {
        Customer other = customer(3, "Acme", Set.of(), Set.of(), Set.of());
        CustomerDirectory directory =
                new CustomerDirectory(List.of(ACME, BOLT, other), Map.of(3L, 1L, 1L, 2L), () -> 9);

        assertThat(directory.resolve("Acme", null).customer()).isEqualTo(2L);
        assertThat(directory.canonical(3)).isEqualTo(2);
        assertThat(new CustomerDirectory(List.of(), Map.of(1L, 2L, 2L, 1L), () -> 9).canonical(1))
                .isPositive();
    }
}
