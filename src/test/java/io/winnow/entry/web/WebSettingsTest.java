package io.winnow.entry.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebSettingsTest {

    private static WebSettings at(String host, String publicUrl, boolean readsOpen) {
        return new WebSettings(host, 8080, publicUrl.isEmpty() ? null : URI.create(publicUrl), readsOpen);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, '', http://localhost:9000/",
        "0.0.0.0, '', http://localhost:9000/",
        "::1, '', 'http://[::1]:9000/'",
        "winnow.example, '', http://winnow.example:9000/",
        "0.0.0.0, https://winnow.example, https://winnow.example/",
        "127.0.0.1, https://winnow.example:8443/, https://winnow.example:8443/",
    })
    void the_address_is_the_one_that_a_browser_can_open(String host, String publicUrl, String url) {
        assertThat(at(host, publicUrl, true).url(9_000)).hasToString(url);
    }

    @Test
    void it_warns_of_a_way_without_encryption_beyond_this_machine_only() {
        assertThat(at("127.0.0.1", "", true).notes()).noneMatch(note -> note.startsWith("Warning"));
        assertThat(at("127.0.0.1", "https://winnow.example", false).notes())
                .noneMatch(note -> note.startsWith("Warning"));
        assertThat(at("0.0.0.0", "http://winnow.example", false).notes())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("Warning: beyond this machine, sessions and tokens go unencrypted.");
        assertThat(at("0.0.0.0", "", true).notes())
                .first()
                .asString()
                .startsWith("Everybody who can reach the server may");
    }

    @Test
    void it_answers_to_its_host_and_its_public_name() {
        LocalNames names =
                new LocalNames(at("fd00::1", "https://Winnow.example", false).names());

        assertThat(names.include("[fd00::1]:8080")).isTrue();
        assertThat(names.include("winnow.example")).isTrue();
        assertThat(names.include("localhost:8080")).isTrue();
        assertThat(names.include("evil.example")).isFalse();
        assertThat(names.include("winnow.example.evil.example")).isFalse();
    }
}
