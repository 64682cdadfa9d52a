package io.winnow.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.store.StoreException;
import io.winnow.store.TenantStore.Caller;
import io.winnow.store.TenantStore.License;
import io.winnow.store.TenantStore.SealedToken;
import io.winnow.store.TenantStore.State;
import io.winnow.store.TenantStore.Tenant;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlTenantStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00.123Z");

    @TempDir
    Path folder;

    private SqlTenantStore tenants;

    @BeforeEach
    void open() {
        tenants = SqlTenantStore.open(url());
    }

    @AfterEach
    void close() {
        tenants.close();
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("tenants.db");
    }

    private static Caller call(String cloudId, String installation) {
        return call(cloudId, installation, "https://" + cloudId + ".atlassian.net", License.ACTIVE);
    }

    private static Caller call(String cloudId, String installation, @Nullable String site, License license) {
        return new Caller(
                cloudId,
                installation,
                site == null ? null : URI.create(site),
                URI.create("https://api.atlassian.com/ex/jira/" + cloudId),
                "PRODUCTION",
                "production-id",
                license);
    }

    private static Instant minutes(int minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }

    private Tenant site(String cloudId) {
        return tenants.find(cloudId).orElseThrow();
    }

    @Test
    void a_site_that_calls_is_known_from_then_on() {
        tenants.called(call("acme", "i-1"), NOON);
        tenants.close();
        tenants = SqlTenantStore.open(url());

        assertThat(site("acme")).isEqualTo(new Tenant(call("acme", "i-1"), false, NOON, NOON));
        assertThat(tenants.find("other")).isEmpty();
        assertThat(tenants.find("acme' OR '1'='1")).isEmpty();
    }

    @Test
    void what_a_call_does_not_say_is_kept_and_what_it_says_anew_is_taken() {
        tenants.called(call("acme", "i-1"), NOON);
        tenants.called(call("acme", "i-1", null, License.INACTIVE), NOON.plusMillis(1));

        assertThat(site("acme").caller().siteUrl()).isEqualTo(URI.create("https://acme.atlassian.net"));
        assertThat(site("acme").state()).isEqualTo(State.UNLICENSED);
        tenants.called(call("acme", "i-1", "https://renamed.atlassian.net", License.NONE), minutes(1));
        assertThat(site("acme").caller().siteUrl()).isEqualTo(URI.create("https://renamed.atlassian.net"));
        assertThat(site("acme").state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void that_a_site_called_is_noted_to_the_minute_and_never_turned_back() {
        tenants.called(call("acme", "i-1"), NOON);
        tenants.called(call("acme", "i-1"), NOON.plusSeconds(59));
        assertThat(site("acme").seenAt()).isEqualTo(NOON);

        tenants.called(call("acme", "i-1"), minutes(1));
        tenants.called(call("acme", "i-1", null, License.INACTIVE), NOON);
        assertThat(site("acme").seenAt()).isEqualTo(minutes(1));
        assertThat(site("acme").installedAt()).isEqualTo(NOON);
    }

    @Test
    void an_app_installed_again_takes_the_site_over_without_a_token() {
        tenants.called(call("acme", "i-1"), NOON);
        tenants.keep("acme", new SealedToken("sealed", minutes(240)));
        tenants.called(call("acme", "i-2"), minutes(5));

        assertThat(site("acme").caller().installationId()).isEqualTo("i-2");
        assertThat(site("acme").installedAt()).isEqualTo(minutes(5));
        assertThat(tenants.token("acme")).isEmpty();
        assertThat(tenants.installations("acme")).containsExactly("i-2", "i-1");
    }

    @Test
    void a_late_call_of_an_installation_that_was_replaced_changes_nothing() {
        tenants.called(call("acme", "i-1"), NOON);
        tenants.called(call("acme", "i-2"), minutes(5));

        assertThat(tenants.called(call("acme", "i-1"), minutes(6))).isEmpty();
        assertThat(site("acme")).isEqualTo(new Tenant(call("acme", "i-2"), false, minutes(5), minutes(5)));
    }

    @Test
    void an_installation_belongs_to_one_site() {
        tenants.called(call("acme", "i-1"), NOON);

        assertThat(tenants.called(call("evil", "i-1"), NOON)).isEmpty();
        assertThat(tenants.find("evil")).isEmpty();
    }

    @Test
    void a_site_is_gone_until_it_calls_again_and_keeps_no_token_meanwhile() {
        tenants.called(call("acme", "i-1"), NOON);
        tenants.called(call("other", "i-9"), NOON);
        tenants.keep("acme", new SealedToken("sealed", minutes(240)));
        tenants.keep("other", new SealedToken("sealed", minutes(240)));
        tenants.gone("acme");

        assertThat(site("acme").state()).isEqualTo(State.GONE);
        assertThat(tenants.token("acme")).isEmpty();
        assertThat(site("other").state()).isEqualTo(State.ACTIVE);
        assertThat(tenants.token("other")).isPresent();
        assertThat(tenants.called(call("acme", "i-1"), NOON)).map(Tenant::state).contains(State.ACTIVE);
    }

    @Test
    void sites_that_fell_silent_are_found_and_gone_ones_left_out() {
        tenants.called(call("acme", "i-1"), NOON);
        tenants.called(call("busy", "i-2"), minutes(200));
        tenants.called(call("left", "i-3"), NOON);
        tenants.called(call("quiet", "i-4"), minutes(-30));
        tenants.gone("left");

        assertThat(tenants.silentSince(minutes(180)))
                .extracting(Tenant::cloudId)
                .containsExactly("quiet", "acme");
        assertThat(tenants.all()).extracting(Tenant::cloudId).containsExactly("acme", "busy", "left", "quiet");
    }

    @Test
    void an_older_token_never_replaces_a_newer_one() {
        tenants.called(call("acme", "i-1"), NOON);
        tenants.keep("acme", new SealedToken("first", minutes(120)));
        tenants.keep("acme", new SealedToken("second", minutes(240)));
        tenants.keep("acme", new SealedToken("late", minutes(180)));

        assertThat(tenants.token("acme")).contains(new SealedToken("second", minutes(240)));
    }

    @Test
    void the_database_of_a_site_is_not_taken_for_that_of_the_tenants() {
        String other = "jdbc:sqlite:" + folder.resolve("winnow.db");
        SqlStores.open(other, Clock.systemUTC()).close();

        assertThatThrownBy(() -> SqlTenantStore.open(other)).isInstanceOf(StoreException.class);
    }
}
