package io.winnow.config;

import java.util.List;
import java.util.Optional;

/** Every setting there is: the reader takes its names and defaults from here, and so does docs/configuration.md. */
final class Settings {

    static final String GROUP = "group";
    private static final String DURATION = "duration";
    private static final String FIELD = "field name or id, or a group";
    private static final String WORDS = "list of words";
    private static final String FIGURE = "customers, seats, items, weighted, revenue or usage";
    private static final String ORIGIN = "The Jira field; or write from or constant instead.";
    private static final String FROM =
            "A figure of the evidence for the issue and all below it, instead of a field. None is missing, not 0.";
    private static final String TIMES = "What one of that figure is worth in the input's own unit.";
    private static final String CONSTANT = "The same for every issue, instead of a field.";

    static final List<Setting> ALL = List.of(
            group("jira", "The Jira site, and how to log in to it."),
            required(
                    "jira.url",
                    "address",
                    "The site's address as in the browser, without the page. https, or http on this machine only. A context path such as /jira is part of it.",
                    "https://acme.atlassian.net"),
            setting(
                    "jira.deployment",
                    "auto, cloud or datacenter",
                    "auto",
                    "Which kind of Jira it is. auto asks it once in each run; an address at atlassian.net, or a token with an e-mail address, is Cloud without asking.",
                    "cloud"),
            optional(
                    "jira.email",
                    "e-mail address",
                    "the token is sent as a Bearer token",
                    "The account the token belongs to. Leave it out for a personal access token of Data Center; with deployment datacenter a user name and its password work too, as long as Jira allows it.",
                    "pm@acme.example"),
            required(
                    "jira.token",
                    "secret",
                    "The API token, or the personal access token of Data Center. Keep it out of the file by naming an environment variable.",
                    "\"${WINNOW_JIRA_TOKEN}\""),
            optional(
                    "jira.scopedToken",
                    "true or false",
                    "true without jira.email, else false; never on Data Center",
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
            optional(
                    "jira.maxConcurrent",
                    "1 to 64",
                    "32 on Cloud, else 16",
                    "How many requests may be under way at once.",
                    "4"),
            group(
                    "jira.webhook",
                    "What Jira may tell `winnow serve` of changes, so that scores follow within seconds."),
            optional(
                    "jira.webhook.secret",
                    "secret",
                    "no signed event is taken",
                    "What Jira signs its webhook with, at least 16 characters: the same as entered in Jira. Its address is POST /api/v1/jira/events.",
                    "\"${WINNOW_WEBHOOK_SECRET}\""),
            optional(
                    "jira.webhook.pathSecret",
                    "secret",
                    "no unsigned event is taken",
                    "For a Jira Data Center that can't sign: at least 32 letters, digits, - and _, which end the address POST /api/v1/jira/events/SECRET.",
                    "\"${WINNOW_WEBHOOK_PATH}\""),
            setting(
                    "jira.webhook.coalesce",
                    DURATION,
                    "2s",
                    "How long changes are gathered before their issues are read again, each once; 1s to 10m.",
                    "10s"),
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
            setting(
                    "backlogs.NAME.formula",
                    "rice, ice, wsjf or a formula",
                    "rice",
                    "What makes a score of the inputs; docs/scoring.md says what a formula may hold.",
                    "\"reach * impact * confidence * goalWeight / effort\""),
            setting(
                    "backlogs.NAME.inheritFromEpic",
                    "true or false",
                    "false",
                    "Whether an issue whose fields hold no input takes all inputs of the nearest issue above it that has some.",
                    "true"),
            optional(
                    "backlogs.NAME.moscow",
                    "field name or id, the word labels, or a group",
                    "no issue is a must or a won't",
                    "Where must, should, could and won't are said.",
                    "labels"),
            required(
                    "backlogs.NAME.moscow.from",
                    "field name or id, or the word labels",
                    "The Jira field, or labels.",
                    "MoSCoW"),
            setting("backlogs.NAME.moscow.must", WORDS, "[must, must have, must-have]", "What means must.", "[P0]"),
            setting(
                    "backlogs.NAME.moscow.should",
                    WORDS,
                    "[should, should have, should-have]",
                    "What means should.",
                    "[P1]"),
            setting(
                    "backlogs.NAME.moscow.could",
                    WORDS,
                    "[could, could have, could-have]",
                    "What means could.",
                    "[P2]"),
            setting(
                    "backlogs.NAME.moscow.wont",
                    WORDS,
                    "[won't, wont, won't have, wont-have, will not have]",
                    "What means won't: such an issue comes last, whatever its score.",
                    "[P3]"),
            setting(
                    "backlogs.NAME.order",
                    "score or moscow",
                    "score",
                    "Whether the score alone orders the issues, or musts come before shoulds and shoulds before coulds.",
                    "moscow"),
            setting(
                    "backlogs.NAME.blockers",
                    "show or lift",
                    "show",
                    "Whether what an issue unblocks is only shown beside its score, or lifts it before the best issue it unblocks.",
                    "lift"),
            setting(
                    "backlogs.NAME.blockerLinks",
                    "list of link types",
                    "Blocks",
                    "Which links say that one issue blocks another.",
                    "[Blocks, Gates]"),
            group("backlogs.NAME.plan", "How its sprints are planned; docs/planning.md says more."),
            optional(
                    "backlogs.NAME.plan.ready",
                    "JQL",
                    "every issue is",
                    "Which issues are ready to be planned.",
                    "\"status = 'Selected for Development'\""),
            optional(
                    "backlogs.NAME.plan.effort",
                    "field name or id",
                    "the board's own estimation field, else Story Points",
                    "The number field that holds an issue's effort.",
                    "Days"),
            setting("backlogs.NAME.plan.unit", "word", "points", "What effort and capacity count.", "days"),
            optional(
                    "backlogs.NAME.plan.capacity",
                    "number",
                    "what the board's last closed sprints finished",
                    "How much a sprint can hold.",
                    "34"),
            optional(
                    "backlogs.NAME.plan.team",
                    "field name or id",
                    "teams don't matter",
                    "The field that names an issue's team.",
                    "Team"),
            setting(
                    "backlogs.NAME.plan.teams",
                    "teams with numbers",
                    "{}",
                    "What each team can do in a sprint; needs team, and takes the place of capacity.",
                    "{Checkout: 20, Growth: 14}"),
            setting(
                    "backlogs.NAME.plan.sprints",
                    "1 to 50",
                    "5",
                    "From how many closed sprints the capacity is computed.",
                    "3"),
            setting(
                    "backlogs.NAME.plan.availability",
                    "share",
                    "100%",
                    "How much of the configured or computed capacity is there this time.",
                    "80%"),
            setting(
                    "backlogs.NAME.plan.blockers",
                    "first, exclude or ignore",
                    "first",
                    "Whether an unfinished blocker is taken along before what it blocks, keeps it out, or doesn't matter.",
                    "exclude"),
            setting(
                    "backlogs.NAME.plan.mustsFirst",
                    "true or false",
                    "false",
                    "Whether musts are taken before everything else; needs moscow.",
                    "true"),
            optional(
                    "backlogs.NAME.plan.mustsMax",
                    "share",
                    "musts may take all",
                    "The most of the capacity that musts may take; needs moscow.",
                    "60%"),
            setting(
                    "backlogs.NAME.plan.goalMin",
                    "goal ids with shares",
                    "{}",
                    "The least of the capacity that serves a goal or a part of it.",
                    "{retain: 30%}"),
            setting(
                    "backlogs.NAME.plan.goalMax",
                    "goal ids with shares",
                    "{}",
                    "The most of the capacity that serves a goal or a part of it.",
                    "{retain: 60%}"),
            setting(
                    "backlogs.NAME.plan.themeMin",
                    "themes with shares",
                    "{}",
                    "The least of the capacity that serves goals of a theme.",
                    "{cost: 10%}"),
            setting(
                    "backlogs.NAME.plan.themeMax",
                    "themes with shares",
                    "{}",
                    "The most of the capacity that serves goals of a theme.",
                    "{cost: 40%}"),
            optional(
                    "backlogs.NAME.plan.perEpic",
                    "1 to 10000",
                    "there is no limit",
                    "The most issues of one epic in a sprint, those in active sprints counted.",
                    "3"),
            setting(
                    "backlogs.NAME.plan.keepTogether",
                    "names with keys",
                    "{}",
                    "Issues of which all or none are planned, each group under a name.",
                    "{launch: \"PAY-12, PAY-15\"}"),
            optional(
                    "backlogs.NAME.plan.keepTogetherLabels",
                    "beginning of a label",
                    "labels don't matter",
                    "Issues with one label that begins so are planned all or none.",
                    "with-"),
            setting(
                    "backlogs.NAME.plan.unsure",
                    "inputs with shares",
                    "{}",
                    "How far an input may be off nine times in ten: 30% is from ÷ 1.3 to × 1.3. Others follow from confidence and evidence.",
                    "{reach: 30%, effort: 50%}"),
            setting(
                    "backlogs.NAME.plan.staleAfter",
                    DURATION,
                    "180d",
                    "How long an input may stay unchanged before its score is marked as stale.",
                    "365d"),
            group(
                    "backlogs.NAME.inputs",
                    "Where each input the formula names comes from. RICE names reach, impact, confidence and effort."),
            required("backlogs.NAME.inputs.reach", FIELD, "How many people or accounts it reaches.", "Reach"),
            required("backlogs.NAME.inputs.reach.field", "field name or id", ORIGIN, "customfield_10031"),
            setting(
                    "backlogs.NAME.inputs.reach.per",
                    "week, month, quarter or year",
                    "quarter",
                    "The period that the field counts, or the usage.",
                    "month"),
            optional("backlogs.NAME.inputs.reach.from", FIGURE, "field says it", FROM, "customers"),
            optional("backlogs.NAME.inputs.reach.times", "number", "1", TIMES, "25"),
            optional("backlogs.NAME.inputs.reach.constant", "number", "field says it", CONSTANT, "500"),
            required("backlogs.NAME.inputs.impact", FIELD, "How much it changes for each of them.", "Impact"),
            required("backlogs.NAME.inputs.impact.field", "field name or id", ORIGIN, "customfield_10032"),
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
            optional("backlogs.NAME.inputs.impact.from", FIGURE, "field says it", FROM, "weighted"),
            optional("backlogs.NAME.inputs.impact.times", "number", "1", TIMES, "0.1"),
            optional("backlogs.NAME.inputs.impact.constant", "number", "field says it", CONSTANT, "1"),
            required("backlogs.NAME.inputs.confidence", FIELD, "How sure the other three are.", "Confidence"),
            required("backlogs.NAME.inputs.confidence.field", "field name or id", ORIGIN, "customfield_10033"),
            setting(
                    "backlogs.NAME.inputs.confidence.levels",
                    "names with shares",
                    "{high: 100%, medium: 80%, low: 50%}",
                    "What the field's words stand for, as 0.8, 80% or 80 %.",
                    "{sure: 100%, guess: 0.3}"),
            optional("backlogs.NAME.inputs.confidence.constant", "share", "field says it", CONSTANT, "80%"),
            optional(
                    "backlogs.NAME.inputs.confidence.capByEvidence",
                    "true or false",
                    "false",
                    "Whether confidence is at most what evidence.strength.caps allows.",
                    "true"),
            required("backlogs.NAME.inputs.effort", FIELD, "What it costs, in person-months.", "Effort"),
            required("backlogs.NAME.inputs.effort.field", "field name or id", ORIGIN, "Story Points"),
            optional(
                    "backlogs.NAME.inputs.effort.perPersonMonth",
                    "number",
                    "the field counts person-months",
                    "How many of the field's story points make a person-month.",
                    "10"),
            optional("backlogs.NAME.inputs.effort.constant", "number", "field says it", CONSTANT, "1"),
            optional(
                    "backlogs.NAME.inputs.INPUT",
                    FIELD,
                    "must be set when the formula names it",
                    "Any other input, under the name the formula has for it: a plain number of 0 or more.",
                    "Ease"),
            required("backlogs.NAME.inputs.INPUT.field", "field name or id", ORIGIN, "customfield_10035"),
            setting(
                    "backlogs.NAME.inputs.INPUT.levels",
                    "names with numbers",
                    "{}",
                    "What the field's words stand for.",
                    "{easy: 10}"),
            setting(
                    "backlogs.NAME.inputs.INPUT.max",
                    "number",
                    "1000000000",
                    "The largest value; a larger one isn't scored.",
                    "10"),
            optional("backlogs.NAME.inputs.INPUT.from", FIGURE, "field says it", FROM, "revenue"),
            optional("backlogs.NAME.inputs.INPUT.times", "number", "1", TIMES, "0.001"),
            optional("backlogs.NAME.inputs.INPUT.constant", "number", "field says it", CONSTANT, "1"),
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
            setting(
                    "evidence.votes",
                    "true or false",
                    "false",
                    "Whether `evidence counts` also tells Jira's votes, an issue's own and with those of all below it. They count as no customer.",
                    "true"),
            group(
                    "evidence.strength",
                    "How good evidence is, for inputs.confidence.capByEvidence. Any evidence is at least weak."),
            setting(
                    "evidence.strength.direct",
                    "list of kinds",
                    "[support, request, interview, survey, sales]",
                    "The kinds that customers say themselves.",
                    "[interview]"),
            group("evidence.strength.fair", "What fair evidence has at least."),
            setting("evidence.strength.fair.items", "number", "3", "Items.", "5"),
            setting("evidence.strength.fair.customers", "number", "2", "Different customers.", "3"),
            setting("evidence.strength.fair.weighted", "number", "1.5", "Weight after ageing.", "2"),
            setting("evidence.strength.fair.kinds", "number", "1", "Kinds.", "2"),
            setting("evidence.strength.fair.direct", "number", "1", "Items of a direct kind.", "0"),
            group("evidence.strength.strong", "What strong evidence has at least."),
            setting("evidence.strength.strong.items", "number", "8", "Items.", "20"),
            setting("evidence.strength.strong.customers", "number", "5", "Different customers.", "10"),
            setting("evidence.strength.strong.weighted", "number", "4", "Weight after ageing.", "8"),
            setting("evidence.strength.strong.kinds", "number", "2", "Kinds.", "3"),
            setting("evidence.strength.strong.direct", "number", "3", "Items of a direct kind.", "5"),
            group("evidence.strength.caps", "The most confidence each strength allows."),
            setting("evidence.strength.caps.none", "share", "50%", "Without evidence.", "30%"),
            setting("evidence.strength.caps.weak", "share", "70%", "With weak evidence.", "60%"),
            setting("evidence.strength.caps.fair", "share", "90%", "With fair evidence.", "80%"),
            setting("evidence.strength.caps.strong", "share", "100%", "With strong evidence.", "95%"),
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
            optional(
                    "push.fields.goals",
                    "field name or id",
                    "not written",
                    "The short text field for the goals it serves.",
                    "Winnow goals"),
            optional(
                    "push.fields.rank",
                    "field name or id",
                    "not written",
                    "The number field for an issue's position in the planned sprint; written by winnow apply --fields only.",
                    "Winnow rank"),
            optional(
                    "push.fields.sprint",
                    "field name or id",
                    "not written",
                    "The short text field for the sprint an issue is planned for; written by winnow apply --fields only.",
                    "Winnow sprint"),
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
                    "The address to listen at: the default is this machine only. Beyond it, set publicUrl too.",
                    "0.0.0.0"),
            optional(
                    "server.publicUrl",
                    "address",
                    "browsers come straight",
                    "The address by which browsers reach it through a proxy. The server answers to its host name, and links and cookies are made for it.",
                    "https://winnow.example.com"),
            optional(
                    "server.publicRead",
                    "true or false",
                    "true on this machine only",
                    "Whether who can reach the page may read it without signing in.",
                    "false"),
            optional(
                    "server.apiToken",
                    "secret",
                    "the API is off",
                    "The bearer token of the HTTP API, at least 16 characters. Keep it out of the file by naming an environment variable.",
                    "\"${WINNOW_API_TOKEN}\""),
            group(
                    "forge",
                    "For the server behind Winnow's Forge app, which serves several Jira Cloud sites: in place of jira, store and backlogs, for each site's administrator sets up its backlogs in Jira. docs/forge.md says more."),
            required(
                    "forge.app",
                    "app id",
                    "The app's id in its manifest; calls for any other app are refused.",
                    "ari:cloud:ecosystem::app/11111111-2222-4333-8444-555555555555"),
            required(
                    "forge.key",
                    "secret",
                    "32 random bytes in Base64, as `openssl rand -base64 32` makes them; the tokens that Jira hands to the app are kept encrypted with it.",
                    "\"${WINNOW_FORGE_KEY}\""),
            setting(
                    "forge.folder",
                    "folder",
                    "winnow-sites",
                    "Where everything of each site is kept, in a folder of its own; a relative path starts at the working directory.",
                    "/var/lib/winnow/sites"),
            setting(
                    "forge.keys",
                    "address",
                    "https://forge.cdn.prod.atlassian-dev.net/.well-known/jwks.json",
                    "Where the keys are that Forge signs its calls with. https, or http on this machine only.",
                    "https://forge.cdn.prod.atlassian-dev.net/.well-known/jwks.json"),
            setting(
                    "forge.gateway",
                    "address",
                    "https://api.atlassian.com",
                    "Jira's gateway for apps; a call that names another one is refused.",
                    "https://api.atlassian.com"),
            setting(
                    "forge.coalesce",
                    DURATION,
                    "2s",
                    "How long changes are gathered before their issues are read again, each once; 1s to 10m.",
                    "10s"),
            group(
                    "forge.readers[]",
                    "Accounts to read sites with, whose requests don't count against the app's hourly points: a list of groups, one for each site."),
            required("forge.readers[].url", "address", "The site's address.", "https://acme.atlassian.net"),
            required(
                    "forge.readers[].email",
                    "e-mail address",
                    "The account the token belongs to.",
                    "winnow@acme.example"),
            required(
                    "forge.readers[].token",
                    "secret",
                    "The account's API token, without scopes.",
                    "\"${ACME_JIRA_TOKEN}\""));

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
