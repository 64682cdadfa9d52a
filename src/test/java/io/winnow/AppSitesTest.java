package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.config.RemoteConfig;
import io.winnow.entry.cli.Sites;
import io.winnow.entry.forge.Invocation;
import io.winnow.entry.forge.SystemToken;
import io.winnow.entry.web.WebSettings;
import io.winnow.store.TenantStore.License;
import io.winnow.tracker.Secret;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.jira.PointsLedger;
import io.winnow.workflow.SetupException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppSitesTest {

    private static final String CLOUD = "1a2b3c4d-0000-4000-8000-000000000001";

    @TempDir
    Path folder;

    private final StepClock clock = new StepClock();
    private RemoteConfig config;
    private AppGround ground;
    private AppSites sites;

    @BeforeEach
    void open() {
        config = new RemoteConfig(
                "ari:cloud:ecosystem::app/11111111-2222-4333-8444-555555555555",
                new Secret(Base64.getEncoder().encodeToString(new byte[32])),
                folder,
                URI.create("http://127.0.0.1:1/keys"),
                URI.create("http://127.0.0.1:1"),
                Duration.ofSeconds(1),
                Map.of(
                        URI.create("https://acme.atlassian.net"),
                        new RemoteConfig.Reader("a@a.example", new Secret("t"))),
                WebSettings.loopback(0));
        ground = AppGround.open(config, clock);
        sites = new AppSites(config, ground, clock, duration -> {});
    }

    @AfterEach
    void close() {
        sites.close();
        ground.close();
    }

    private void call(String installation) {
        Invocation call = new Invocation(
                "jti",
                config.app(),
                "1.0.0",
                "ari:cloud:ecosystem::environment/1/2",
                "PRODUCTION",
                installation,
                CLOUD,
                URI.create("http://127.0.0.1:1/ex/jira/" + CLOUD),
                URI.create("https://acme.atlassian.net"),
                "winnow-hour",
                License.NONE,
                "",
                clock.instant().plusSeconds(25));
        sites.of(call, SystemToken.of("the-apps-token", clock.instant()).orElseThrow());
    }

    private Sites list() {
        return new SiteList(config, clock);
    }

    private String state() {
        try (Sites list = list()) {
            return list.all().get(0).state();
        }
    }

    @Test
    void a_site_that_has_not_called_for_four_hours_is_gone_and_back_with_its_next_call() {
        call("one");
        clock.step(Duration.ofHours(4));
        sites.leaveSilent();
        assertThat(state()).isEqualTo("not set up yet");

        clock.step(Duration.ofMinutes(1));
        sites.leaveSilent();
        assertThat(state()).isEqualTo("gone");

        call("two");
        assertThat(state()).isEqualTo("not set up yet");
    }

    @Test
    void only_a_site_that_is_gone_is_forgotten_with_all_that_was_kept_of_it() throws Exception {
        call("one");
        SiteFolder kept = new SiteFolder(folder, CLOUD);
        kept.save("backlogs: {}".getBytes(StandardCharsets.UTF_8));
        try (Sites list = list()) {
            assertThatThrownBy(() -> list.forget("acme.atlassian.net"))
                    .isInstanceOf(SetupException.class)
                    .hasMessageContaining("was heard from");
            assertThat(kept.settings()).isPresent();

            clock.step(Duration.ofHours(5));
            sites.leaveSilent();
            list.forget("acme.atlassian.net");

            assertThat(list.all()).isEmpty();
            assertThatThrownBy(() -> list.forget("acme.atlassian.net")).hasMessageContaining("winnow sites lists");
        }
        assertThat(Files.exists(folder.resolve(CLOUD))).isFalse();
    }

    @Test
    void the_apps_token_is_given_as_long_as_it_is_good_and_then_missed_in_plain_words() {
        call("one");
        var app = Objects.requireNonNull(
                ground.of(ground.tenants().find(CLOUD).orElseThrow(), new PointsLedger(clock, PointsLedger.HOURLY))
                        .jira()
                        .app());

        assertThat(app.token().get().reveal()).isEqualTo("the-apps-token");
        clock.step(Duration.ofHours(2));
        assertThatThrownBy(() -> app.token().get())
                .isInstanceOf(TrackerException.class)
                .hasMessage("Jira's token for this site ran out. The app's next hourly call brings another.");
    }

    @Test
    void a_site_is_read_with_the_account_that_is_named_for_it() {
        call("one");
        var jira = ground.of(ground.tenants().find(CLOUD).orElseThrow(), new PointsLedger(clock, PointsLedger.HOURLY))
                .jira();

        assertThat(jira.email()).isEqualTo("a@a.example");
        assertThat(jira.app()).isNotNull();
    }
}
