package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.WinnowUser.Ended;
import io.winnow.simulator.FieldKind;
import io.winnow.simulator.IssueDraft;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import io.winnow.simulator.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Setting up: what {@code doctor} finds wrong, what {@code fields --create} puts right, and which code says so. */
class SetupTest {

    private static final String EVERYWHERE = "project in (PAY, OPS, OLD)";

    @TempDir
    Path folder;

    private final SmallSite small = new SmallSite(Clock.systemUTC());
    private final Site site = small.site();
    private JiraSimulator jira;
    private WinnowUser user;

    @BeforeEach
    void start() {
        jira = JiraSimulator.start(site, SimulatorOptions.defaults());
        user = new WinnowUser(folder, jira);
    }

    @AfterEach
    void stop() {
        jira.close();
    }

    private Ended run(String... words) {
        return user.run(jira, words);
    }

    private void assertNothingWasWritten() {
        assertThat(jira.requests().writes()).isZero();
        assertThat(jira.requests().refused()).isEmpty();
    }

    /** The fields as an administrator made them, and an account that is none. */
    private void fieldsWithoutAdministrator() {
        site.addField("Winnow score", FieldKind.NUMBER);
        site.addField("Winnow why", FieldKind.TEXT);
        site.admin(false);
    }

    @Test
    void fields_created_before_the_first_sync_are_on_every_screen_and_it_says_which() {
        site.separateScreens("PAY", "Bug");

        Ended created = run("fields", "--create");

        assertThat(created.code()).as(created.out()).isZero();
        assertThat(created.out())
                .contains("created  ")
                .contains(
                        "put      on screen 'PAY: Scrum Default Issue Screen' of project PAY: Winnow score, Winnow why")
                .contains("put      on screen 'PAY: Scrum Bug Edit Screen' of project PAY: Winnow score, Winnow why")
                .contains(
                        "put      on screen 'OPS: Scrum Default Issue Screen' of project OPS: Winnow score, Winnow why");
        assertThat(run("fields", "--create").out())
                .contains("there    on every edit screen")
                .doesNotContain("put ");
        site.admin(false);
        assertThat(run("doctor").code()).isZero();
        Ended synced = run("sync", "--json");
        assertThat(synced.code()).as(synced.err()).isZero();
        assertThat(synced.push().path("applied").asInt()).isEqualTo(2 * SmallSite.SCORED);
    }

    @Test
    void the_doctor_checks_the_fields_that_goals_name() throws IOException {
        assertThat(run("fields", "--create").code()).isZero();
        assertThat(run("doctor").out()).doesNotContain("fields of the goals");
        Path goals = Files.writeString(folder.resolve("goals.yaml"), """
                goals:
                  - {id: keep, name: Keep customers, links: {field: {name: Gaol, values: [Keep]}}}
                """);
        assertThat(run("goals", "apply", goals.toString()).code()).isZero();

        Ended wrong = run("doctor");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.out()).contains("fail  fields of the goals: goal keep: ", "Gaol");

        Files.writeString(goals, Files.readString(goals).replace("Gaol", "Reach"));
        assertThat(run("goals", "apply", goals.toString()).code()).isZero();
        assertThat(run("doctor").out()).contains("ok    fields of the goals: every field that a goal names was found");
    }

    @Test
    void a_rare_issue_type_behind_hundreds_of_others_is_found_with_few_searches() {
        site.createIssue(new IssueDraft("OLD", "Bug", "the only one"));
        for (int i = 0; i < 250; i++) {
            site.createIssue(new IssueDraft("OLD", "Story", "one of many"));
        }
        user.configure(jira, EVERYWHERE, "");

        Ended created = run("fields", "--create");

        assertThat(created.out()).contains("of project OLD: Winnow score, Winnow why");
        assertThat(run("doctor").out())
                .contains("ok    writing to Bug issues of project OLD: the fields can be set")
                .contains("ok    writing to Story issues of project OLD: the fields can be set");
        assertThat(jira.requests().to("POST", "/search/jql")).hasSizeLessThanOrEqualTo(6);
        assertThat(jira.requests().to("POST", "/issue/bulkfetch")).isEmpty();
    }

    @Test
    void fields_for_a_backlog_without_issues_are_created_and_the_step_that_is_missing_is_named() {
        user.configure(jira, "project = OLD", "");

        Ended created = run("fields", "--create");

        assertThat(created.code()).isEqualTo(5);
        assertThat(created.out()).contains("created  ", "No issue is in backlog payments", "run this again");
    }

    @Test
    void a_backlog_jira_refuses_to_search_creates_no_field() {
        user.configure(jira, "project = NOPE", "");

        assertThat(run("fields", "--create").code()).isEqualTo(2);

        assertThat(jira.requests().writes()).isZero();
    }

    @Test
    void the_doctor_names_project_and_issue_type_where_the_right_to_edit_is_missing_and_writes_nothing() {
        fieldsWithoutAdministrator();
        site.revokeEdit("OPS");

        Ended looked = run("doctor");

        assertThat(looked.code()).isEqualTo(4);
        assertThat(looked.out())
                .contains("fail  writing to Story issues of project OPS: this account may not edit Story issues")
                .contains("fail  writing to Bug issues of project OPS:", "Edit issues permission")
                .contains("ok    writing to Story issues of project PAY: the fields can be set");
        assertNothingWasWritten();
    }

    @Test
    void the_doctor_checks_the_right_to_edit_before_there_are_fields() {
        site.revokeEdit("OPS");

        Ended looked = run("doctor");

        assertThat(looked.code()).isEqualTo(4);
        assertThat(looked.out())
                .contains("fail  writing to Story issues of project OPS: this account may not edit")
                .contains("ok    writing to Story issues of project PAY: this account may edit them");
        assertNothingWasWritten();
    }

    @Test
    void the_doctor_names_field_project_issue_type_and_remedy_where_a_field_is_on_no_screen() {
        fieldsWithoutAdministrator();
        site.removeFromScreen("Winnow why", "PAY", "Bug");

        Ended looked = run("doctor");

        assertThat(looked.code()).isEqualTo(2);
        assertThat(looked.out())
                .contains("fail  writing to Bug issues of project PAY: 'Winnow why' can't be set on Bug issues")
                .contains("Settings → Issues → Screens", "winnow fields --create")
                .contains("ok    writing to Story issues of project PAY: the fields can be set")
                .doesNotContain("'Winnow score' can't");
        assertNothingWasWritten();
    }

    @Test
    void the_doctor_sends_to_the_project_admin_where_a_team_managed_project_lacks_the_fields() {
        site.addTeamManagedProject("TEAM", "Team");
        site.createIssue(new IssueDraft("TEAM", "Story", "theirs"));
        fieldsWithoutAdministrator();
        user.configure(jira, "project in (PAY, TEAM)", "");

        Ended looked = run("doctor");

        assertThat(looked.code()).isEqualTo(2);
        assertThat(looked.out())
                .contains("fail  writing to Story issues of project TEAM:", "Project settings → Issue types → Story");
    }

    @Test
    void the_doctor_tells_an_administrator_what_the_next_sync_will_do_and_does_none_of_it() {
        fieldsWithoutAdministrator();
        site.admin(true);
        site.removeFromScreen("Winnow score", "PAY", "Bug");

        Ended looked = run("doctor");

        assertThat(looked.code()).as(looked.out()).isZero();
        assertThat(looked.out())
                .contains(
                        "ok    writing to Bug issues of project PAY: not on the edit screen yet; the next sync puts it"
                                + " there: Winnow score");
        assertNothingWasWritten();
    }

    @Test
    void a_board_that_is_not_there_is_a_wrong_setup_to_doctor_and_sync_alike() throws IOException {
        String yaml = Files.readString(user.config());
        Files.writeString(user.config(), yaml.replace("board: 12", "board: 999"));

        Ended looked = run("doctor");
        Ended synced = run("sync");

        assertThat(looked.code()).isEqualTo(2);
        assertThat(looked.out())
                .contains("fail  board 999: backlogs.payments.board: Jira has no board 999", "board's address")
                .contains("ok    fields of the inputs")
                .contains("ok    writing to Story issues of project PAY");
        assertThat(synced.code()).isEqualTo(2);
        assertThat(synced.err()).contains("backlogs.payments.board: Jira has no board 999");
        assertNothingWasWritten();
    }

    @Test
    void one_missing_right_ends_every_command_with_the_same_code() {
        site.admin(false);

        assertThat(run("doctor").code()).isEqualTo(4);
        assertThat(run("fields", "--create").code()).isEqualTo(4);
        assertThat(run("sync", "--dry-run").code()).isEqualTo(4);
        assertThat(run("sync").code()).isEqualTo(4);
        assertThat(run("sync").code()).isEqualTo(4);
        assertNothingWasWritten();
    }

    @Test
    void a_sync_that_may_edit_nothing_ends_with_4_and_one_that_may_edit_something_with_5() {
        fieldsWithoutAdministrator();
        site.revokeEdit("PAY").revokeEdit("OPS");

        Ended nothing = run("sync", "--json");
        site.grant("OPS", "EDIT_ISSUES");
        Ended something = run("sync", "--json");

        assertThat(nothing.code()).isEqualTo(4);
        assertThat(nothing.push().path("failed").asInt()).isEqualTo(2 * SmallSite.SCORED);
        assertThat(nothing.err()).contains("may not edit Story issues of project PAY");
        assertThat(something.code()).isEqualTo(5);
        assertThat(something.push().path("applied").asInt()).isPositive();
    }

    @Test
    void a_wrong_setup_besides_a_missing_right_is_what_the_doctors_code_says() {
        fieldsWithoutAdministrator();
        site.revokeEdit("OPS").removeFromScreen("Winnow score", "PAY", "Bug");

        assertThat(run("doctor").code()).isEqualTo(2);
    }
}
