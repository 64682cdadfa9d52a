package io.winnow.config;

import java.util.List;

/** docs/configuration.md, made of the settings the reader knows. */
final class ConfigurationPage {

    private static final String HEAD = """
            # Configuration

            <!-- Made from the settings in io.winnow.config; a test fails when it is stale and says how to make it again. -->

            Winnow reads `winnow.yaml` in the working directory, or the file named by `--config`. `winnow init` writes one to start with.
            Every problem in it is reported at once, each with its line and column.

            - `${NAME}` in a value is replaced by the environment variable NAME; one that isn't set is a problem. `$$` is one dollar sign.
            - Durations are written as `90s`, `15m`, `6h` or `7d`.
            - A name that isn't listed here is an error, so that a misspelt setting can't be overlooked.

            ```yaml
            jira: {url: https://acme.atlassian.net, email: pm@acme.example, token: "${WINNOW_JIRA_TOKEN}"}
            backlogs:
              payments:
                jql: "project = PAY"
                board: 12
                inputs: {reach: Reach, impact: Impact, confidence: Confidence, effort: {field: Story Points, perPersonMonth: 10}}
            ```
            """;

    private ConfigurationPage() {}

    static String text() {
        StringBuilder page = new StringBuilder(HEAD);
        table(
                page,
                "Top level",
                "",
                Settings.ALL.stream().filter(one -> one.parent().isEmpty()).toList());
        for (Setting group : Settings.ALL) {
            List<Setting> inside = Settings.ALL.stream()
                    .filter(one -> one.parent().equals(group.path()))
                    .filter(one -> !one.path().endsWith(".NAME"))
                    .toList();
            table(page, "`" + group.path() + "`", group.meaning(), inside);
        }
        return page.toString();
    }

    private static void table(StringBuilder page, String title, String meaning, List<Setting> settings) {
        if (settings.isEmpty()) {
            return;
        }
        page.append("\n## ").append(title).append('\n');
        if (!meaning.isEmpty()) {
            page.append('\n').append(meaning).append('\n');
        }
        page.append("\n| setting | value | default | meaning | example |\n|---|---|---|---|---|\n");
        for (Setting setting : settings) {
            page.append("| `")
                    .append(setting.key())
                    .append("` | ")
                    .append(setting.type())
                    .append(" | ")
                    .append(fallback(setting))
                    .append(" | ")
                    .append(setting.meaning())
                    .append(" | ")
                    .append(setting.example().isEmpty() ? "" : "`" + setting.example() + "`")
                    .append(" |\n");
        }
    }

    private static String fallback(Setting setting) {
        String fallback = setting.fallback();
        if (fallback != null) {
            return "`" + fallback + "`";
        }
        if (setting.type().equals(Settings.GROUP)) {
            return "";
        }
        return setting.required() ? "must be set" : setting.otherwise();
    }
}
