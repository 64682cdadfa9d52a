package io.winnow.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.StepClock;
import io.winnow.store.TenantStore.Caller;
import io.winnow.store.TenantStore.License;
import io.winnow.store.TenantStore.SealedToken;
import io.winnow.store.sql.SqlTenantStore;
import io.winnow.tracker.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTokensTest {

    private static final Secret KEY = new Secret("a2V5LW9mLTMyLWJ5dGVzLWZvci10aGlzLXRlc3QtYWE=");
    private static final Secret OTHER_KEY = new Secret("b3RoZXItb2YtMzItYnl0ZXMtZm9yLXRoaXMtdGVzdC0=");
    private static final Secret TOKEN = new Secret("the-system-token-of-acme");

    @TempDir
    Path folder;

    private final StepClock clock = new StepClock();
    private SqlTenantStore tenants;
    private SiteTokens tokens;

    @BeforeEach
    void open() {
        tenants = SqlTenantStore.open("jdbc:sqlite:" + folder.resolve("tenants.db"));
        tokens = with(KEY);
        for (String cloudId : List.of("acme", "other")) {
            URI api = URI.create("https://api.atlassian.com/ex/jira/" + cloudId);
            tenants.called(
                    new Caller(cloudId, "i-" + cloudId, null, api, "PRODUCTION", "production-id", License.NONE),
                    clock.instant());
        }
    }

    @AfterEach
    void close() {
        tenants.close();
    }

    private SiteTokens with(Secret key) {
        return new SiteTokens(tenants, key, new SecureRandom(), clock);
    }

    private void keep(String cloudId, Secret token, Duration life) {
        tokens.keep(cloudId, token, clock.instant().plus(life));
    }

    @Test
    void a_site_has_its_own_token_until_a_minute_before_it_expires() {
        keep("acme", TOKEN, Duration.ofHours(4));

        assertThat(tokens.of("acme")).contains(TOKEN);
        assertThat(tokens.of("other")).isEmpty();
        clock.step(Duration.ofMinutes(238));
        assertThat(tokens.of("acme")).contains(TOKEN);
        clock.step(Duration.ofMinutes(1));
        assertThat(tokens.of("acme")).isEmpty();
    }

    @Test
    void a_newer_token_replaces_an_older_one_and_never_the_other_way_round() {
        keep("acme", new Secret("first"), Duration.ofHours(3));
        keep("acme", new Secret("second"), Duration.ofHours(4));
        keep("acme", new Secret("late"), Duration.ofHours(2));

        assertThat(tokens.of("acme")).contains(new Secret("second"));
    }

    @Test
    void no_byte_of_a_token_stands_in_the_files() throws IOException {
        keep("acme", TOKEN, Duration.ofHours(4));

        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(TOKEN.reveal())
                        .doesNotContain(TOKEN.reveal().substring(4, 14));
            }
        }
        assertThat(tenants.token("acme").orElseThrow().toString()).doesNotContain(TOKEN.reveal());
    }

    @Test
    void the_same_token_is_never_sealed_alike() {
        keep("acme", TOKEN, Duration.ofHours(3));
        String first = tenants.token("acme").orElseThrow().text();
        keep("acme", TOKEN, Duration.ofHours(4));

        assertThat(tenants.token("acme").orElseThrow().text()).isNotEqualTo(first);
    }

    @Test
    void a_row_copied_to_another_site_does_not_open() {
        keep("acme", TOKEN, Duration.ofHours(4));
        tenants.keep("other", tenants.token("acme").orElseThrow());

        assertThatThrownBy(() -> tokens.of("other"))
                .isInstanceOf(SetupException.class)
                .hasMessageNotContaining(TOKEN.reveal());
    }

    @Test
    void another_key_opens_nothing_says_what_to_do_and_works_from_the_next_token_on() {
        keep("acme", TOKEN, Duration.ofHours(4));
        tokens = with(OTHER_KEY);

        assertThatThrownBy(() -> tokens.of("acme"))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("Put the former key back, or wait");
        keep("acme", TOKEN, Duration.ofHours(4));
        assertThat(tokens.of("acme")).contains(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "AAAA", "not base64 at all", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void what_was_changed_does_not_open(String text) {
        tenants.keep("acme", new SealedToken(text, clock.instant().plus(Duration.ofHours(4))));

        assertThatThrownBy(() -> tokens.of("acme")).isInstanceOf(SetupException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "c2l4dGVlbi1ieXRlcy0xNg==", "%%%"})
    void a_key_of_another_length_is_refused_without_being_quoted(String key) {
        assertThatThrownBy(() -> with(new Secret(key)))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("openssl rand -base64 32");
    }
}
