package io.winnow.tracker.jira;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static io.winnow.tracker.jira.JiraSite.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.model.BoardSprint;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a board's sprints are asked for, and what is made of the answer. */
class JiraSprintsTest {

    private final JiraSite site = new JiraSite();

    @AfterEach
    void close() {
        site.close();
    }

    private void page(int from, int to, boolean last) {
        String values = IntStream.range(from, to)
                .mapToObj(
                        i -> "{'id':" + (1000 + i) + ",'name':'Sprint " + i + "','state':'closed','originBoardId':12}")
                .collect(Collectors.joining(","));
        site.server.stubFor(get("/rest/agile/1.0/board/12/sprint?startAt=" + from + "&maxResults=50")
                .willReturn(json(
                        "{'startAt':" + from + ",'maxResults':50,'isLast':" + last + ",'values':[" + values + "]}")));
    }

    @Test
    void a_board_with_more_sprints_than_a_page_holds_is_read_to_its_end() {
        page(0, 50, false);
        page(50, 100, false);
        page(100, 120, true);

        List<BoardSprint> sprints = site.jira.tracker().sprints(12);

        assertThat(sprints).extracting(BoardSprint::id).doesNotHaveDuplicates().hasSize(120);
        assertThat(sprints.get(119).name()).isEqualTo("Sprint 119");
    }

    @Test
    void an_empty_page_that_claims_not_to_be_the_last_ends_the_list() {
        page(0, 50, false);
        page(50, 50, false);

        assertThat(site.jira.tracker().sprints(12)).hasSize(50);
    }

    @Test
    void a_board_that_knows_no_sprints_has_none() {
        site.server.stubFor(get("/rest/agile/1.0/board/12/sprint?startAt=0&maxResults=50")
                .willReturn(json("{'errorMessages':['The board does not support sprints']}")
                        .withStatus(400)));

        assertThat(site.jira.tracker().sprints(12)).isEmpty();
    }
}
