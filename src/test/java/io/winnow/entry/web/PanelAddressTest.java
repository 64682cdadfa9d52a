package io.winnow.entry.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.model.IssueId;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PanelAddressTest {

    private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");
    private static final IssueId ISSUE = new IssueId(10_001);

    private final PanelAddress addresses = new PanelAddress(new byte[32]);

    private static Map<String, String> query(String address) {
        Map<String, String> query = new HashMap<>();
        for (String part : URI.create(address).getQuery().split("&", -1)) {
            query.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
        }
        return query;
    }

    private boolean holds(IssueId issue, String address, Instant now) {
        Map<String, String> query = query(address);
        return addresses.holds(issue, query.get("until"), query.get("signature"), now);
    }

    @Test
    void an_address_holds_for_its_issue_until_its_time_is_over() {
        String address = addresses.of(ISSUE, NOW.plusSeconds(600));

        assertThat(address).startsWith("/embed/issues/10001?");
        assertThat(holds(ISSUE, address, NOW)).isTrue();
        assertThat(holds(ISSUE, address, NOW.plusSeconds(599))).isTrue();
        assertThat(holds(ISSUE, address, NOW.plusSeconds(600))).isFalse();
    }

    @Test
    void one_issues_signature_opens_no_other_issue_and_no_other_time() {
        Map<String, String> query = query(addresses.of(ISSUE, NOW.plusSeconds(600)));

        assertThat(addresses.holds(new IssueId(10_002), query.get("until"), query.get("signature"), NOW))
                .isFalse();
        assertThat(addresses.holds(ISSUE, "9999999999", query.get("signature"), NOW))
                .isFalse();
        assertThat(addresses.holds(new IssueId(1_000), "1" + query.get("until"), query.get("signature"), NOW))
                .isFalse();
    }

    @Test
    void what_is_missing_or_malformed_or_signed_by_another_key_opens_nothing() {
        Map<String, String> other = query(
                new PanelAddress("another key of thirty-two bytes!".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .of(ISSUE, NOW.plusSeconds(600)));

        assertThat(addresses.holds(ISSUE, other.get("until"), other.get("signature"), NOW))
                .isFalse();
        assertThat(addresses.holds(ISSUE, null, other.get("signature"), NOW)).isFalse();
        assertThat(addresses.holds(ISSUE, other.get("until"), null, NOW)).isFalse();
        assertThat(addresses.holds(ISSUE, "-1", "", NOW)).isFalse();
        assertThat(addresses.holds(ISSUE, "1e9", "ä", NOW)).isFalse();
        assertThat(addresses.holds(ISSUE, "9".repeat(30), "x", NOW)).isFalse();
    }
}
