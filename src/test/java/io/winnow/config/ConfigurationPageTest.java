package io.winnow.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.entry.schedule.ScheduleSettings;
import io.winnow.push.PushSettings;
import io.winnow.sync.SyncSettings;
import io.winnow.tracker.jira.JiraSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationPageTest {

    private static final Path PAGE = Path.of("docs/configuration.md");

    @TempDir
    Path folder;

    /** {@code mvn -Pchecks test -Dtest=ConfigurationPageTest -Dwinnow.docs=write} makes the page again. */
    @Test
    void the_page_is_what_the_reader_knows() throws IOException {
        if ("write".equals(System.getProperty("winnow.docs"))) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, ConfigurationPage.text());
        }

        assertThat(PAGE)
                .as("stale: run mvn -Pchecks test -Dtest=ConfigurationPageTest -Dwinnow.docs=write")
                .hasContent(ConfigurationPage.text());
    }

    private Record read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("winnow.yaml"), text);
        ConfigReader reader = new ConfigReader();
        return reader.isRemote(file) ? reader.readRemote(file, ENVIRONMENT) : reader.read(file, ENVIRONMENT);
    }

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "WINNOW_JIRA_TOKEN",
            "t",
            "WINNOW_API_TOKEN",
            "sixteen-letters-1",
            "WINNOW_WEBHOOK_SECRET",
            "sixteen-letters-4",
            "WINNOW_WEBHOOK_PATH",
            "thirty-two-letters-of-an-address",
            "WINNOW_ZENDESK_SECRET",
            "sixteen-letters-2",
            "WINNOW_FORGE_KEY",
            "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "ACME_JIRA_TOKEN",
            "t");

    private static final Map<String, String> FORGE = Map.of(
            "app", "ari:cloud:ecosystem::app/11111111-2222-4333-8444-555555555555", "key", "\"${WINNOW_FORGE_KEY}\"");

    private static final Map<String, String> FORGE_READER =
            Map.of("url", "https://a.atlassian.net", "email", "a@a.example", "token", "t");

    private static String group(Map<String, String> least, String key, String value) {
        Map<String, String> all = new TreeMap<>(least);
        if (!key.isEmpty()) {
            all.put(key, value);
        }
        return all.entrySet().stream()
                .map(one -> one.getKey() + ": " + one.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String forge(String[] keys, String value) {
        return "forge: "
                + (keys.length == 2
                        ? group(FORGE, keys[1], value)
                        : group(FORGE, "readers", "[" + group(FORGE_READER, keys[2], value) + "]"));
    }

    private static final String LEAST = """
            jira: {url: https://acme.atlassian.net, token: t}
            backlogs:
              a: {jql: project = A, inputs: {reach: R, impact: {field: I}, confidence: C, effort: E}}
            """;

    /** A backlog with an input of its own and a field for MoSCoW. */
    private static final String OWN = """
            jira: {url: https://acme.atlassian.net, token: t}
            backlogs:
              a: {jql: project = A, formula: ease, inputs: {ease: %s}}
            """;

    private static final String BANDS = LEAST.replace("jql: project = A, ", "jql: project = A, moscow: %s, ");

    private static final String TICKETS = LEAST + "evidence: {jira: [{jql: project = CARE%s}]}";

    private static String hook(String... settings) {
        return LEAST + "evidence: {hooks: {a: {" + String.join(", ", settings) + "}}}";
    }

    private static final String GENERIC = "template: generic";
    private static final String SECRET = "secret: sixteen-letters-3";

    @Test
    void a_default_written_out_changes_nothing() throws IOException {
        for (Setting setting : Settings.ALL) {
            String fallback = setting.fallback();
            if (fallback != null && !setting.path().endsWith(".zone")) {
                assertThat(read(written(setting, fallback))).as(setting.path()).isEqualTo(read(silent(setting)));
            }
        }
    }

    @Test
    void every_example_can_be_written() throws IOException {
        for (Setting setting : Settings.ALL) {
            if (!setting.type().equals(Settings.GROUP) && !setting.path().endsWith(".zone")) {
                assertThat(read(written(setting, setting.example())))
                        .as(setting.path())
                        .isNotNull();
            }
        }
    }

    /** The smallest file in which the setting could stand. */
    private static String silent(Setting setting) {
        if (setting.path().startsWith("forge.")) {
            return "forge: " + group(FORGE, "", "");
        }
        if (setting.path().contains("[]")) {
            return TICKETS.formatted("");
        }
        if (setting.path().contains("hooks.NAME")) {
            return hook(GENERIC, SECRET);
        }
        if (setting.path().contains(".INPUT")) {
            return OWN.formatted("{field: E}");
        }
        if (setting.path().matches(".*[.]NAME[.](order|formula|plan[.].*)")) {
            return BANDS.formatted(setting.path().endsWith(".teams") ? "M, plan: {team: T}" : "M");
        }
        return setting.path().contains(".moscow.") ? BANDS.formatted("{from: M}") : LEAST;
    }

    /** The smallest file with one setting written in it. */
    private static String written(Setting setting, String value) {
        String[] keys = setting.path().split("\\.");
        String key = keys[keys.length - 1];
        return switch (keys[0]) {
            case "jira" -> {
                String line = key + ": " + quoted(value);
                String others = LEAST.replaceFirst(
                        "jira: \\{", "jira: {" + (keys.length == 3 ? keys[1] + ": {" + line + "}" : line) + ", ");
                yield Optional.of(key)
                        .filter(one -> one.equals("url") || one.equals("token"))
                        .map(one -> others.replaceFirst("(jira: \\{.*), " + one + ": [^,}]+", "$1"))
                        .orElse(others);
            }
            case "forge" -> forge(keys, value);
            case "backlogs" -> backlog(keys, key, value);
            case "evidence" ->
                keys[1].equals("hooks")
                        ? switch (key) {
                            case "template" -> hook("template: " + value, SECRET);
                            case "secret" -> hook(GENERIC, "secret: " + value);
                            default -> hook(GENERIC, SECRET, key + ": " + value);
                        }
                        : !keys[1].equals("jira[]")
                                ? LEAST + nested(keys, value)
                                : key.equals("jql")
                                        ? TICKETS.formatted("").replace("project = CARE", value)
                                        : TICKETS.formatted(", " + key + ": " + value);
            default -> LEAST + nested(keys, value);
        };
    }

    private static String nested(String[] keys, String value) {
        return String.join(": {", keys) + ": " + value + "}".repeat(keys.length - 1);
    }

    private static String quoted(String value) {
        return value.replace("$", "\\$");
    }

    private static String backlog(String[] keys, String key, String value) {
        if (keys[keys.length - 1].equals("INPUT")) {
            return OWN.formatted(value);
        }
        if (keys.length > 3 && keys[3].equals("INPUT")) {
            return OWN.formatted(group(key, value, "{field: E"));
        }
        if (keys[2].equals("moscow") && keys.length == 4) {
            return BANDS.formatted(
                    key.equals("from") ? "{from: " + value + "}" : "{from: M, " + key + ": " + value + "}");
        }
        if (keys[2].equals("plan") && keys.length == 4) {
            String team = key.equals("teams") ? "team: T, " : "";
            return BANDS.formatted("M, plan: {" + team + key + ": " + value + "}");
        }
        if (key.equals("order") || key.equals("formula")) {
            return BANDS.formatted("M, " + key + ": " + value);
        }
        if (keys.length == 3) {
            String jql = key.equals("jql") ? "" : "jql: project = A, ";
            return LEAST.replace("jql: project = A, ", jql + key + ": " + value + ", ");
        }
        if (keys.length == 4) {
            return LEAST.replaceFirst(key + ": (\\w|\\{field: I})", key + ": " + quoted(value));
        }
        String input = keys[3];
        String original = "{field: " + input.substring(0, 1).toUpperCase(Locale.ROOT);
        return LEAST.replaceFirst(input + ": (\\w|\\{field: I})", quoted(input + ": " + group(key, value, original)));
    }

    /** A group that holds the setting, and a field where the setting doesn't stand for one. */
    private static String group(String key, String value, String field) {
        return switch (key) {
            case "field", "from", "constant" -> "{" + key + ": " + value + "}";
            case "times" -> "{from: customers, times: " + value + "}";
            default -> field + ", " + key + ": " + value + "}";
        };
    }

    @Test
    void the_defaults_are_those_of_the_features() throws IOException {
        WinnowConfig config = (WinnowConfig) read(LEAST);

        assertThat(config.sync()).isEqualTo(SyncSettings.DEFAULT);
        assertThat(config.push()).isEqualTo(PushSettings.DEFAULT);
        assertThat(config.jira().patience()).isEqualTo(JiraSettings.PATIENCE);
        assertThat(config.jira().gateway()).isEqualTo(JiraSettings.GATEWAY);
        assertThat(config.jira().fetchSize()).isEqualTo(JiraSettings.FETCH_SIZE);
        assertThat(config.jira().maxConcurrent()).isEqualTo(JiraSettings.MAX_CONCURRENT_ON_CLOUD);
        assertThat(config.schedules()).isEqualTo(Map.of("a", new ScheduleSettings.Every(Duration.ofMinutes(15))));
    }
}
