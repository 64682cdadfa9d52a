package io.winnow.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.tracker.jira.Deployment;
import io.winnow.tracker.jira.JiraSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which kind of Jira the configuration says it is. */
class JiraReaderTest {

    @TempDir
    Path folder;

    private JiraSettings read(String jira) throws IOException {
        Path file = Files.writeString(folder.resolve("winnow.yaml"), """
                jira: {token: t, %s}
                backlogs:
                  payments: {jql: project = PAY, inputs: {reach: A, impact: B, confidence: C, effort: D}}
                """.formatted(jira));
        return new ConfigReader().read(file, Map.of()).jira();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url: https://acme.atlassian.net",
                "url: https://acme.jira.com, email: pm@acme.example",
                "url: https://jira.acme.example, scopedToken: true",
                "url: https://jira.acme.example, email: pm@acme.example",
                "url: https://jira.acme.example, deployment: cloud"
            })
    void an_address_or_a_token_of_clouds_is_cloud_without_asking(String jira) throws IOException {
        assertThat(read(jira).deployment()).isEqualTo(Deployment.CLOUD);
    }

    @Test
    void any_other_address_is_asked_what_it_is() throws IOException {
        assertThat(read("url: https://jira.acme.example/jira").deployment()).isNull();
    }

    @Test
    void data_center_may_be_named_and_takes_a_user_name() throws IOException {
        JiraSettings settings = read("url: https://jira.acme.example/jira, deployment: datacenter, email: jdoe");

        assertThat(settings.deployment()).isEqualTo(Deployment.DATA_CENTER);
        assertThat(settings.url()).hasToString("https://jira.acme.example/jira");
        assertThat(settings.email()).isEqualTo("jdoe");
    }

    @Test
    void cloud_takes_no_user_name() {
        assertThatThrownBy(() -> read("url: https://acme.atlassian.net, email: jdoe"))
                .hasMessageContaining("isn't an e-mail address");
    }

    @Test
    void what_contradicts_itself_is_refused() {
        assertThatThrownBy(() -> read("url: https://acme.atlassian.net, deployment: datacenter"))
                .hasMessageContaining("jira.url says Jira Cloud");
        assertThatThrownBy(() -> read("url: https://jira.acme.example, scopedToken: true, deployment: datacenter"))
                .hasMessageContaining("jira.scopedToken says Jira Cloud");
        assertThatThrownBy(() -> read("url: https://jira.acme.example, deployment: server"))
                .hasMessageContaining("datacenter");
    }
}
