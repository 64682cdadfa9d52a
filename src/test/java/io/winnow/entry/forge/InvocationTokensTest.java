package io.winnow.entry.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import io.winnow.StepClock;
import io.winnow.store.TenantStore.License;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvocationTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");

    private Atlassian atlassian;
    private InvocationTokens tokens;

    @BeforeEach
    void start() throws Exception {
        atlassian = new Atlassian();
        tokens = at(NOW);
    }

    @AfterEach
    void stop() {
        atlassian.close();
    }

    private InvocationTokens at(Instant now) {
        return new InvocationTokens(atlassian.settings(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private InvocationRefused refused(String authorization) {
        InvocationRefused refused = catchThrowableOfType(InvocationRefused.class, () -> tokens.verified(authorization));
        assertThat(refused).as("must be refused").isNotNull();
        if (authorization.length() > 40) {
            assertThat(refused).hasMessageNotContaining(authorization.substring(20, 40));
        }
        return refused;
    }

    private String with(Consumer<ObjectNode> change) {
        ObjectNode claims = atlassian.claims(NOW);
        change.accept(claims);
        return Atlassian.signed(claims, Atlassian.KEY);
    }

    @Test
    void a_token_of_forge_tells_who_calls() throws Exception {
        Invocation call = tokens.verified(atlassian.call(NOW));

        assertThat(call.cloudId()).isEqualTo(Atlassian.CLOUD);
        assertThat(call.apiBaseUrl()).isEqualTo(URI.create("https://api.atlassian.com/ex/jira/" + Atlassian.CLOUD));
        assertThat(call.siteUrl()).isEqualTo(URI.create("https://acme.atlassian.net"));
        assertThat(call.installationId()).endsWith("c3658f0f-8380-41e5-bb1e-68903f8efdca");
        assertThat(call.accountId()).startsWith("712020:");
        assertThat(call.environmentType()).isEqualTo("PRODUCTION");
        assertThat(call.moduleKey()).isEqualTo("backlog-page");
        assertThat(call.license()).isEqualTo(License.ACTIVE);
        assertThat(call.expires()).isEqualTo(NOW.plusSeconds(25));
    }

    @Test
    void an_event_is_for_nobody_and_says_less() throws Exception {
        Invocation call = tokens.verified(with(claims -> {
            claims.remove("principal");
            claims.remove("context");
            Atlassian.app(claims).remove("license");
        }));

        assertThat(call.accountId()).isEmpty();
        assertThat(call.siteUrl()).isNull();
        assertThat(call.cloudId()).isEqualTo(Atlassian.CLOUD);
        assertThat(call.license()).isEqualTo(License.NONE);
    }

    @Test
    void a_license_that_ended_is_told_in_new_words_and_old_ones() throws Exception {
        String ended = with(claims -> Atlassian.app(claims).putObject("license").put("active", false));
        String endedLongAgo =
                with(claims -> Atlassian.app(claims).putObject("license").put("isActive", false));

        assertThat(tokens.verified(ended).license()).isEqualTo(License.INACTIVE);
        assertThat(tokens.verified(endedLongAgo).license()).isEqualTo(License.INACTIVE);
    }

    @Test
    void a_token_is_taken_once() throws Exception {
        String call = atlassian.call(NOW);
        tokens.verified(call);

        assertThat(refused(call)).hasMessageContaining("used before");
        assertThat(tokens.verified(atlassian.call(NOW))).isNotNull();
    }

    @Test
    void who_cannot_sign_cannot_use_up_an_id() throws Exception {
        ObjectNode claims = atlassian.claims(NOW);
        refused(Atlassian.signed(claims, Atlassian.STOLEN_NAME));

        assertThat(tokens.verified(Atlassian.signed(claims, Atlassian.KEY))).isNotNull();
    }

    @Test
    void a_full_memory_takes_no_call_rather_than_one_twice_and_has_room_again_later() throws Exception {
        StepClock clock = new StepClock();
        tokens = new InvocationTokens(atlassian.settings(), clock, 2);
        String first = atlassian.call(clock.instant());
        tokens.verified(first);
        tokens.verified(atlassian.call(clock.instant()));

        assertThat(refused(atlassian.call(clock.instant())).unavailable()).isTrue();
        assertThat(refused(first).unavailable()).isFalse();
        clock.step(Duration.ofSeconds(36));
        assertThat(tokens.verified(atlassian.call(clock.instant()))).isNotNull();
        assertThat(refused(first)).hasMessageContaining("expired");
    }

    @Test
    void a_signature_of_somebody_else_is_refused_whatever_key_it_names() {
        assertThat(refused(Atlassian.signed(atlassian.claims(NOW), Atlassian.STOLEN_NAME))
                        .unavailable())
                .isFalse();
        refused(Atlassian.signed(atlassian.claims(NOW), Atlassian.NEXT_KEY));
    }

    @Test
    void one_changed_letter_is_refused() {
        String call = atlassian.call(NOW);
        int payload = call.indexOf('.') + 30;
        String changed =
                call.substring(0, payload) + (call.charAt(payload) == 'A' ? 'B' : 'A') + call.substring(payload + 1);

        refused(changed);
    }

    @Test
    void only_the_algorithm_of_forge_is_taken() throws Exception {
        ObjectNode claims = atlassian.claims(NOW);
        String unsigned = base64("{\"alg\":\"none\",\"kid\":\"" + Atlassian.KEY.getKeyID() + "\"}") + "."
                + base64(claims.toString()) + ".";
        byte[] publicKey = Atlassian.KEY.toRSAPublicKey().getEncoded();

        refused("Bearer " + unsigned);
        refused(Atlassian.signed(claims, named(JWSAlgorithm.HS256), new MACSigner(publicKey)));
        refused(Atlassian.signed(claims, named(JWSAlgorithm.PS256), new RSASSASigner(Atlassian.KEY)));
        refused(Atlassian.signed(claims, named(JWSAlgorithm.RS512), new RSASSASigner(Atlassian.KEY)));
        refused(Atlassian.signed(claims, new JWSHeader(JWSAlgorithm.RS256), new RSASSASigner(Atlassian.KEY)));
    }

    private static JWSHeader named(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm).keyID(Atlassian.KEY.getKeyID()).build();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_key_that_the_token_brings_along_counts_for_nothing() throws Exception {
        JWSHeader bringsItsKey = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("mine")
                .jwk(Atlassian.NEXT_KEY.toPublicJWK())
                .jwkURL(URI.create("https://evil.example/keys"))
                .build();

        refused(Atlassian.signed(atlassian.claims(NOW), bringsItsKey, new RSASSASigner(Atlassian.NEXT_KEY)));
    }

    @Test
    void clocks_may_differ_by_ten_seconds_and_no_more() throws Exception {
        Instant end = NOW.plusSeconds(25);

        assertThat(at(end.plusSeconds(9)).verified(atlassian.call(NOW))).isNotNull();
        assertThatThrownBy(() -> at(end.plusSeconds(10)).verified(atlassian.call(NOW)))
                .hasMessageContaining("expired");
        assertThat(at(NOW.minusSeconds(10)).verified(atlassian.call(NOW))).isNotNull();
        assertThatThrownBy(() -> at(NOW.minusSeconds(11)).verified(atlassian.call(NOW)))
                .hasMessageContaining("isn't good yet");
    }

    @Test
    void a_token_that_lives_too_long_is_refused() {
        assertThat(refused(with(claims ->
                        claims.put("exp", NOW.plus(Duration.ofMinutes(6)).getEpochSecond()))))
                .hasMessageContaining("longer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "iat", "nbf", "exp", "jti", "app"})
    void what_every_token_has_may_not_be_missing(String claim) {
        refused(with(claims -> claims.remove(claim)));
    }

    @Test
    void a_token_for_another_app_or_of_another_issuer_is_refused() {
        String other = Atlassian.APP.replace('8', '9');
        refused(with(claims -> claims.put("aud", other)));
        refused(with(claims -> claims.putArray("aud").add(Atlassian.APP).add(other)));
        refused(with(claims -> Atlassian.app(claims).put("id", other)));
        refused(with(claims -> claims.put("iss", "forge/invocation-token2")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/ex/jira/" + Atlassian.CLOUD,
                "http://api.atlassian.com/ex/jira/" + Atlassian.CLOUD,
                "https://api.atlassian.com.evil.example/ex/jira/" + Atlassian.CLOUD,
                "https://api.atlassian.com@evil.example/ex/jira/" + Atlassian.CLOUD,
                "https://api.atlassian.com:444/ex/jira/" + Atlassian.CLOUD,
                "https://api.atlassian.com/ex/jira/" + Atlassian.CLOUD + "/../other",
                "https://api.atlassian.com/ex/jira/../confluence",
                "https://api.atlassian.com/ex/jira/other-site",
                "https://api.atlassian.com/ex/jira/",
                "https://api.atlassian.com/ex/confluence/" + Atlassian.CLOUD
            })
    void the_tokens_of_a_site_go_to_the_gateway_and_nowhere_else(String address) {
        refused(with(claims -> Atlassian.app(claims).put("apiBaseUrl", address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://acme.atlassian.net",
                "https://acme.atlassian.net/path",
                "https://user@acme.atlassian.net",
                "https://acme.atlassian.net?x",
                "javascript:alert(1)",
                "https://acme atlassian.net",
                "https:///x"
            })
    void an_odd_address_of_the_site_is_refused(String address) {
        refused(with(claims -> Atlassian.context(claims).put("siteUrl", address)));
    }

    @Test
    void two_installations_or_sites_in_one_token_are_refused() {
        refused(with(claims ->
                Atlassian.app(claims).putObject("installation").put("id", "ari:cloud:ecosystem::installation/x")));
        refused(with(claims -> Atlassian.context(claims).put("cloudId", "another")));
        refused(with(claims -> Atlassian.context(claims).put("cloudId", 5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "../acme", "evil.example#", "ACME", ""})
    void an_isolated_cloud_is_refused_and_its_label_reaches_no_address(String label) throws Exception {
        tokens.verified(atlassian.call(NOW));

        refused(with(claims -> claims.put("icLabel", label)));
        assertThat(atlassian.asked).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer a",
                "Bearer a.b.c",
                "Bearer ...",
                "Basic YTpi",
                "Bearer e30.e30.e30",
                "Bearer é.é.é"
            })
    void what_is_no_token_is_refused(String header) {
        assertThat(refused(header).unavailable()).isFalse();
        assertThat(atlassian.asked).hasValue(0);
    }

    @Test
    void no_header_at_all_is_refused() {
        assertThatThrownBy(() -> tokens.verified(null)).isInstanceOf(InvocationRefused.class);
    }

    @Test
    void a_huge_token_is_refused_unread() {
        refused(with(claims -> claims.put("filling", "x".repeat(20_000))));
        assertThat(atlassian.asked).hasValue(0);
    }

    @Test
    void a_new_key_is_fetched_once() throws Exception {
        tokens.verified(atlassian.call(NOW));
        atlassian.publishes(Atlassian.KEY, Atlassian.NEXT_KEY);

        for (int call = 0; call < 5; call++) {
            tokens.verified(Atlassian.signed(atlassian.claims(NOW), Atlassian.NEXT_KEY));
            tokens.verified(atlassian.call(NOW));
        }
        assertThat(atlassian.asked).hasValue(2);
    }

    @Test
    void keys_nobody_knows_do_not_hammer_atlassian_and_do_not_keep_others_out() throws Exception {
        for (int call = 0; call < 50; call++) {
            refused(Atlassian.signed(atlassian.claims(NOW), Atlassian.NEXT_KEY));
            tokens.verified(atlassian.call(NOW));
        }
        assertThat(atlassian.asked.get()).isLessThanOrEqualTo(3);
    }

    @Test
    void without_keys_a_call_may_come_again() {
        atlassian.isDown();

        assertThat(refused(atlassian.call(NOW)).unavailable()).isTrue();
    }

    @Test
    void keys_that_were_fetched_outlast_an_outage() throws Exception {
        tokens.verified(atlassian.call(NOW));
        atlassian.isDown();
        refused(Atlassian.signed(atlassian.claims(NOW), Atlassian.NEXT_KEY));

        assertThat(tokens.verified(atlassian.call(NOW))).isNotNull();
    }

    @Test
    void keys_are_taken_from_no_other_address_and_in_no_other_form() throws Exception {
        try (Atlassian other = new Atlassian()) {
            atlassian.redirectsTo(other.keys().toString());
            assertThat(refused(atlassian.call(NOW)).unavailable()).isTrue();
            assertThat(other.asked).hasValue(0);
        }
        tokens = at(NOW);
        atlassian.publishes("{\"keys\":\"" + "x".repeat(100_000) + "\"}");
        assertThat(refused(atlassian.call(NOW)).unavailable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://keys.example/jwks.json", "file:///etc/passwd", "https:jwks"})
    void keys_are_fetched_over_https_only(String address) {
        assertThatThrownBy(() -> new ForgeSettings(Atlassian.APP, URI.create(address), ForgeSettings.GATEWAY))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
