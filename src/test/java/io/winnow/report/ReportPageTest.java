package io.winnow.report;

import static io.winnow.report.SampleBacklog.score;
import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.IssueType;
import io.winnow.model.Parent;
import io.winnow.scoring.Score;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportPageTest {

    private static final IssueType STORY = new IssueType("1", "Story", 0);
    private static final IssueType SUBTASK = new IssueType("2", "Sub-task", -1);
    private static final IssueType EPIC = new IssueType("3", "Epic", 1);

    @Test
    void ranked_issues_come_first_and_the_others_by_id_whatever_order_they_are_given_in() {
        List<ReportRow> rows = new ArrayList<>(SampleBacklog.page(200).rows());
        Collections.shuffle(rows, new Random(7));

        ReportPage page = page(rows);

        assertThat(page.rows()).isEqualTo(SampleBacklog.page(200).rows());
        assertThat(page.scored() + page.notScored()).isEqualTo(200);
        assertThat(page.rows().get(page.scored() - 1).rank()).isEqualTo(page.scored());
        assertThat(page.rows().subList(page.scored(), 200)).allMatch(row -> row.rank() == null);
    }

    @Test
    void reasons_are_counted_and_the_most_frequent_comes_first() {
        ReportPage page = page(List.of(
                row(1, null, score(null, "1", "1", "1"), Previous.UNCHANGED),
                row(2, null, score("1", "1", "1", "0"), Previous.UNCHANGED),
                row(3, null, score(null, "1", "1", "0"), Previous.UNCHANGED),
                row(4, null, score("1", "1", "1", "0"), Previous.UNCHANGED),
                row(5, 1, score("1", "1", "1", "1"), Previous.UNCHANGED)));

        assertThat(page.reasons().toString()).isEqualTo("{effort is 0=3, reach is missing=2}");
        assertThat(page.notScored()).isEqualTo(4);
    }

    @Test
    void on_the_first_ranking_nothing_is_new() {
        Score score = score("1", "1", "1", "1");

        ReportPage first = page(List.of(row(1, 1, score, Previous.ABSENT), row(2, 2, score, Previous.ABSENT)));
        ReportPage later = page(List.of(row(1, 1, score, Previous.ABSENT), row(2, 2, score, Previous.UNCHANGED)));

        assertThat(first.changed(Change.Kind.NEW)).isZero();
        assertThat(later.changed(Change.Kind.NEW)).isEqualTo(1);
    }

    @Test
    void an_issue_counts_as_moved_only_when_its_place_changed() {
        Score score = score("1", "1", "1", "1");

        ReportPage page = page(List.of(
                row(1, 1, score, Previous.of(2, score)),
                row(2, 2, score, Previous.of(1, score)),
                row(3, 3, score, Previous.of(3, score("2", "1", "1", "1"))),
                row(4, 4, score, Previous.ABSENT)));

        assertThat(page.moved()).isEqualTo(2);
    }

    @Test
    void a_subtask_belongs_to_the_epic_of_its_story_and_a_nameless_epic_gets_the_name_the_backlog_knows() {
        Issue epic = SampleBacklog.issue(1, "PAY-1", "Fewer failed payments", EPIC, null);
        Issue story = SampleBacklog.issue(2, "PAY-2", "Retry", STORY, new Parent(epic.id(), "PAY-1", "", 1));
        Issue part = SampleBacklog.issue(3, "PAY-3", "Part", SUBTASK, new Parent(story.id(), "PAY-2", "Retry", 0));
        Issue orphan = SampleBacklog.issue(4, "PAY-4", "Part", SUBTASK, new Parent(new IssueId(99), "PAY-99", "", 0));

        Epics epics = new Epics(List.of(epic, story, part, orphan));

        assertThat(epics.of(story))
                .hasValueSatisfying(e -> assertThat(e.summary()).isEqualTo("Fewer failed payments"));
        assertThat(epics.of(part)).hasValueSatisfying(e -> assertThat(e.key()).isEqualTo("PAY-1"));
        assertThat(epics.of(orphan)).isEmpty();
        assertThat(epics.of(epic)).isEmpty();
    }

    @Test
    void kinds_come_from_the_hierarchy_first_and_then_from_the_name() {
        assertThat(IssueKind.of(new IssueType("1", "Bug", 1))).isEqualTo(IssueKind.EPIC);
        assertThat(IssueKind.of(new IssueType("1", "Bug", -1))).isEqualTo(IssueKind.SUBTASK);
        assertThat(IssueKind.of(new IssueType("1", "BUG", 0))).isEqualTo(IssueKind.BUG);
        assertThat(IssueKind.of(new IssueType("1", "Fehler", 0))).isEqualTo(IssueKind.OTHER);
    }

    @Test
    void figures_have_no_needless_places_and_never_round_something_to_nothing() {
        assertThat(Figures.score(new BigDecimal("640"))).isEqualTo("640.00");
        assertThat(Figures.plain(new BigDecimal("800.00"))).isEqualTo("800");
        assertThat(Figures.plain(new BigDecimal("0.3333333333"))).isEqualTo("0.3333");
        assertThat(Figures.plain(new BigDecimal("0.0000123"))).isEqualTo("0.000012");
        assertThat(Figures.plain(new BigDecimal("1E+6"))).isEqualTo("1000000");
        assertThat(Figures.plain(new BigDecimal("0.000"))).isEqualTo("0");
        assertThat(Figures.count(1, "place")).isEqualTo("1 place");
        assertThat(Figures.count(20_000, "issue")).isEqualTo("20,000 issues");
    }

    private static ReportPage page(List<ReportRow> rows) {
        return new ReportPage("Payments", "", Instant.EPOCH, SyncStatus.NEVER, null, rows);
    }

    private static ReportRow row(long id, @Nullable Integer rank, Score score, Previous previous) {
        return ReportRow.of(SampleBacklog.issue(id, "PAY-" + id, "x", STORY, null), null, rank, score, previous);
    }
}
