package io.winnow.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.IssueLink;
import io.winnow.model.IssueLink.Direction;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TicketLinksTest {

    private static final Instant EARLY = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2026-11-02T00:00:00Z");

    private static Issue issue(long id, Instant updated, long... linked) {
        List<IssueLink> links = Arrays.stream(linked)
                .mapToObj(other -> new IssueLink(
                        "1", "Relates", Direction.OUTWARD, "relates to", new IssueId(other), "X-" + other))
                .toList();
        return SampleIssues.issue(id, null, links, updated);
    }

    private static List<IssueId> of(Issue ticket, Issue issue, String... types) {
        return new TicketLinks(List.of(issue)).of(ticket, Set.of(types));
    }

    @Test
    void the_end_that_changed_last_says_whether_there_is_a_link() {
        List<IssueId> linked = List.of(new IssueId(1));

        assertThat(of(issue(9, LATE, 1), issue(1, EARLY)))
                .as("came at the ticket")
                .isEqualTo(linked);
        assertThat(of(issue(9, EARLY), issue(1, LATE, 9)))
                .as("came at the issue")
                .isEqualTo(linked);
        assertThat(of(issue(9, LATE), issue(1, EARLY, 9)))
                .as("went at the ticket")
                .isEmpty();
        assertThat(of(issue(9, EARLY, 1), issue(1, LATE)))
                .as("went at the issue")
                .isEmpty();
        assertThat(of(issue(9, EARLY, 1), issue(1, EARLY, 9))).as("on both").isEqualTo(linked);
    }

    @Test
    void only_links_of_the_types_asked_for_count_by_name_or_phrase() {
        assertThat(of(issue(9, LATE, 1), issue(1, EARLY), "relates")).hasSize(1);
        assertThat(of(issue(9, LATE, 1), issue(1, EARLY), "relates to")).hasSize(1);
        assertThat(of(issue(9, LATE, 1), issue(1, EARLY), "blocks")).isEmpty();
        assertThat(of(issue(9, EARLY), issue(1, LATE, 9), "blocks")).isEmpty();
    }

    @Test
    void a_ticket_linked_to_an_issue_no_backlog_holds_keeps_the_link_and_one_to_itself_is_none() {
        assertThat(of(issue(9, LATE, 5, 9), issue(1, EARLY))).containsExactly(new IssueId(5));
    }
}
