package io.winnow.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTemplateTest {

    @TempDir
    Path folder;

    private WinnowConfig read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("winnow.yaml"), text);
        return new ConfigReader().read(file, Map.of("WINNOW_JIRA_TOKEN", "t"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "project = PAY",
                "project = \"Größe & 'Co' \\\\ 🦊\" AND text ~ \"a: #b {c} [d] *e &f %g @h `i`\"",
                "summary ~ \"${HOME} $$ $x\" # not a comment",
                "project = A\nAND\tx = 1"
            })
    void what_is_written_reads_back_as_it_was_given(String jql) throws IOException {
        WinnowConfig config =
                read(new ConfigTemplate().text("https://acme.atlassian.net", "pm@acme.example", "pay", jql));

        assertThat(config.jira().url()).hasToString("https://acme.atlassian.net");
        assertThat(config.jira().email()).isEqualTo("pm@acme.example");
        assertThat(config.backlogs()).singleElement().satisfies(backlog -> {
            assertThat(backlog.name()).isEqualTo("pay");
            assertThat(backlog.jql()).isEqualTo(jql);
        });
    }

    @Test
    void without_an_email_the_token_is_sent_as_a_bearer_token() throws IOException {
        WinnowConfig config =
                read(new ConfigTemplate().text("https://acme.atlassian.net", null, "pay", "project = PAY"));

        assertThat(config.jira().email()).isNull();
        assertThat(config.jira().scopedToken()).isTrue();
    }

    @Test
    void who_named_no_email_finds_a_place_for_it_at_jira_cloud_and_none_at_a_data_center() throws IOException {
        ConfigTemplate template = new ConfigTemplate();

        assertThat(read(template.text("https://acme.atlassian.net", "pay", "project = PAY"))
                        .jira()
                        .email())
                .isEqualTo("you@your-company.example");
        assertThat(read(template.text("https://jira.acme.example/jira", "pay", "project = PAY"))
                        .jira()
                        .email())
                .isNull();
        assertThat(template.text("not an address", "pay", "project = PAY")).contains("you@your-company.example");
    }
}
