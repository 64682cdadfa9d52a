package io.winnow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class RecordedSiteTest {

    private static final Path FOLDER = Path.of("..", "shared", "data", "issues");

    @Test
    void real_issues_are_repeated_until_there_are_enough_and_every_page_of_them_can_be_walked() {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), "skipped: the shared test data isn't beside the project");
        SettableClock clock = new SettableClock();
        long began = System.nanoTime();
        Site site = Site.load(FOLDER, clock, LoadOptions.of(22_000, 1));
        System.err.printf("22,000 recorded issues loaded in %d ms%n", (System.nanoTime() - began) / 1_000_000);
        try (JiraSimulator jira =
                JiraSimulator.start(site, SimulatorOptions.defaults().unlimited())) {
            Browser browser = Browser.of(jira);
            Set<String> ids = new HashSet<>();
            String token = "";
            int pages = 0;
            long walkBegan = System.nanoTime();
            do {
                JsonNode page = browser.post(
                                "/rest/api/3/search/jql",
                                "{\"jql\":\"created >= 0\",\"maxResults\":100,\"fields\":[\"summary\",\"status\","
                                        + "\"description\",\"updated\",\"issuelinks\",\"assignee\",\"project\"]" + token
                                        + "}")
                        .json();
                page.path("issues").forEach(issue -> ids.add(issue.path("id").asText()));
                token = ",\"nextPageToken\":\"" + page.path("nextPageToken").asText() + "\"";
                pages++;
                if (!page.has("nextPageToken")) {
                    break;
                }
            } while (pages < 300);
            System.err.printf(
                    "%d pages walked, %d ms a page%n", pages, (System.nanoTime() - walkBegan) / 1_000_000 / pages);

            assertThat(ids).hasSize(22_000);
            assertThat(pages).isEqualTo(220);
            assertThat(jira.requests().refused()).isEmpty();
        }
    }
}
