package io.winnow.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.winnow.tracker.Secret;
import io.winnow.tracker.jira.Deployment;
import io.winnow.tracker.jira.JiraSettings;
import io.winnow.workflow.BacklogSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteConfigTest {

    private static final String APP = "ari:cloud:ecosystem::app/11111111-2222-4333-8444-555555555555";
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final SiteGround GROUND = new SiteGround(
            new JiraSettings(
                    URI.create("https://acme.atlassian.net"),
                    Deployment.CLOUD,
                    "pm@acme.example",
                    new Secret("hunter2"),
                    false,
                    JiraSettings.GATEWAY,
                    JiraSettings.PATIENCE,
                    JiraSettings.FETCH_SIZE,
                    JiraSettings.MAX_CONCURRENT),
            "jdbc:sqlite:/sites/acme/winnow.db",
            Duration.ofSeconds(2));
    private static final String BACKLOG = "backlogs: {pay: {jql: project = PAY, inputs: {reach: Reach, impact: Impact,"
            + " confidence: Confidence, effort: Effort}}}\n";

    @TempDir
    Path folder;

    private Path file(String yaml) {
        try {
            return Files.writeString(folder.resolve("winnow.yaml"), yaml);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private RemoteConfig remote(String yaml) {
        return new ConfigReader().readRemote(file(yaml), Map.of("KEY", KEY));
    }

    private List<String> refusedRemote(String yaml) {
        return catchThrowableOfType(ConfigException.class, () -> remote(yaml)).problems();
    }

    private static WinnowConfig site(String yaml) {
        return new ConfigReader().readSite(yaml.getBytes(StandardCharsets.UTF_8), GROUND);
    }

    private static List<String> refusedSite(String yaml) {
        return catchThrowableOfType(ConfigException.class, () -> site(yaml)).problems();
    }

    @Test
    void the_server_behind_an_app_needs_its_id_and_a_key_and_knows_the_rest() {
        RemoteConfig config = remote("forge: {app: '" + APP + "', key: '${KEY}'}");

        assertThat(config.app()).isEqualTo(APP);
        assertThat(config.key().reveal()).isEqualTo(KEY);
        assertThat(config.folder()).isEqualTo(Path.of("winnow-sites"));
        assertThat(config.keys())
                .isEqualTo(URI.create("https://forge.cdn.prod.atlassian-dev.net/.well-known/jwks.json"));
        assertThat(config.gateway()).isEqualTo(URI.create("https://api.atlassian.com"));
        assertThat(config.readers()).isEmpty();
        assertThat(config.toString()).doesNotContain(KEY);
    }

    @Test
    void a_site_may_be_read_with_an_account_of_its_own() {
        RemoteConfig config = remote("forge:\n  app: '" + APP + "'\n  key: '${KEY}'\n  readers:\n"
                + "  - {url: https://acme.atlassian.net, email: pm@acme.example, token: hunter2}\n");

        assertThat(config.readers())
                .containsEntry(
                        URI.create("https://acme.atlassian.net"),
                        new RemoteConfig.Reader("pm@acme.example", new Secret("hunter2")));
    }

    @Test
    void what_a_sites_administrators_say_is_refused_beside_forge_and_every_problem_is_told() {
        assertThat(refusedRemote("forge: {app: winnow, key: c2hvcnQ=}\n" + BACKLOG))
                .satisfiesExactly(
                        app -> assertThat(app).contains("forge.app: isn't the id of an app"),
                        key -> assertThat(key).contains("forge.key: doesn't hold 32 bytes"),
                        backlogs -> assertThat(backlogs).contains("backlogs: isn't set here"));
    }

    @Test
    void a_command_for_one_site_says_how_to_name_it() {
        Path file = file("forge: {app: '" + APP + "', key: '${KEY}'}");

        assertThat(new ConfigReader().isRemote(file)).isTrue();
        assertThat(catchThrowableOfType(ConfigException.class, () -> new ConfigReader().read(file, Map.of("KEY", KEY)))
                        .problems())
                .singleElement()
                .asString()
                .contains("--site");
        assertThat(new ConfigReader().isRemote(file(BACKLOG))).isFalse();
    }

    @Test
    void a_sites_administrators_name_backlogs_and_the_rest_is_given() {
        WinnowConfig config = site(BACKLOG + "sync: {census: 12h}");

        assertThat(config.backlogs()).extracting(BacklogSettings::name).containsExactly("pay");
        assertThat(config.sync().censusEvery()).isEqualTo(Duration.ofHours(12));
        assertThat(config.jira()).isEqualTo(GROUND.jira());
        assertThat(config.storeUrl()).isEqualTo("jdbc:sqlite:/sites/acme/winnow.db");
        assertThat(config.api().token()).isNull();
        assertThat(config.server().readsOpen()).isFalse();
    }

    @Test
    void what_there_is_to_start_with_can_be_saved_as_it_is() {
        assertThat(site(new ConfigTemplate().ofSite()).backlogs())
                .extracting(BacklogSettings::jql)
                .containsExactly("project = PAY AND statusCategory != Done");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jira: {url: https://evil.example, token: t}",
                "store: jdbc:sqlite:/sites/other/winnow.db",
                "server: {host: 0.0.0.0}",
                "forge: {app: a, key: b}",
                "push: {fields: {score: Summary, why: Description}}",
                "evidence: {hooks: {zendesk: {template: zendesk, secret: 0123456789abcdef}}}",
            })
    void a_sites_administrators_say_nothing_about_the_server_or_other_sites(String more) {
        assertThat(refusedSite(BACKLOG + more))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("can't be set here"));
    }

    @Test
    void a_sites_administrators_learn_nothing_of_the_servers_environment() {
        assertThat(refusedSite(BACKLOG.replace("project = PAY", "'project = ${HOME}'")))
                .singleElement()
                .asString()
                .contains("HOME")
                .doesNotContain(System.getenv().getOrDefault("HOME", "/root"));
    }
}
