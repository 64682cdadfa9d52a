package io.winnow.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.winnow.model.IssueId;
import io.winnow.ranking.Borrowed;
import io.winnow.ranking.Ranking;
import io.winnow.scoring.Input;
import io.winnow.scoring.InputTrace;
import io.winnow.scoring.Score;
import io.winnow.scoring.ScoreChange;
import io.winnow.store.Run;
import io.winnow.store.RunStore.Running;
import io.winnow.store.ScoreStore;
import io.winnow.store.ScoreStore.StoredScore;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlScoreStoreTest {

    @TempDir
    Path folder;

    private SqlStores stores;
    private ScoreStore scores;

    @BeforeEach
    void open() {
        stores = SqlStores.open("jdbc:sqlite:" + folder.resolve("winnow.db"), Clock.systemUTC());
        scores = stores.scores();
    }

    @AfterEach
    void close() {
        stores.close();
    }

    static Score worth(String value) {
        return new Score(
                new BigDecimal(value),
                Input.RICE.stream()
                        .map(input -> new InputTrace(
                                input, new BigDecimal("8E+2"), "customfield_1", "Größe 🦊", "800", "as it is", ""))
                        .toList(),
                "800 × 2 × 80 % ÷ 2 = " + value,
                List.of());
    }

    static Score missing(String reason) {
        return new Score(
                null,
                List.of(new InputTrace(Input.EFFORT, null, "customfield_4", "Effort", "", "", reason)),
                "",
                List.of(reason));
    }

    /** Best first: the first id has rank 1. */
    static Ranking ranking(List<Score> ranked, long... ids) {
        List<Ranking.RankedIssue> issues = new ArrayList<>();
        for (int at = 0; at < ids.length; at++) {
            issues.add(new Ranking.RankedIssue(at + 1, new IssueId(ids[at]), ranked.get(at), Borrowed.NOTHING));
        }
        return new Ranking(issues, List.of());
    }

    @Test
    void a_score_that_changes_is_remembered_with_what_it_was_and_one_that_stays_is_not() {
        long first = run();
        scores.save("payments", first, ranking(List.of(worth("640.00"), worth("1.00")), 10, 20));
        long second = run();
        scores.save("payments", second, ranking(List.of(worth("1.00"), worth("0.50")), 20, 10));
        long third = run();
        scores.save(
                "payments",
                third,
                new Ranking(
                        List.of(new Ranking.RankedIssue(1, new IssueId(20), worth("1.00"), Borrowed.NOTHING)),
                        List.of(new Ranking.NotScored(new IssueId(10), missing("effort is 0"), Borrowed.NOTHING))));

        List<ScoreChange> changes = scores.changes("payments", new IssueId(10));

        assertThat(changes)
                .extracting(ScoreChange::before, ScoreChange::after, ScoreChange::why)
                .containsExactly(
                        tuple(new BigDecimal("0.50"), null, "Not scored: effort is 0"),
                        tuple(
                                new BigDecimal("640.00"),
                                new BigDecimal("0.50"),
                                worth("0.50").why()));
        assertThat(changes.get(0).at()).isAfterOrEqualTo(changes.get(1).at());
        assertThat(scores.changes("payments", new IssueId(20))).isEmpty();
        assertThat(scores.changes("growth", new IssueId(10))).isEmpty();
    }

    @Test
    void a_ranking_saved_twice_in_a_run_leaves_one_change_with_the_last_score() {
        scores.save("payments", run(), ranking(List.of(worth("1.00")), 10));
        long again = run();
        scores.save("payments", again, ranking(List.of(worth("2.00")), 10));
        scores.save("payments", again, ranking(List.of(worth("3.00")), 10));

        assertThat(scores.changes("payments", new IssueId(10)))
                .extracting(ScoreChange::before, ScoreChange::after)
                .containsExactly(tuple(new BigDecimal("1.00"), new BigDecimal("3.00")));
    }

    private long run() {
        Instant now = Clock.systemUTC().instant();
        try (Running run = stores.runs().start("payments", now).orElseThrow()) {
            run.finish(now, Run.Outcome.OK, "", null);
            return run.id();
        }
    }

    @Test
    void a_ranking_comes_back_in_order_with_what_is_not_scored_last() {
        Ranking ranking = new Ranking(
                List.of(
                        new Ranking.RankedIssue(1, new IssueId(30), worth("640.00"), Borrowed.NOTHING),
                        new Ranking.RankedIssue(2, new IssueId(10), worth("0.50"), Borrowed.NOTHING)),
                List.of(
                        new Ranking.NotScored(new IssueId(5), missing("effort is 0"), Borrowed.NOTHING),
                        new Ranking.NotScored(new IssueId(40), missing("no reach"), Borrowed.NOTHING)));

        scores.save("payments", 7, ranking);

        assertThat(scores.load("payments"))
                .containsExactly(
                        new StoredScore(new IssueId(30), 1, worth("640.00"), Borrowed.NOTHING, 7, null, null),
                        new StoredScore(new IssueId(10), 2, worth("0.50"), Borrowed.NOTHING, 7, null, null),
                        new StoredScore(new IssueId(5), null, missing("effort is 0"), Borrowed.NOTHING, 7, null, null),
                        new StoredScore(new IssueId(40), null, missing("no reach"), Borrowed.NOTHING, 7, null, null));
        assertThat(scores.find("payments", new IssueId(10)).orElseThrow().rank())
                .isEqualTo(2);
        assertThat(scores.find("platform", new IssueId(10))).isEmpty();
        assertThat(scores.load("platform")).isEmpty();
    }

    @Test
    void what_did_not_change_keeps_what_it_remembers() {
        scores.save("payments", 1, ranking(List.of(worth("9.00"), worth("8.00"), worth("7.00")), 1, 2, 3));
        scores.save("payments", 2, ranking(List.of(worth("9.00"), worth("7.50"), worth("7.00")), 1, 2, 3));
        scores.save("payments", 3, ranking(List.of(worth("9.00"), worth("7.50"), worth("7.00")), 1, 2, 3));

        assertThat(scores.load("payments"))
                .containsExactly(
                        new StoredScore(new IssueId(1), 1, worth("9.00"), Borrowed.NOTHING, 1, null, null),
                        new StoredScore(new IssueId(2), 2, worth("7.50"), Borrowed.NOTHING, 2, 2, worth("8.00")),
                        new StoredScore(new IssueId(3), 3, worth("7.00"), Borrowed.NOTHING, 1, null, null));
    }

    @Test
    void a_rank_may_change_without_its_score() {
        scores.save("payments", 1, ranking(List.of(worth("9.00"), worth("8.00")), 1, 2));
        scores.save("payments", 2, ranking(List.of(worth("10.00"), worth("9.00")), 2, 1));

        assertThat(scores.load("payments"))
                .containsExactly(
                        new StoredScore(new IssueId(2), 1, worth("10.00"), Borrowed.NOTHING, 2, 2, worth("8.00")),
                        new StoredScore(new IssueId(1), 2, worth("9.00"), Borrowed.NOTHING, 2, 1, worth("9.00")));
    }

    @Test
    void an_issue_that_is_no_longer_scored_remembers_its_rank_and_one_that_left_is_gone() {
        scores.save("payments", 1, ranking(List.of(worth("9.00"), worth("8.00")), 1, 2));
        scores.save(
                "payments",
                2,
                new Ranking(
                        List.of(),
                        List.of(new Ranking.NotScored(new IssueId(1), missing("effort is 0"), Borrowed.NOTHING))));

        assertThat(scores.load("payments"))
                .containsExactly(new StoredScore(
                        new IssueId(1), null, missing("effort is 0"), Borrowed.NOTHING, 2, 1, worth("9.00")));
    }

    @Test
    void backlogs_have_rankings_of_their_own() {
        scores.save("payments", 1, ranking(List.of(worth("9.00")), 1));
        scores.save("platform", 2, ranking(List.of(worth("3.00")), 1));
        scores.save("payments", 3, ranking(List.of()));

        assertThat(scores.load("payments")).isEmpty();
        assertThat(scores.load("platform")).hasSize(1);
    }
}
