package io.winnow.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.winnow.entry.schedule.ScheduleSettings;
import io.winnow.entry.web.WebSettings;
import io.winnow.evidence.StrengthRules;
import io.winnow.push.PushSettings;
import io.winnow.ranking.RankingSettings;
import io.winnow.scoring.Input;
import io.winnow.scoring.ScoringSettings.Unit;
import io.winnow.scoring.Source;
import io.winnow.sync.SyncSettings;
import io.winnow.tracker.Secret;
import io.winnow.tracker.jira.Deployment;
import io.winnow.tracker.jira.JiraSettings;
import io.winnow.workflow.BacklogSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {

    private static final String SHORT = """
            jira:     {url: https://acme.atlassian.net, email: pm@acme.example, token: "${WINNOW_JIRA_TOKEN}"}
            store:    jdbc:sqlite:winnow.db
            backlogs:
              payments: {jql: "project = PAY", board: 12, inputs: {reach: Reach, impact: Impact, confidence: Confidence, effort: Effort}}
            push:     {fields: {score: Winnow score, why: Winnow why}, onConflict: keep}
            """;
    private static final Map<String, String> ENVIRONMENT =
            Map.of("WINNOW_JIRA_TOKEN", "hunter2-token\n", "HOST", "acme", "EMPTY", " ");

    @TempDir
    Path folder;

    private WinnowConfig read(String yaml) {
        return read(yaml.getBytes(StandardCharsets.UTF_8));
    }

    private WinnowConfig read(byte[] yaml) {
        try {
            Path file = folder.resolve("winnow.yaml");
            Files.write(file, yaml);
            return new ConfigReader().read(file, ENVIRONMENT);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> problems(String yaml) {
        return problems(yaml.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> problems(byte[] yaml) {
        ConfigException refused = catchThrowableOfType(ConfigException.class, () -> read(yaml));
        assertThat(refused).as("refused").isNotNull();
        assertThat(refused.problems())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .startsWith("winnow.yaml:")
                        .doesNotContain("hunter2")
                        .hasSizeLessThan(400));
        assertThat(refused.getMessage()).contains(refused.problems().get(0));
        return refused.problems();
    }

    private static String with(String settings) {
        return SHORT + settings;
    }

    private static String inputs(String inputs) {
        return """
                jira: {url: https://acme.atlassian.net, token: t}
                backlogs:
                  payments:
                    jql: project = PAY
                    inputs: %s
                """.formatted(inputs);
    }

    private static Source.Field field(BacklogSettings backlog, Input input) {
        return (Source.Field) Objects.requireNonNull(backlog.scoring().inputs().get(input));
    }

    private Source.Field source(Input input, String inputs) {
        return field(read(inputs(inputs)).backlogs().get(0), input);
    }

    @Test
    void only_what_is_known_to_be_cloud_is_sent_more_requests_at_once() {
        String other = SHORT.replace("https://acme.atlassian.net", "https://jira.acme.example")
                .replace("email: pm@acme.example, ", "");

        assertThat(read(SHORT).jira().maxConcurrent()).isEqualTo(32);
        assertThat(read(other).jira().maxConcurrent()).isEqualTo(16);
        assertThat(read(other.replace("token:", "deployment: cloud, token:"))
                        .jira()
                        .maxConcurrent())
                .isEqualTo(32);
    }

    @Test
    void the_short_form_of_the_contract_is_read_with_its_defaults() {
        WinnowConfig config = read(SHORT);

        assertThat(config.jira())
                .isEqualTo(new JiraSettings(
                        URI.create("https://acme.atlassian.net"),
                        Deployment.CLOUD,
                        "pm@acme.example",
                        new Secret("hunter2-token"),
                        false,
                        JiraSettings.GATEWAY,
                        JiraSettings.PATIENCE,
                        JiraSettings.FETCH_SIZE,
                        JiraSettings.MAX_CONCURRENT_ON_CLOUD));
        assertThat(config.storeUrl()).isEqualTo("jdbc:sqlite:winnow.db");
        assertThat(config.push()).isEqualTo(PushSettings.DEFAULT);
        assertThat(config.sync()).isEqualTo(SyncSettings.DEFAULT);
        assertThat(config.server()).isEqualTo(WebSettings.loopback(8080));
        assertThat(config.schedules()).isEqualTo(Map.of("payments", ScheduleSettings.DEFAULT));
        BacklogSettings payments = config.backlogs().get(0);
        assertThat(payments.name()).isEqualTo("payments");
        assertThat(payments.jql()).isEqualTo("project = PAY");
        assertThat(payments.board()).isEqualTo(12);
        assertThat(field(payments, Input.REACH).unit()).isEqualTo(Unit.PER_QUARTER);
        assertThat(field(payments, Input.EFFORT).unit()).isEqualTo(Unit.PERSON_MONTHS);
        assertThat(field(payments, Input.IMPACT).max()).isEqualByComparingTo("3");
        assertThat(field(payments, Input.IMPACT).levels())
                .containsOnlyKeys("massive", "high", "medium", "low", "minimal")
                .containsEntry("minimal", new BigDecimal("0.25"));
        assertThat(field(payments, Input.CONFIDENCE).levels())
                .isEqualTo(
                        Map.of("high", BigDecimal.ONE, "medium", new BigDecimal("0.8"), "low", new BigDecimal("0.5")));
        assertThat(config.toString()).doesNotContain("hunter2");
    }

    @Test
    void everything_that_can_be_set_is_read() {
        WinnowConfig config = read("""
                jira:
                  url: http://localhost:8080/jira/
                  token: abc$$def
                  scopedToken: false
                  gateway: http://127.0.0.1:9/gw/
                  patience: 90s
                  fetchSize: 1000
                  maxConcurrent: 1
                store: jdbc:sqlite:/var/lib/${HOST}/w.db
                backlogs:
                  zahlungen_2:
                    jql: |
                      project = "Größe"
                      ORDER BY rank
                    cron: "0 6 * * 1-5"
                    zone: Europe/Berlin
                    inputs:
                      reach: {field: customfield_10031, per: Month}
                      impact: {field: Wirkung, levels: {GROSS: 5, klein: 0.5}, max: 5}
                      confidence: {field: Sicher, levels: {high: 100%, medium: 80 %, low: 0.5, Größe: 12.5%}}
                      effort: {field: Story Points, perPersonMonth: 10}
                  other:
                    jql: project = O
                    every: 6h
                    inputs: {reach: 10031, impact: I, confidence: C, effort: {field: E}}
                push: {fields: {score: A, why: B}, onConflict: OVERWRITE}
                sync: {overlap: 15m, census: 1h, full: 30d}
                server: {port: 0, host: "::1"}
                """);

        assertThat(config.jira().url()).isEqualTo(URI.create("http://localhost:8080/jira"));
        assertThat(config.jira().gateway()).isEqualTo(URI.create("http://127.0.0.1:9/gw"));
        assertThat(config.jira().token()).isEqualTo(new Secret("abc$def"));
        assertThat(config.jira().email()).isNull();
        assertThat(config.jira().scopedToken()).isFalse();
        assertThat(config.jira().patience()).isEqualTo(Duration.ofSeconds(90));
        assertThat(config.storeUrl()).isEqualTo("jdbc:sqlite:/var/lib/acme/w.db");
        assertThat(config.backlogs()).extracting(BacklogSettings::name).containsExactly("zahlungen_2", "other");
        assertThat(config.schedules())
                .containsEntry("zahlungen_2", new ScheduleSettings.Cron("0 6 * * 1-5", ZoneId.of("Europe/Berlin")))
                .containsEntry("other", new ScheduleSettings.Every(Duration.ofHours(6)));
        BacklogSettings first = config.backlogs().get(0);
        assertThat(first.jql()).isEqualTo("project = \"Größe\"\nORDER BY rank");
        assertThat(field(first, Input.REACH).unit()).isEqualTo(Unit.PER_MONTH);
        assertThat(field(first, Input.IMPACT).levels())
                .isEqualTo(Map.of("gross", new BigDecimal(5), "klein", new BigDecimal("0.5")));
        assertThat(field(first, Input.IMPACT).max()).isEqualByComparingTo("5");
        assertThat(field(first, Input.CONFIDENCE).levels())
                .isEqualTo(Map.of(
                        "high", BigDecimal.ONE,
                        "medium", new BigDecimal("0.8"),
                        "low", new BigDecimal("0.5"),
                        "größe", new BigDecimal("0.125")));
        assertThat(field(first, Input.EFFORT).unit()).isEqualTo(Unit.STORY_POINTS);
        assertThat(field(first, Input.EFFORT).unitsPerStep()).isEqualByComparingTo("10");
        assertThat(field(config.backlogs().get(1), Input.REACH).field()).isEqualTo("10031");
        assertThat(config.push()).isEqualTo(PushSettings.of("A", "B", PushSettings.OnConflict.OVERWRITE));
        assertThat(config.server()).isEqualTo(new WebSettings("::1", 0, null, true));
    }

    @Test
    void a_token_without_an_email_is_a_scoped_one() {
        assertThat(read(inputs("{reach: R, impact: I, confidence: C, effort: E}"))
                        .jira()
                        .scopedToken())
                .isTrue();
    }

    @Test
    void every_problem_is_told_at_once_with_its_place() {
        assertThat(problems("""
                        jira:
                          ulr: https://acme.atlassian.net
                          token: "${NO_SUCH_TOKEN}"
                          fetchSize: many
                        backlogs:
                          payments:
                            jql: " "
                            boards: 12
                            inputs: {reach: Reach, impact: {levels: {a: b}}, effort: [1]}
                          pay ments: {}
                        onConflict: keep
                        """))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("winnow.yaml:1:1: jira.url: isn't set."),
                        line -> assertThat(line)
                                .isEqualTo("winnow.yaml:2:3: jira.ulr: is no setting. Did you mean url?"),
                        line -> assertThat(line)
                                .isEqualTo("winnow.yaml:3:10: jira.token: needs the environment variable NO_SUCH_TOKEN,"
                                        + " which is not set. Set it before starting Winnow."),
                        line -> assertThat(line)
                                .isEqualTo(
                                        "winnow.yaml:4:14: jira.fetchSize: is \"many\". Write a whole number from 1 to"
                                                + " 1000."),
                        line -> assertThat(line)
                                .isEqualTo(
                                        "winnow.yaml:7:5: backlogs.payments.jql: has no value. Write one, or remove the"
                                                + " line."),
                        line -> assertThat(line)
                                .isEqualTo(
                                        "winnow.yaml:8:5: backlogs.payments.boards: is no setting. Did you mean board?"),
                        line -> assertThat(line)
                                .startsWith("winnow.yaml:9:5: backlogs.payments.inputs.confidence: isn't set."),
                        line -> assertThat(line)
                                .startsWith("winnow.yaml:9:28: backlogs.payments.inputs.impact.field: isn't set."),
                        line -> assertThat(line)
                                .startsWith("winnow.yaml:9:49: backlogs.payments.inputs.impact.levels.a: is \"b\"."),
                        line -> assertThat(line)
                                .startsWith(
                                        "winnow.yaml:9:62: backlogs.payments.inputs.effort: must be a single value or"),
                        line -> assertThat(line).startsWith("winnow.yaml:10:3: backlogs.pay ments: isn't a name."),
                        line -> assertThat(line).contains("pay ments.jql: isn't set"),
                        line -> assertThat(line).contains("pay ments.inputs.reach: isn't set"),
                        line -> assertThat(line).contains("pay ments.inputs.impact: isn't set"),
                        line -> assertThat(line).contains("pay ments.inputs.confidence: isn't set"),
                        line -> assertThat(line).contains("pay ments.inputs.effort: isn't set"),
                        line -> assertThat(line)
                                .isEqualTo("winnow.yaml:11:1: onConflict: is no setting. It belongs into push."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    acme.atlassian.net                            | doesn't start with https://
                    ftp://acme.atlassian.net                      | doesn't start with https://
                    http://acme.atlassian.net                     | unencrypted
                    http://127.0.0.1.evil.example                 | unencrypted
                    http://10.0.0.1                               | unencrypted
                    https://pm:hunter2@acme.atlassian.net         | user name or password
                    https://hunter2@acme.atlassian.net            | user name or password
                    https://acme.atlassian.net?x=1                | after ? or #
                    https://acme.atlassian.net/#top               | after ? or #
                    https://acme.atlassian.net/wrong              | Write https://acme.atlassian.net.
                    https://                                      | address
                    https:///x                                    | address
                    https://a b                                   | isn't an address
                    https://[::1                                  | isn't an address
                    https://acme:99999                            | names no host
                    https://acme.atlassian.net/browse/PAY-1       | Write https://acme.atlassian.net.
                    https://jira.example/context/browse/PAY-1     | Write https://jira.example/context.
                    https://jira.example/secure/Dashboard.jspa?a=1| Write https://jira.example.
                    https://acme.atlassian.net/jira/software/c/projects/PAY/boards/12?selectedIssue=PAY-1 | board: 12
                    """)
    void an_address_that_is_none_is_refused_with_what_to_write(String url, String says) {
        assertThat(problems("jira: {token: t, url: \"" + url + "\"}" + SHORT.substring(SHORT.indexOf('\n'))))
                .singleElement()
                .asString()
                .contains("jira.url")
                .contains(says);
    }

    @ParameterizedTest
    @CsvSource({
        "https://ACME.atlassian.net/, https://acme.atlassian.net",
        "https://jira.example:8443/jira///, https://jira.example:8443/jira",
        "http://localhost:2990/jira, http://localhost:2990/jira",
        "http://127.8.9.1, http://127.8.9.1",
        "'http://[::1]:80', 'http://[::1]:80'",
    })
    void an_address_is_read_without_its_trailing_slash(String url, String read) {
        assertThat(read("jira: {token: t, url: \"" + url + "\"}" + SHORT.substring(SHORT.indexOf('\n')))
                        .jira()
                        .url())
                .isEqualTo(URI.create(read));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port: 1                                                       | true",
                "host: localhost                                               | true",
                "host: '127.8.9.1'                                             | true",
                "host: '::1', publicUrl: 'http://localhost:9000'               | true",
                "host: '0.0.0.0'                                               | false",
                "host: '::'                                                    | false",
                "host: winnow.example                                          | false",
                "host: '127.0.0.1.example'                                     | false",
                "publicUrl: 'https://winnow.example'                           | false",
                "publicUrl: 'https://winnow.example', publicRead: true         | true",
                "publicRead: false                                             | false",
            })
    void reading_is_open_on_this_machine_only_unless_said_otherwise(String server, boolean open) {
        assertThat(read(SHORT + "server: {" + server + "}\n").server().readsOpen())
                .isEqualTo(open);
    }

    @Test
    void a_secret_in_the_wrong_place_is_not_shown() {
        String swapped =
                "jira: {token: x, url: \"https://acme.atlassian.net/browse/${WINNOW_JIRA_TOKEN}\", email: \"${WINNOW_JIRA_TOKEN}\", fetchSize: \"${WINNOW_JIRA_TOKEN}\"}";

        assertThat(problems(swapped + SHORT.substring(SHORT.indexOf('\n')))).hasSize(3);
        assertThat(problems("jira: {url: https://acme.atlassian.net, token: hunter2 and more}"
                        + SHORT.substring(SHORT.indexOf('\n'))))
                .singleElement()
                .asString()
                .contains("jira.token");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sync: {overlap: 10}            | sync.overlap       | such as 90s, 15m, 6h or 7d
                    sync: {overlap: 1.5h}          | sync.overlap       | such as
                    sync: {full: 1m}               | sync.full          | from 1h to 365d
                    sync: {full: 999999d}          | sync.full          | from 1h to 365d
                    sync: {ful: 7d}                | sync.ful           | Did you mean full?
                    sync: 7d                       | sync               | must be a group of settings. Write overlap:
                    sync: [overlap]                | sync               | must be a group
                    server: {port: 65536}          | server.port        | from 0 to 65535
                    server: {port: -1}             | server.port        | from 0 to 65535
                    server: {port: 08080.0}        | server.port        | whole number
                    server: {port: [1]}            | server.port        | single value
                    server: {port: }               | server.port        | has no value
                    server: {host: "http://x"}     | server.host        | isn't a host
                    server: {host: "${EMPTY}"}     | server.host        | EMPTY, which is empty
                    server: {publicUrl: "x.example"}           | server.publicUrl | isn't the address of a server
                    server: {publicUrl: "ftp://x.example"}     | server.publicUrl | isn't the address of a server
                    server: {publicUrl: "https://x.example/w"} | server.publicUrl | without a path
                    server: {publicUrl: "https://a@x.example"} | server.publicUrl | isn't the address of a server
                    server: {publicUrl: "https://x:70000"}     | server.publicUrl | isn't the address of a server
                    server: {publicUrl: "https://"}            | server.publicUrl | isn't the address of a server
                    server: {publicRead: maybe}                | server.publicRead | true or false
                    server: {host: "${}"}          | server.host        | names no variable
                    server: {host: "${A B}"}       | server.host        | names no variable
                    server: {host: "x${HOST"}      | server.host        | names no variable
                    server: {Port: 1}              | server.Port        | Did you mean port?
                    server: {port: 1, port: 2}     | server.port        | is set twice
                    servers: {port: 1}             | servers            | Did you mean server?
                    perPersonMonth: 10             | perPersonMonth     | belongs into backlogs.NAME.inputs.effort
                    xyzzy: 1                       | xyzzy              | Write one of jira, store
                    ? [a, b] : 1                   |                    | list or group as a key
                    """)
    void a_wrong_setting_is_told_with_what_to_write(String settings, String path, String says) {
        assertThat(problems(with(settings)))
                .singleElement()
                .asString()
                .startsWith("winnow.yaml:6:")
                .contains(path == null ? "" : " " + path + ": ")
                .contains(says);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {push: {onConflict: keeep}}                     | Did you mean keep?
                    {push: {fields: {score: A, why: a}}}            | another of Winnow's fields too
                    {store: "jdbc:postgresql://x:hunter2@y/z"}      | isn't the address of a store
                    {store: "jdbc:sqlite::memory:"}                 | isn't the address of a store
                    {store: winnow.db}                              | isn't the address of a store
                    {store: "a\\tb"}                                | line break or control
                    """)
    void a_wrong_value_elsewhere_too(String settings, String says) {
        String inner = settings.substring(1, settings.length() - 1);
        String base = inner.startsWith("push") ? SHORT.replaceAll("push:.*", "") : SHORT.replaceAll("store:.*", "");

        assertThat(problems(base + inner)).singleElement().asString().contains(says);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    reach: {field: R, per: decade}          | Write week, month, quarter or year
                    reach: {field: R, per: weeks}           | Did you mean week?
                    reach: {field: R, levels: {a: 1}}       | reach.levels: is no setting
                    impact: {field: I, levels: {a: -1}}     | Write a number above 0
                    impact: {field: I, levels: {a: 0}}      | Write a number above 0
                    impact: {field: I, levels: {a: 1e9}}    | Write a number above 0
                    impact: {field: I, levels: {a: 1, A: 2}}| upper and lower case are one
                    impact: {field: I, levels: {"": 2}}     | has no name
                    impact: {field: I, levels: [1]}         | must be a group
                    confidence: {field: C, levels: {a: 80}} | Write a share
                    confidence: {field: C, levels: {a: 101%}} | Write a share
                    confidence: {field: C, max: 1}          | confidence.max: is no setting
                    effort: {field: E, perPersonMonth: 0}   | Write a number above 0
                    effort: {field: E, perPersonMonth: x}   | Write a number above 0
                    effort: {field: "E\\nF"}                | on one line
                    """)
    void an_input_that_can_not_be_meant_is_refused(String input, String says) {
        String all = "{reach: R, impact: I, confidence: C, effort: E}";
        String key = input.substring(0, input.indexOf(':'));

        assertThat(problems(inputs(all.replaceAll(key + ": \\w", Matcher.quoteReplacement(input)))))
                .singleElement()
                .asString()
                .contains("backlogs.payments.inputs." + key)
                .contains(says);
    }

    @Test
    void an_empty_group_of_levels_means_that_there_are_none() {
        assertThat(source(Input.IMPACT, "{reach: R, impact: {field: I, levels: {}}, confidence: C, effort: E}")
                        .levels())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ORDER BY rank", "  order\n by created DESC", "OrDeR  BY x"})
    void a_jql_that_only_orders_is_refused(String jql) {
        assertThat(problems(SHORT.replace("project = PAY", jql.replace("\n", "\\n"))))
                .singleElement()
                .asString()
                .contains("only orders");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    every: 5s                          | from 10s to 30d
                    every: 15m, cron: "0 6 * * *"      | stands beside cron
                    zone: Europe/Berlin                | is for cron only
                    cron: "0 6 * *"                    | isn't five fields
                    cron: "61 6 * * *"                 | isn't five fields
                    cron: "0 0 6 * * *"                | isn't five fields
                    cron: hourly                       | isn't five fields
                    cron: "0 6 * * *", zone: Mars/Base | no time zone
                    board: 0                           | whole number
                    board: PAY board                   | whole number
                    """)
    void a_schedule_or_board_that_can_not_be_meant_is_refused(String settings, String says) {
        assertThat(problems(SHORT.replace("board: 12", settings)))
                .singleElement()
                .asString()
                .contains(says);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/b", "größe", "a b", "x.y", "'<b>'", "\"a\\nb\""})
    void a_backlog_name_that_fits_no_address_or_file_is_refused(String name) {
        assertThat(problems(SHORT.replace("payments:", name + ":")))
                .singleElement()
                .asString()
                .contains("isn't a name");
    }

    @Test
    void two_backlogs_may_not_differ_only_in_case() {
        String second = SHORT.lines()
                .filter(line -> line.contains("payments"))
                .findFirst()
                .orElseThrow();

        assertThat(problems(SHORT.replace(second, second + "\n" + second.replace("payments", "Payments"))))
                .singleElement()
                .asString()
                .contains("only in case");
    }

    @ParameterizedTest
    @ValueSource(strings = {"backlogs: {}", "backlogs:", ""})
    void without_a_backlog_there_is_nothing_to_do(String backlogs) {
        assertThat(problems("jira: {url: https://acme.atlassian.net, token: t}\n" + backlogs))
                .singleElement()
                .asString()
                .contains("names no backlog");
    }

    @Test
    void windows_line_ends_and_a_byte_order_mark_are_read_like_any_other() {
        assertThat(read("\ufeff" + SHORT.replace("\n", "\r\n")).backlogs()).hasSize(1);
        assertThat(problems("\ufeff" + with("xyzzy: 1").replace("\n", "\r\n")))
                .singleElement()
                .asString()
                .startsWith("winnow.yaml:6:1: xyzzy");
    }

    @Test
    void an_alias_may_share_inputs_between_backlogs() {
        WinnowConfig config = read("""
                jira: {url: https://acme.atlassian.net, token: t}
                backlogs:
                  a: {jql: project = A, inputs: &rice {reach: R, impact: I, confidence: C, effort: E}}
                  b: {jql: project = B, inputs: *rice}
                """);

        assertThat(config.backlogs().get(1).scoring())
                .isEqualTo(config.backlogs().get(0).scoring());
    }

    @Test
    void what_is_no_yaml_or_much_too_much_of_it_is_refused_quickly() {
        String bomb = """
                a: &a [x,x,x,x,x,x,x,x,x]
                b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]
                c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]
                d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]
                e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]
                f: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]
                g: &g [*f,*f,*f,*f,*f,*f,*f,*f,*f]
                """;
        for (String hostile : List.of(
                "",
                "# only a comment",
                "just text",
                "- a\n- list",
                "[".repeat(400_000),
                "{a: ".repeat(200_000),
                "a:\n" + " ".repeat(900_000) + "b",
                "? ".repeat(100_000),
                "- ".repeat(100_000),
                "x".repeat(10_000_000),
                "a: \"" + "y".repeat(900_000),
                "key: *missing",
                "a: &x {b: *x}",
                bomb,
                "\tjira: {}",
                "jira:\n\turl: x",
                "jira: {url: @x}",
                "jira: {url: \"\\u0000\", token: \"\\u0000\"}",
                "a: 1\n---\nb: 2",
                "!!java.net.URL [x]: y",
                "%YAML 9.9\n---\na: 1",
                "<<: {jira: 1}",
                "\u0000\u0001\u0002",
                "\u001b[31mred: 1",
                "k".repeat(300_000) + ": 1")) {
            assertThat(problems(hostile))
                    .hasSizeLessThanOrEqualTo(101)
                    .allSatisfy(line -> assertThat(line.chars().anyMatch(Character::isISOControl))
                            .isFalse());
        }
        byte[] binary = new byte[4_096];
        Arrays.fill(binary, (byte) 0xfe);
        assertThat(problems(binary)).singleElement().asString().contains("UTF-8");
    }

    @Test
    void a_thousand_wrong_settings_are_not_all_shown() {
        StringBuilder wrong = new StringBuilder(SHORT);
        for (int n = 0; n < 1_000; n++) {
            wrong.append("wrong").append(n).append(": 1\n");
        }

        assertThat(problems(wrong.toString())).hasSize(101).last().asString().contains("and 900 more problems");
    }

    @Test
    void a_tab_is_told_as_one() {
        assertThat(problems("jira:\n\turl: x"))
                .singleElement()
                .asString()
                .contains(":2:1:")
                .contains("Indent by spaces");
    }

    @Test
    void a_file_that_can_not_be_read_is_told_with_what_to_do() throws IOException {
        Files.createDirectory(folder.resolve("folder.yaml"));
        for (String name : List.of("missing.yaml", "folder.yaml")) {
            ConfigException refused = catchThrowableOfType(
                    ConfigException.class, () -> new ConfigReader().read(folder.resolve(name), Map.of()));

            assertThat(refused.problems())
                    .singleElement()
                    .asString()
                    .startsWith(name + ": ")
                    .contains("--config");
        }
    }

    @Test
    void what_the_core_calls_its_defaults_is_what_a_silent_file_gives() {
        BacklogSettings backlog = read(SHORT.replace(
                        "confidence: Confidence", "confidence: {field: C, capByEvidence: true}"))
                .backlogs()
                .get(0);

        assertThat(backlog.ranking()).isEqualTo(RankingSettings.DEFAULT);
        assertThat(backlog.scoring().cap()).isEqualTo(StrengthRules.DEFAULT);
    }
}
