package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.simulator.Exchange;
import io.winnow.simulator.Face;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many requests Data Center gets, which reads only one issue at once past its index, and what that mustn't cost. */
class DataCenterRequestsTest extends PlannedBacklog {

    DataCenterRequestsTest() {
        face = Face.dataCenter("10.3.24");
    }

    private int reads() {
        return jira.requests()
                .matching(one -> one.method().equals("GET") && one.path().matches(".*/rest/api/2/issue/[0-9]+"))
                .size();
    }

    private int searches() {
        return jira.requests().to("POST", "/rest/api/2/search").size();
    }

    private long valueWrites() {
        return jira.requests().all().stream()
                .filter(DataCenterRequestsTest::writesValue)
                .count();
    }

    private static boolean writesValue(Exchange one) {
        return one.method().equals("PUT") && one.path().matches(".*/rest/api/2/issue/[0-9]+");
    }

    @Test
    void an_order_that_is_nearly_right_is_put_right_with_few_requests_however_long_the_backlog_is() {
        backlog(120, 70);
        good(apply("--order", "--json"));
        List<String> wanted = movable();
        site.rankBefore(wanted.get(100), wanted.get(20)).rankBefore(wanted.get(10), wanted.get(110));
        int reads = reads();
        int searches = searches();

        JsonNode applied = good(apply("--order", "--json"));

        assertThat(movable()).isEqualTo(wanted);
        assertThat(applied.path("push").path("applied").asInt()).isEqualTo(2);
        assertThat(reads() - reads)
                .as("there were two for each issue of the backlog, and more")
                .isLessThanOrEqualTo(10);
        assertThat(searches() - searches).isLessThanOrEqualTo(10);
    }

    @Test
    void what_searches_show_late_is_no_trouble_of_somebody_else() {
        backlog(60, 20);
        List<String> before = order();
        site.indexLag(Duration.ofHours(1));
        JsonNode applied = good(apply("--order", "--json"));
        assertThat(movable()).isEqualTo(wanted());

        JsonNode again = good(apply("--order", "--json"));
        assertThat(again.path("push").path("planned").asInt()).isZero();

        JsonNode undone = good(user.run(jira, "undo", id(applied), "--json"));
        assertThat(order()).isEqualTo(before);
        assertThat(undone.path("skipped")).isEmpty();
    }

    @Test
    void each_value_is_read_once_and_right_before_it_is_written() {
        backlog(30, 20);
        byScore().subList(0, 12).forEach(key -> site.edit(key, "Reach", scores.getOrDefault(key, 0) + 5));
        int reads = reads();
        long writes = valueWrites();

        JsonNode synced =
                good(user.run(jira, "sync", "--json")).path("backlogs").path(0).path("push");

        assertThat(synced.path("applied").asInt()).isEqualTo(24);
        assertThat(valueWrites() - writes).isEqualTo(12);
        assertThat(reads() - reads).isEqualTo(12);
    }

    @Test
    void a_value_that_a_person_has_just_written_is_kept_although_no_search_shows_it_yet() {
        backlog(8, 4);
        String key = byScore().get(3);
        site.edit(key, "Reach", 7);
        site.indexLag(Duration.ofHours(1));
        site.edit(key, "Winnow score", 1234);

        JsonNode synced = user.run(jira, "sync", "--json").push();

        assertThat(synced.path("conflicts").asInt()).isEqualTo(1);
        assertThat(site.valueOf(key, "Winnow score").asInt()).isEqualTo(1234);
    }
}
