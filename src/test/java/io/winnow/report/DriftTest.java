package io.winnow.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.model.IssueId;
import io.winnow.ranking.Baseline;
import io.winnow.ranking.Baseline.Stand;
import io.winnow.scoring.Score;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DriftTest {

    private static final Instant THEN = Instant.parse("2026-11-01T09:00:00Z");

    private final List<ReportRow> rows = SampleBacklog.page(40).rows();
    private final List<ReportRow> ranked =
            rows.stream().filter(row -> row.rank() != null).toList();

    /** As the rows are now. */
    private Map<IssueId, Stand> stands() {
        Map<IssueId, Stand> stands = new HashMap<>();
        ranked.forEach(row -> stands.put(row.id(), new Stand(rank(row), row.score())));
        return stands;
    }

    private static int rank(ReportRow row) {
        return Objects.requireNonNull(row.rank());
    }

    private Drift since(Map<IssueId, Stand> then) {
        return Drift.since(new Baseline("Sprint 42", THEN, then), rows);
    }

    @Test
    void nothing_drifts_while_nothing_changes() {
        assertThat(since(stands())).isEqualTo(new Drift("Sprint 42", THEN, List.of(), 0));
    }

    @Test
    void an_issue_whose_score_changed_is_told_with_its_causes_and_what_others_pushed_is_only_counted() {
        ReportRow first = ranked.get(0);
        ReportRow second = ranked.get(1);
        Score otherScore = ranked.get(5).score();
        Map<IssueId, Stand> then = stands();
        then.put(first.id(), new Stand(rank(first) + 9, otherScore));
        then.put(second.id(), new Stand(rank(second) - 1, second.score()));

        Drift drift = since(then);

        assertThat(drift.moves()).hasSize(1);
        Drift.Move move = drift.moves().get(0);
        assertThat(move.key()).isEqualTo(first.key());
        assertThat(move.rank()).isEqualTo(rank(first));
        assertThat(move.change().said()).isEqualTo("up 9 places");
        assertThat(move.change().words())
                .anyMatch(words ->
                        words.startsWith("score " + Figures.score(Objects.requireNonNull(otherScore.value()))));
        assertThat(drift.pushed()).isEqualTo(1);
    }

    @Test
    void what_was_not_ranked_then_is_new_and_stands_behind_what_moved() {
        ReportRow added = ranked.get(0);
        ReportRow moved = ranked.get(3);
        Map<IssueId, Stand> then = stands();
        then.remove(added.id());
        then.put(moved.id(), new Stand(rank(moved) + 2, ranked.get(7).score()));

        List<Drift.Move> moves = since(then).moves();

        assertThat(moves).extracting(Drift.Move::key).containsExactly(moved.key(), added.key());
        assertThat(moves.get(1).change().kind()).isEqualTo(Change.Kind.NEW);
    }

    @Test
    void what_left_the_ranking_since_is_no_drift() {
        Map<IssueId, Stand> then = stands();
        then.put(new IssueId(999_999_999), new Stand(1, ranked.get(0).score()));

        assertThat(since(then).moves()).isEmpty();
    }
}
