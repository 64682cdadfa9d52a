package io.winnow.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.evidence.Evidence;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewIssueDraftTest {

    private static Evidence item(String text, @Nullable String customer, @Nullable String url) {
        return new Evidence(
                "desk", "1", "support", null, text, url, null, customer, null, null, null, null, null, null, null, null,
                List.of());
    }

    private static String told(String text, @Nullable String customer, Set<String> names) {
        return new NewIssueDraft(item(text, customer, null), names, false)
                .paragraphs()
                .get(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Write to info@müller.de today     | Write to [customer] today
            jürgen@acme.de asks               | [customer] asks
            o'brien@acme.com asks             | [customer] asks
            """)
    void mail_addresses_of_every_alphabet_are_left_out(String text, String told) {
        assertThat(told(text, null, Set.of())).isEqualTo(told);
    }

    @Test
    void the_account_is_left_out_under_all_its_names_also_where_words_have_no_blanks() {
        assertThat(told("Acme  Corp and ACME want it, says HP", "36059", Set.of("Acme Corp", "Acme", "HP")))
                .isEqualTo("[customer] and [customer] want it, says [customer]");
        assertThat(told("华为公司希望退款", "华为公司", Set.of())).isEqualTo("[customer]希望退款");
        assertThat(told("An acmeist isn't Acme", "Acme", Set.of())).isEqualTo("An acmeist isn't [customer]");
    }

    @Test
    void an_address_keeps_its_path_without_the_person_in_it() {
        assertThat(new NewIssueDraft(item("x", null, "https://help.x/t/7?requester=jane%40acme.com"), Set.of(), false)
                        .paragraphs())
                .endsWith("https://help.x/t/7");
        assertThat(new NewIssueDraft(item("x", null, "https://help.x/u/jane@acme.com/7"), Set.of(), false).paragraphs())
                .endsWith("x");
        assertThat(new NewIssueDraft(item("x", null, "https://help.x/t/7?a=1"), Set.of(), false).paragraphs())
                .endsWith("https://help.x/t/7?a=1");
    }

    @Test
    void a_cut_never_halves_an_emoji() {
        String summary = new NewIssueDraft(item("a".repeat(253) + "😀 more", null, null), Set.of(), false).summary();

        assertThat(summary).hasSize(254).endsWith("a…");
    }
}
