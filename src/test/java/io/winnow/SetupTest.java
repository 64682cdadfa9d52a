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
}
