package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.entry.cli.Cli;
import io.winnow.entry.cli.Console;
import io.winnow.report.Asset;
import io.winnow.report.ReportRenderer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code winnow forge-app} writes; ForgeAppBrowserIT builds and runs it. */
class ForgeAppTest {

    private static final String ID = "ari:cloud:ecosystem::app/0f0e0d0c-1111-4222-8333-444444444444";
    private static final String URL = "https://winnow.acme.example";

    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();

    private int write(Path app, String id, String url) {
        PrintWriter out = new PrintWriter(said);
        return new Cli(new Composition(Map.of()), new Console(out, out, false, false))
                .run("forge-app", app.toString(), "--app-id", id, "--url", url);
    }

    @Test
    void the_app_holds_the_service_s_address_the_app_s_id_and_all_that_pages_refer_to() throws IOException {
        Path app = folder.resolve("new/app");

        assertThat(write(app, ID, URL + "/")).as(said.toString()).isZero();

        assertThat(app.resolve("manifest.yml"))
                .content()
                .contains("  id: " + ID + "\n", "    baseUrl: " + URL + "\n")
                .doesNotContain("11111111", "winnow.example.com");
        for (Asset asset : new ReportRenderer().assets()) {
            assertThat(app.resolve("static/ui" + asset.path())).hasContent(asset.text());
        }
        Matcher style =
                Pattern.compile("href=\"([^\"]+)\"").matcher(Files.readString(app.resolve("static/ui/index.html")));
        assertThat(style.find()).isTrue();
        assertThat(app.resolve("static/ui").resolve(style.group(1))).exists();
        assertThat(said.toString()).contains("npm ci", "npm run build", "npm run check", "forge deploy");
    }

    @Test
    void the_server_s_own_configuration_names_the_app_and_its_address() throws IOException {
        Path config = Files.writeString(folder.resolve("winnow.yaml"), """
                forge: {app: "%s", key: MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=}
                server: {publicUrl: https://configured.example}
                """.formatted(ID));

        Path app = folder.resolve("app");
        PrintWriter out = new PrintWriter(said);

        int code = new Cli(new Composition(Map.of()), new Console(out, out, false, false))
                .run("forge-app", app.toString(), "--config", config.toString());

        assertThat(code).isZero();
        assertThat(app.resolve("manifest.yml")).content().contains(ID, "https://configured.example");
    }

    @Test
    void an_older_app_is_brought_up_to_date_and_keeps_what_npm_fetched() throws IOException {
        write(folder, ID, URL);
        Path old = Files.writeString(folder.resolve("static/ui/assets/report-000000000000.js"), "old");
        Files.writeString(folder.resolve("src/shell.js"), "old");
        Path fetched = Files.createDirectories(folder.resolve("node_modules"));

        assertThat(write(folder, ID, "https://elsewhere.acme.example")).isZero();

        assertThat(old).doesNotExist();
        assertThat(folder.resolve("src/shell.js")).content().contains("winnowAddress");
        assertThat(folder.resolve("manifest.yml")).content().contains("https://elsewhere.acme.example");
        assertThat(fetched).exists();
    }

    @Test
    void a_folder_with_anything_else_is_left_as_it_is() throws IOException {
        Path theirs = Files.writeString(folder.resolve("package.json"), "{\"name\": \"another\"}");

        assertThat(write(folder, ID, URL)).isEqualTo(2);

        assertThat(said.toString()).contains("something else");
        assertThat(theirs).hasContent("{\"name\": \"another\"}");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(theirs);
        }
    }

    @Test
    void a_file_in_the_place_of_a_folder_is_said_and_kept() throws IOException {
        Path file = Files.writeString(folder.resolve("app"), "mine");

        assertThat(write(file, ID, URL)).isEqualTo(2);

        assertThat(said.toString()).contains("can't be written to " + file);
        assertThat(file).hasContent("mine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://winnow.acme.example",
                "https://winnow.acme.example/path",
                "https://someone@winnow.acme.example",
                "https://winnow.acme.example?x=1",
                "https://winnow.acme.example\n    - key: other",
                "https://",
                "winnow.acme.example"
            })
    void an_address_that_forge_could_not_call_is_refused_before_anything_is_written(String url) {
        assertThat(write(folder.resolve("app"), ID, url)).isEqualTo(2);

        assertThat(said.toString()).contains("--url isn't an address that Atlassian can call");
        assertThat(folder.resolve("app")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0f0e0d0c-1111-4222-8333-444444444444",
                "ari:cloud:ecosystem::app/zf0e0d0c-1111-4222-8333-444444444444",
                "ari:cloud:ecosystem::app/0f0e0d0c-1111-4222-8333-444444444444\nremotes: []"
            })
    void what_is_not_the_id_of_an_app_is_refused(String id) {
        assertThat(write(folder.resolve("app"), id, URL)).isEqualTo(2);

        assertThat(said.toString()).contains("--app-id isn't the id of an app");
    }
}
