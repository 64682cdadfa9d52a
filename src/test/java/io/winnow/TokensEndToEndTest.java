package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.WinnowUser.Ended;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import io.winnow.simulator.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An operator who makes and ends tokens by the commands. */
class TokensEndToEndTest {

    @TempDir
    Path folder;

    private JiraSimulator jira;
    private WinnowUser user;

    @BeforeEach
    void start() {
        jira = JiraSimulator.start(Site.empty(Clock.systemUTC()), SimulatorOptions.defaults());
        user = new WinnowUser(folder, jira);
    }

    @AfterEach
    void stop() {
        jira.close();
    }

    private Ended done(String... words) {
        Ended ended = user.run(jira, words);
        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        return ended;
    }

    private String refused(String... words) {
        Ended ended = user.run(jira, words);
        assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        return ended.err();
    }

    @Test
    void a_token_is_shown_once_and_what_is_kept_does_not_give_it_away() throws IOException {
        Ended created = done("token", "create", "--role", "planner", "--name", "planning board");
        String secret = created.out().strip();

        assertThat(secret).matches("winnow_[A-Za-z0-9_-]{43}");
        assertThat(created.err()).contains("role planner", "isn't shown again").doesNotContain(secret);
        assertThat(done("token", "create", "--role", "planner").out().strip()).isNotEqualTo(secret);
        assertThat(done("token", "list").out() + done("audit").out())
                .contains("planner  planning board", "never used", "token created")
                .doesNotContain(secret);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(secret.substring(7));
            }
        }
    }

    @Test
    void a_revoked_token_stays_in_the_list_and_both_steps_are_in_the_audit() {
        JsonNode created = done("token", "create", "--role", "ADMIN", "--name", "ops", "--json")
                .json();
        String id = created.path("id").asText();
        assertThat(created.path("token").asText()).startsWith("winnow_");
        assertThat(created.path("role").asText()).isEqualTo("admin");

        assertThat(done("token", "revoke", id).out()).isEqualTo("Token " + id + " of ops no longer works.\n");
        assertThat(refused("token", "revoke", id)).contains("No token that still works has the id '" + id + "'");
        JsonNode listed = done("token", "list", "--json").json().path("tokens").path(0);
        assertThat(listed.path("id").asText()).isEqualTo(id);
        assertThat(listed.path("revokedAt").isTextual()).isTrue();
        assertThat(listed.has("token") || listed.has("hash")).isFalse();
        assertThat(done("audit", "--json").json().path("entries").findValuesAsText("action"))
                .isEqualTo(List.of("token revoked", "token created"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "two\nlines", "red \u001b[31m", "turned \u202e round", "null \u0000"})
    void a_name_that_could_deceive_is_refused(String name) {
        assertThat(refused("token", "create", "--role", "viewer", "--name", name))
                .contains("The name must be one line");
        assertThat(done("token", "list").out()).startsWith("There are no tokens yet");
        assertThat(done("audit").out()).startsWith("Nobody has changed anything yet");
    }

    @Test
    void a_role_there_is_not_and_an_empty_command_are_refused() {
        assertThat(refused("token", "create", "--role", "owner")).contains("owner", "PLANNER");
        assertThat(refused("token", "create")).contains("--role");
        assertThat(refused("token", "create", "--role", "viewer", "--name", "x".repeat(101)))
                .contains("at most 100");
        assertThat(refused("token")).contains("Which command?");
        assertThat(refused("token", "revoke", "' OR '1'='1")).contains("No token that still works");
    }
}
