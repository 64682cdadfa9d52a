package io.winnow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens that Forge issues open the gateway, each with the rights of whom it stands for. */
class PeopleTest {

    private static final Duration LIFE = Duration.ofHours(4);

    private final SettableClock clock = new SettableClock();
    private final Site site = Site.empty(clock).addProject("PAY", "Payments").addProject("OPS", "Operations");
    private final JiraSimulator jira =
            JiraSimulator.start(site, SimulatorOptions.defaults().unlimited());

    @BeforeEach
    void fill() {
        site.createIssue(new IssueDraft("PAY", "Story", "Refunds"));
        site.createIssue(new IssueDraft("OPS", "Story", "Backups"));
    }

    @AfterEach
    void stop() {
        jira.close();
    }

    @Test
    void a_person_finds_only_what_this_person_may_browse() {
        String reader = site.people().add("Reader");
        site.people().revoke(reader, "OPS", "BROWSE_PROJECTS");
        jira.issued().toPerson("of-the-reader", reader, clock.instant().plus(LIFE));

        assertThat(with("of-the-reader").keys("project is not EMPTY")).containsExactly("PAY-1");
        assertThat(with(jira.scopedToken()).keys("project is not EMPTY")).hasSize(2);
        assertThat(whoIs("of-the-reader")).isEqualTo(reader);
        assertThat(mayAdminister("of-the-reader")).isFalse();
    }

    @Test
    void an_app_acts_as_itself_and_may_administer() {
        String app = site.people().addApp("Winnow");
        jira.issued().toApp("of-the-app", app, clock.instant().plus(LIFE));

        assertThat(whoIs("of-the-app")).isEqualTo(app);
        assertThat(mayAdminister("of-the-app")).isTrue();
    }

    @Test
    void a_token_is_refused_once_it_is_too_old_or_the_app_is_gone() {
        String app = site.people().addApp("Winnow");
        jira.issued().toApp("old", app, clock.instant().plus(LIFE));
        clock.tick(LIFE);
        jira.issued().toApp("new", app, clock.instant().plus(LIFE));

        assertThat(with("old").get("/rest/api/3/myself").status()).isEqualTo(401);
        assertThat(with("new").get("/rest/api/3/myself").status()).isEqualTo(200);
        jira.issued().revokeAll();
        assertThat(with("new").get("/rest/api/3/myself").status()).isEqualTo(401);
    }

    @Test
    void a_token_of_the_gateway_means_nothing_at_the_site_itself() {
        jira.issued()
                .toApp(
                        "of-the-app",
                        site.people().addApp("Winnow"),
                        clock.instant().plus(LIFE));

        assertThat(new Browser(jira.url(), "Bearer of-the-app")
                        .get("/rest/api/3/myself")
                        .status())
                .isEqualTo(401);
    }

    private Browser with(String token) {
        return new Browser(jira.gatewayUrl(), "Bearer " + token);
    }

    private String whoIs(String token) {
        return with(token).get("/rest/api/3/myself").json().path("accountId").asText();
    }

    private boolean mayAdminister(String token) {
        return with(token)
                .get("/rest/api/3/mypermissions?permissions=ADMINISTER")
                .json()
                .at("/permissions/ADMINISTER/havePermission")
                .asBoolean();
    }
}
