package io.winnow.config;

import org.jspecify.annotations.Nullable;

/** Writes the {@code winnow.yaml} to start with: valid, and explaining itself. */
public final class ConfigTemplate {

    /**
     * The file's text; whatever the values hold, it reads back as them.
     *
     * @param email null for a token that is sent as a Bearer token
     * @param backlog the backlog's name: letters, digits, - and _
     */
    public String text(String url, @Nullable String email, String backlog, String jql) {
        return """
                # Winnow's settings. Every one is explained in docs/configuration.md; `winnow doctor` checks them.

                jira:
                  url: %s
                %s  token: "${WINNOW_JIRA_TOKEN}"   # read from the environment, so that it stands in no file

                store: jdbc:sqlite:winnow.db

                %s
                push:
                  fields: {score: Winnow score, why: Winnow why}   # `winnow fields --create` creates them
                  onConflict: keep                 # what Winnow didn't write stays; or overwrite
                """.formatted(
                quoted(url), email == null ? "" : "  email: " + quoted(email) + "\n", backlogs(backlog, quoted(jql)));
    }

    /** The same for somebody who named no e-mail address: a place for it where Jira Cloud asks for one. */
    public String text(String url, String backlog, String jql) {
        return text(url, SiteAddress.mayBeCloud(url) ? "you@your-company.example" : null, backlog, jql);
    }

    /** The settings to start with at a site whose Jira is known. */
    public String ofSite() {
        return "# Which issues Winnow ranks here, and from which fields it takes reach, impact, confidence and effort.\n\n"
                + backlogs("payments", quoted("project = PAY AND statusCategory != Done"));
    }

    private static String backlogs(String name, String jql) {
        return """
                backlogs:
                  %s:                              # the name you choose: letters, digits, - and _
                    jql: %s
                    # board: 12                    # the number in the board's address
                    every: 15m                     # or  cron: "0 6 * * 1-5"
                    inheritFromEpic: true          # a story whose fields are empty takes its epic's inputs
                    # formula: "reach * impact * confidence * goalWeight / effort"   # docs/scoring.md; rice without it
                    inputs:                        # a Jira field each, by name or id
                      reach: Reach                 # people or accounts a quarter; or {field: Reach, per: month}
                      impact: Impact               # 0.25 to 3, or massive, high, medium, low, minimal
                      confidence: Confidence       # 0.8, 80 %%, or high, medium, low
                      effort: Effort               # person-months; or {field: Story Points, perPersonMonth: 10}
                """.formatted(name, jql);
    }

    /** In double quotes, where YAML knows every character by an escape. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c == '$') {
                quoted.append("$$");
            } else if (c < 0x20 || (c >= 0x7f && c <= 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff) {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
