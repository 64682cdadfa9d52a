package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.WinnowUser.Ended;
import io.winnow.simulator.Face;
import io.winnow.simulator.IssueDraft;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import io.winnow.simulator.Site;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Winnow's fields on Data Center are there for the projects of the backlogs, and for no others. */
class DataCenterFieldsTest {

    private static final String WITH_OLD = "project in (PAY, OPS, OLD)";

    @TempDir
    Path folder;

    private final SmallSite small = new SmallSite(Clock.systemUTC());
    private final Site site = small.site();
    private JiraSimulator jira;
    private WinnowUser user;

    @BeforeEach
    void start() {
        jira = JiraSimulator.start(site, SimulatorOptions.defaults().withFace(Face.dataCenter("10.3.24")));
        user = new WinnowUser(folder, jira);
    }

    @AfterEach
    void stop() {
        jira.close();
    }

    private void oldJoins() {
        site.createIssue(new IssueDraft("OLD", "Story", "from the attic")
                .field("Reach", 5)
                .field("Impact", "High")
                .field("Confidence", "0.5")
                .field("Effort", 1));
        user.configure(jira, WITH_OLD, "");
    }

    @Test
    void an_administrator_is_told_which_projects_have_them_and_the_others_never_see_them() {
        Ended created = user.run(jira, "fields", "--create");

        assertThat(created.code()).as(created.out() + created.err()).isZero();
        assertThat(created.out()).contains("for      projects OPS, PAY only: Winnow score, Winnow why");
        assertThat(jira.requests().to("POST", "/rest/api/2/field"))
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.body()).contains("\"projectIds\":[10001,10002]"));
    }

    @Test
    void the_first_sync_creates_them_so_too_and_a_project_that_joins_later_is_told_the_remedy() {
        assertThat(user.run(jira, "sync").code()).isZero();
        int put = jira.requests().to("POST", "/tabs/").size();
        oldJoins();

        Ended looked = user.run(jira, "doctor");
        Ended synced = user.run(jira, "sync", "--json");

        assertThat(looked.code()).isEqualTo(2);
        assertThat(looked.out())
                .contains("fail  writing to Story issues of project OLD: 'Winnow score' can't be set")
                .contains("let a Jira administrator add project OLD to its context")
                .contains("ok    writing to Story issues of project PAY: the fields can be set");
        assertThat(synced.code()).isEqualTo(5);
        assertThat(synced.push().path("failed").asInt()).isEqualTo(2);
        assertThat(jira.requests().to("POST", "/tabs/"))
                .as("no screen makes up for it")
                .hasSize(put);

        site.addToContext("Winnow score", "OLD").addToContext("Winnow why", "OLD");
        Ended mended = user.run(jira, "sync", "--json");

        assertThat(mended.code()).as(mended.out()).isZero();
        assertThat(mended.push().path("applied").asInt()).isEqualTo(2);
    }

    @Test
    void who_is_no_administrator_is_told_that_it_may_be_the_context() {
        assertThat(user.run(jira, "sync").code()).isZero();
        oldJoins();
        site.admin(false);

        assertThat(user.run(jira, "doctor").out())
                .contains("it isn't on their edit screen, or isn't meant for this project");
    }

    @Test
    void backlogs_of_very_many_projects_get_them_everywhere() {
        for (int i = 0; i < 51; i++) {
            site.addProject("X" + i, "Project " + i);
            site.createIssue(new IssueDraft("X" + i, "Story", "one"));
        }
        user.configure(jira, "issuetype = Story", "");

        assertThat(user.run(jira, "fields", "--create").out()).contains("for      all projects: Winnow score");
    }
}
