package io.winnow.config;

import java.util.List;
import java.util.Optional;

/** Every setting there is: the reader takes its names and defaults from here, and so does docs/configuration.md. */
final class Settings {

    static final String GROUP = "group";
    private static final String DURATION = "duration";
    private static final String FIELD = "field name or id, or a group";

    static final List<Setting> ALL = List.of(
            group("jira", "The Jira site, and how to log in to it."),
            required(
                    "jira.url",
                    "address",
                    "The site's address as in the browser, without the page. https, or http on this machine only. A context path such as /jira is part of it.",
                    "https://acme.atlassian.net"),
            optional(
                    "jira.email",
                    "e-mail address",
                    "the token is sent as a Bearer token",
                    "The account the token belongs to.",
                    "pm@acme.example"),
            required(
                    "jira.token",
                    "secret",
                    "The API token. Keep it out of the file by naming an environment variable.",
                    "\"${WINNOW_JIRA_TOKEN}\""),
            optional(
                    "jira.scopedToken",
                    "true or false",
                    "true without jira.email, else false",
                    "Whether the token has scopes or is a service account's; such tokens work at the gateway only.",
                    "true"),
            setting(
                    "jira.gateway",
                    "address",
                    "https://api.atlassian.com",
                    "The gateway for scoped tokens.",
                    "https://api.atlassian.com"),
            setting(
                    "jira.patience",
                    DURATION,
                    "10m",
                    "How long one request may wait for Jira to accept it, all repeats together.",
                    "30m"),
            setting(
                    "jira.fetchSize",
                    "1 to 1000",
                    "100",
                    "How many issues to ask for in one request; where Jira takes fewer, Winnow finds out how many.",
                    "50"),
            setting("jira.maxConcurrent", "1 to 64", "16", "How many requests may be under way at once.", "4"),
            setting(
                    "store",
                    "JDBC address",
                    "jdbc:sqlite:winnow.db",
                    "Where Winnow keeps what it read and wrote: an SQLite file; a relative path starts at the working directory.",
                    "jdbc:sqlite:/var/lib/winnow/winnow.db"),
            group("backlogs", "The backlogs to rank, each under a name of letters, digits, - and _. At least one."),
            group("backlogs.NAME", "One backlog. Its name stands in addresses, file names and commands."),
            required(
                    "backlogs.NAME.jql",
                    "JQL",
                    "Which issues are in it. Must restrict something; may end in ORDER BY.",
                    "\"project = PAY AND statusCategory != Done\""),
            optional(
                    "backlogs.NAME.board",
                    "number",
                    "no board is named",
                    "The Jira board it is planned on: the number in the board's address.",
                    "12"),
            setting("backlogs.NAME.every", DURATION, "15m", "How often `winnow serve` syncs it; 10s to 30d.", "1h"),
            optional(
                    "backlogs.NAME.cron",
                    "minute hour day month weekday",
                    "every applies",
                    "When `winnow serve` syncs it, instead of every.",
                    "\"0 6 * * 1-5\""),
            setting("backlogs.NAME.zone", "time zone", "UTC", "The time zone of cron.", "Europe/Berlin"),
            group("backlogs.NAME.inputs", "Which Jira field each input is read from. All four must be named."),
            required("backlogs.NAME.inputs.reach", FIELD, "How many people or accounts it reaches.", "Reach"),
            required("backlogs.NAME.inputs.reach.field", "field name or id", "The Jira field.", "customfield_10031"),
            setting(
                    "backlogs.NAME.inputs.reach.per",
                    "week, month, quarter or year",
                    "quarter",
                    "The period the field counts.",
                    "month"),
            required("backlogs.NAME.inputs.impact", FIELD, "How much it changes for each of them.", "Impact"),
            required("backlogs.NAME.inputs.impact.field", "field name or id", "The Jira field.", "customfield_10032"),
            setting(
                    "backlogs.NAME.inputs.impact.levels",
                    "names with numbers",
                    "{massive: 3, high: 2, medium: 1, low: 0.5, minimal: 0.25}",
                    "What the field's words stand for; upper and lower case are one.",
                    "{huge: 3, normal: 1}"),
            setting(
                    "backlogs.NAME.inputs.impact.max",
                    "number",
                    "3",
                    "The largest impact; a larger one isn't scored.",
                    "5"),
            required("backlogs.NAME.inputs.confidence", FIELD, "How sure the other three are.", "Confidence"),
            required(
                    "backlogs.NAME.inputs.confidence.field",
                    "field name or id",
                    "The Jira field.",
                    "customfield_10033"),
            setting(
                    "backlogs.NAME.inputs.confidence.levels",
                    "names with shares",
                    "{high: 100%, medium: 80%, low: 50%}",
                    "What the field's words stand for, as 0.8, 80% or 80 %.",
                    "{sure: 100%, guess: 0.3}"),
            required("backlogs.NAME.inputs.effort", FIELD, "What it costs, in person-months.", "Effort"),
            required("backlogs.NAME.inputs.effort.field", "field name or id", "The Jira field.", "Story Points"),
            optional(
                    "backlogs.NAME.inputs.effort.perPersonMonth",
                    "number",
                    "the field counts person-months",
                    "How many of the field's story points make a person-month.",
                    "10"),
            group("evidence", "What customers said, and how it counts."),
            group("evidence.jira[]", "Tickets in Jira that are evidence: a list of groups, one for each query."),
            required("evidence.jira[].jql", "JQL", "Which tickets.", "\"project = CARE\""),
            setting(
                    "evidence.jira[].links",
                    "list of link types, or any",
                    "any",
                    "Links of which types say that a ticket supports an issue.",
                    "[Relates, Problem/Incident]"),
            setting(
                    "evidence.jira[].customer",
                    "reporter, reporter-domain, organization, or a field name or id",
                    "reporter",
                    "Where a ticket names its customer: who reported it, the domain of the reporter's mail address, the organization of Jira Service Management, or a field.",
                    "organization"),
            setting("evidence.jira[].kind", "word", "support", "What kind of evidence the tickets are.", "request"),
            setting(
                    "evidence.halfLifeDays",
                    "1 to 36500",
                    "180",
                    "After so many days an item weighs half in the weighted count.",
                    "90"),
            setting(
                    "evidence.revenueCapShare",
                    "share",
                    "20%",
                    "The share of all accounts' revenue that one account may bring to an issue at most.",
                    "0.1"),
            group(
                    "evidence.hooks",
                    "Webhooks of feedback tools, each under a name of letters, digits, - and _ that ends its address: POST /api/v1/evidence/hooks/NAME."),
            group("evidence.hooks.NAME", "One webhook."),
            required(
                    "evidence.hooks.NAME.template",
                    "zendesk, intercom, canny or generic",
                    "Whose events they are.",
                    "zendesk"),
            required(
                    "evidence.hooks.NAME.secret",
                    "secret",
                    "What the product signs with, at least 16 characters: Zendesk's signing secret, Intercom's client secret, Canny's API key; for generic the bearer token.",
                    "\"${WINNOW_ZENDESK_SECRET}\""),
            optional(
                    "evidence.hooks.NAME.source",
                    "word",
                    "the hook's name",
                    "What the source of its items is called.",
                    "zendesk"),
            optional(
                    "evidence.hooks.NAME.kind",
                    "word",
                    "what the template says",
                    "What kind of evidence its items are.",
                    "request"),
            setting(
                    "evidence.hooks.NAME.fields",
                    "fields with JSON Pointers",
                    "{}",
                    "Where in the payload a field of evidence stands, instead of where the template says: one pointer, or several with blanks between them; * is every element of a list.",
                    "{customer: /detail/organization_id, text: /detail/subject /detail/description}"),
            group("push", "What Winnow writes back to Jira."),
            group("push.fields", "Winnow's own fields, by name or id. `winnow fields --create` creates them."),
            setting(
                    "push.fields.score",
                    "field name or id",
                    "Winnow score",
                    "The number field for the score.",
                    "customfield_10040"),
            setting(
                    "push.fields.why",
                    "field name or id",
                    "Winnow why",
                    "The short text field for the reason.",
                    "customfield_10041"),
            optional(
                    "push.fields.customers",
                    "field name or id",
                    "not written",
                    "The number field for how many customers asked for it.",
                    "Winnow customers"),
            optional(
                    "push.fields.evidence",
                    "field name or id",
                    "not written",
                    "The short text field for the evidence, counted by kind.",
                    "Winnow evidence"),
            setting(
                    "push.onConflict",
                    "keep or overwrite",
                    "keep",
                    "What happens to a value in these fields that Winnow didn't write: it is kept and listed, or overwritten.",
                    "overwrite"),
            group("sync", "How Winnow keeps up with Jira."),
            setting(
                    "sync.overlap",
                    DURATION,
                    "10m",
                    "How far before the last change seen to read again, since Jira's search shows some changes late.",
                    "15m"),
            setting(
                    "sync.census",
                    DURATION,
                    "6h",
                    "How often to compare all ids, which finds deleted and moved issues.",
                    "1h"),
            setting("sync.full", DURATION, "7d", "How often to read everything again.", "30d"),
            group("server", "The report page of `winnow serve`."),
            setting("server.port", "0 to 65535", "8080", "Its port; 0 takes a free one.", "9090"),
            setting(
                    "server.host",
                    "address or host name",
                    "127.0.0.1",
                    "The address to listen at. Anyone who can reach it can read the page: the default is this machine only.",
                    "0.0.0.0"),
            optional(
                    "server.apiToken",
                    "secret",
                    "the API is off",
                    "The bearer token of the HTTP API, at least 16 characters. Keep it out of the file by naming an environment variable.",
                    "\"${WINNOW_API_TOKEN}\""));

    private Settings() {}

    static Setting at(String path) {
        return find(path).orElseThrow(() -> new IllegalArgumentException("there is no setting " + path));
    }

    static Optional<Setting> find(String path) {
        return ALL.stream().filter(setting -> setting.path().equals(path)).findFirst();
    }

    /** The keys that may stand in a group; the root is the empty path. */
    static List<String> keys(String parent) {
        return ALL.stream()
                .filter(setting -> setting.parent().equals(parent))
                .map(Setting::key)
                .toList();
    }

    /** Where else a key belongs, if it does. */
    static Optional<String> home(String key) {
        return ALL.stream()
                .filter(setting ->
                        setting.key().equals(key) && !setting.parent().isEmpty())
                .map(Setting::parent)
                .findFirst();
    }

    private static Setting group(String path, String meaning) {
        return new Setting(path, GROUP, null, "", meaning, "");
    }

    private static Setting required(String path, String type, String meaning, String example) {
        return new Setting(path, type, null, "", meaning, example);
    }

    private static Setting optional(String path, String type, String otherwise, String meaning, String example) {
        return new Setting(path, type, null, otherwise, meaning, example);
    }

    private static Setting setting(String path, String type, String fallback, String meaning, String example) {
        return new Setting(path, type, fallback, "", meaning, example);
    }
}
