package io.winnow.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.evidence.Evidence;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceItemTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                " JavaScript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "file:///etc/passwd",
                "//evil.example/x",
                "https:evil",
                "https://",
                "https://user:secret@evil.example/",
                "https://a b.example/",
                "vbscript:x",
                "not an address"
            })
    void what_is_no_plain_web_address_never_becomes_a_link(String url) {
        assertThat(item("text", url).url()).isEmpty();
    }

    @Test
    void web_addresses_stay() {
        assertThat(item("text", "https://desk.example/t/1?x=%22").url()).isEqualTo("https://desk.example/t/1?x=%22");
        assertThat(item("text", "HTTP://desk.example/t").url()).isEqualTo("HTTP://desk.example/t");
        assertThat(item("text", "https://desk.example/" + "x".repeat(3_000)).url())
                .isEmpty();
        assertThat(item("text", null).url()).isEmpty();
    }

    @Test
    void an_excerpt_is_one_line_of_whole_characters() {
        assertThat(item("two\r\n\r\nlines\u0000 and\ttabs  ", null).excerpt()).isEqualTo("two lines and tabs");
        String excerpt = item("😀".repeat(1_000), null).excerpt();
        assertThat(excerpt.codePointCount(0, excerpt.length())).isEqualTo(280);
        assertThat(excerpt).endsWith("😀…");
        assertThat(item("a" + " ".repeat(5_000) + "b", null).excerpt()).isEqualTo("a…");
    }

    @Test
    void nothing_about_the_person_goes_out() {
        EvidenceItem item = item("Retry cards, please", "https://desk.example/t/1");

        String json = new EvidenceList(List.of(item)).json();

        assertThat(json).contains("Retry cards, please", "Acme").doesNotContain("ann@acme.example", "admin");
        assertThat(item.toString()).doesNotContain("ann@acme.example");
    }

    @Test
    void what_is_unknown_is_empty_in_json() throws Exception {
        Evidence bare = new Evidence(
                "desk",
                "1",
                "request",
                null,
                "",
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
                List.of("A-1", "A-2", "A-3", "A-4", "A-5", "A-6"));

        JsonNode json = new ObjectMapper()
                .readTree(new EvidenceList(List.of(EvidenceItem.of(1, bare, ""))).json())
                .at("/items/0");

        assertThat(json.toString())
                .isEqualTo(
                        "{\"date\":\"\",\"kind\":\"request\",\"customer\":\"\",\"text\":\"\",\"url\":\"\","
                                + "\"nps\":\"\",\"csat\":\"\",\"quantity\":\"\",\"keys\":[\"A-1\",\"A-2\",\"A-3\",\"A-4\",\"A-5\"]}");
    }

    private static EvidenceItem item(String text, @Nullable String url) {
        Evidence evidence = new Evidence(
                "desk",
                "1",
                "request",
                Instant.parse("2026-11-01T23:30:00Z"),
                text,
                url,
                "Ann <ann@acme.example>",
                "A-1",
                null,
                null,
                "admin",
                null,
                9,
                null,
                null,
                new BigDecimal("1240.50"),
                List.of());
        return EvidenceItem.of(1, evidence, "Acme");
    }
}
