package io.winnow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemoSiteTest {

    private final SettableClock clock = new SettableClock();

    @Test
    void the_demo_has_as_many_issues_as_asked_for_and_thirty_epics() {
        try (JiraSimulator jira = JiraSimulator.start(Site.demo(1, 400, clock), SimulatorOptions.defaults())) {
            Browser browser = Browser.of(jira);

            assertThat(browser.keys("project = PAY")).hasSize(400);
            assertThat(browser.keys("project = PAY AND issuetype = Epic")).hasSize(30);
            assertThat(browser.get("/rest/agile/1.0/board/12/sprint").json().path("values"))
                    .hasSize(8);
            assertThat(jira.requests().refused()).isEmpty();
        }
    }

    @Test
    void about_three_quarters_of_the_demo_have_all_four_inputs() {
        Site site = Site.demo(1, 400, clock);

        long complete = site.ids().stream()
                .map(Object::toString)
                .filter(id -> holds(site, id, "Reach"))
                .filter(id -> holds(site, id, "Impact"))
                .filter(id -> holds(site, id, "Confidence"))
                .filter(id -> holds(site, id, "Story Points"))
                .count();

        assertThat(complete).isBetween(280L, 330L);
    }

    @Test
    void titles_hardly_repeat_even_among_twenty_thousand() {
        Site site = Site.demo(7, 20_000, clock);
        Set<String> titles = new HashSet<>();
        site.ids().forEach(id -> titles.add(site.summaryOf(id.toString())));

        assertThat(titles).hasSizeGreaterThan(19_900);
    }

    @Test
    void the_same_seed_gives_the_same_demo() {
        assertThat(described(Site.demo(3, 120, clock))).isEqualTo(described(Site.demo(3, 120, clock)));
    }

    private static String described(Site site) {
        StringBuilder all = new StringBuilder();
        site.ids()
                .forEach(id -> all.append(site.keyOf(id))
                        .append(site.summaryOf(id.toString()))
                        .append(site.valueOf(id.toString(), "Reach")));
        return all.toString();
    }

    private static boolean holds(Site site, String id, String field) {
        JsonNode value = site.valueOf(id, field);
        return !value.isNull() && !value.isMissingNode();
    }
}
