package io.winnow.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicMailDomainsTest {

    @ParameterizedTest
    @CsvSource({
        "ann@acme.example, acme.example",
        "Ann <ann@ACME.Example>, acme.example",
        "@acme.example, acme.example",
        "'ann@sub.acme.example.', sub.acme.example",
        "ann@münchen.example, münchen.example"
    })
    void an_address_has_its_domain(String contact, String domain) {
        assertThat(PublicMailDomains.domainOf(contact)).contains(domain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Ann", "", "@", "ann@", "ann@localhost", "ann@gmail.com", "Ann <ann@QQ.com>", "a@b c@", "@a..b"})
    void what_names_no_account_has_none(String contact) {
        assertThat(PublicMailDomains.domainOf(contact)).isEmpty();
    }

    @Test
    void an_endless_address_has_none() {
        assertThat(PublicMailDomains.domainOf("a@" + "b.".repeat(9_000) + "example"))
                .isEmpty();
    }
}
