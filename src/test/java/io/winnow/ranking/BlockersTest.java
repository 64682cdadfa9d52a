package io.winnow.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.IssueLink;
import io.winnow.model.IssueLink.Direction;
import io.winnow.model.IssueType;
import io.winnow.model.Priority;
import io.winnow.model.Project;
import io.winnow.model.Status;
import io.winnow.model.StatusCategory;
import io.winnow.ranking.Ranking.RankedIssue;
import io.winnow.scoring.Moscow;
import io.winnow.scoring.Score;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BlockersTest {

    private static final RankingSettings LIFT = new RankingSettings(false, true, Set.of("blocks"));
    private static final RankingSettings BANDS = new RankingSettings(true, false, Set.of("blocks"));

    private final List<Issue> issues = new ArrayList<>();
    private final Map<IssueId, Score> scores = new HashMap<>();

    private void add(long id, @Nullable String score, long... blocks) {
        add(id, StatusCategory.TO_DO, score, null, blocks);
    }

    private void add(
            long id, StatusCategory category, @Nullable String score, @Nullable Moscow moscow, long... blocks) {
        List<IssueLink> links = new ArrayList<>();
        for (long other : blocks) {
            links.add(new IssueLink("1", "Blocks", Direction.OUTWARD, "blocks", new IssueId(other), "PAY-" + other));
        }
        add(id, category, score, moscow, links);
    }

    private void add(
            long id, StatusCategory category, @Nullable String score, @Nullable Moscow moscow, List<IssueLink> links) {
        issues.add(new Issue(
                new IssueId(id),
                "PAY-" + id,
                new Project("1", "PAY", "Payments", false),
                new IssueType("1", "Story", 0),
                "",
                "",
                new Status("1", "Open", category),
                null,
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                Priority.NONE,
                null,
                null,
                0,
                0,
                links,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                Map.of()));
        scores.put(
                new IssueId(id),
                new Score(
                        score == null ? null : new BigDecimal(score),
                        List.of(),
                        "",
                        score == null ? List.of("effort is missing") : List.of(),
                        new Score.Basis("RICE", "", List.of(), null, moscow, List.of())));
    }

    private Ranking rank(RankingSettings settings) {
        return new Ranker(settings).rank(issues, scores);
    }

    private List<Long> order(RankingSettings settings) {
        return rank(settings).ranked().stream().map(issue -> issue.id().value()).toList();
    }

    private Borrowed borrowed(long id) {
        Ranking ranking = rank(RankingSettings.DEFAULT);
        return ranking.ranked().stream()
                .filter(issue -> issue.id().value() == id)
                .map(RankedIssue::borrowed)
                .findFirst()
                .orElseGet(() -> ranking.notScored().stream()
                        .filter(issue -> issue.id().value() == id)
                        .findFirst()
                        .orElseThrow()
                        .borrowed());
    }

    @Test
    void a_blocker_borrows_the_best_score_of_all_it_unblocks_and_keeps_its_own() {
        add(1, "5.00", 2, 3);
        add(2, "40.00", 4);
        add(3, "7.00");
        add(4, "90.00");

        assertThat(borrowed(1).value()).isEqualByComparingTo("90.00");
        assertThat(borrowed(1).from()).containsExactly("PAY-4", "PAY-2", "PAY-3");
        assertThat(borrowed(2).from()).containsExactly("PAY-4");
        assertThat(borrowed(4)).isEqualTo(Borrowed.NOTHING);
        assertThat(order(RankingSettings.DEFAULT)).containsExactly(4L, 2L, 3L, 1L);
        assertThat(order(LIFT)).as("each blocker before what it unblocks").containsExactly(1L, 2L, 4L, 3L);
        assertThat(rank(LIFT).ranked().get(0).score().value()).isEqualByComparingTo("5.00");
    }

    @Test
    void a_link_said_from_the_blocked_end_counts_and_one_of_another_type_does_not() {
        add(1, "5.00");
        add(3, "50.00");
        add(
                2,
                StatusCategory.TO_DO,
                "40.00",
                null,
                List.of(
                        new IssueLink("1", "Blocks", Direction.INWARD, "is blocked by", new IssueId(1), "PAY-1"),
                        new IssueLink("2", "Relates", Direction.OUTWARD, "relates to", new IssueId(3), "PAY-3")));

        assertThat(borrowed(1).from()).containsExactly("PAY-2");
        assertThat(borrowed(3)).isEqualTo(Borrowed.NOTHING);
        assertThat(borrowed(2)).isEqualTo(Borrowed.NOTHING);
    }

    @Test
    void what_is_done_or_will_not_be_done_lends_nothing_and_a_done_blocker_borrows_nothing() {
        add(1, "5.00", 2, 3, 9);
        add(2, StatusCategory.DONE, "40.00", null);
        add(3, StatusCategory.TO_DO, "90.00", Moscow.WONT);
        add(4, StatusCategory.DONE, "1.00", null, 5);
        add(5, "60.00");

        assertThat(borrowed(1).value()).isNull();
        assertThat(borrowed(4)).isEqualTo(Borrowed.NOTHING);
    }

    @Test
    void a_blocker_without_a_score_shows_what_it_unblocks_and_stays_unscored() {
        add(1, null, 2);
        add(2, "40.00");

        assertThat(borrowed(1).value()).isEqualByComparingTo("40.00");
        assertThat(rank(LIFT).notScored()).hasSize(1);
    }

    @Test
    void issues_that_block_each_other_in_a_circle_are_told_and_rank_without_end() {
        add(1, "5.00", 2);
        add(2, "40.00", 3);
        add(3, "7.00", 1);
        add(4, "1.00", 1);
        add(5, "2.00", 5);

        assertThat(borrowed(1).circle()).containsExactly("PAY-1", "PAY-2", "PAY-3");
        assertThat(borrowed(1).value()).isEqualByComparingTo("40.00");
        assertThat(borrowed(2).value()).as("by the others, not by itself").isEqualByComparingTo("7.00");
        assertThat(borrowed(4).circle()).isEmpty();
        assertThat(borrowed(4).value()).isEqualByComparingTo("40.00");
        assertThat(order(LIFT)).hasSize(5).startsWith(4L);
    }

    @Test
    void a_chain_of_twenty_thousand_ends_and_its_head_borrows_from_its_tail() {
        for (long id = 1; id < 20_000; id++) {
            add(id, "1.00", id + 1);
        }
        add(20_000, "9.00");

        assertThat(borrowed(1).value()).isEqualByComparingTo("9.00");
        assertThat(borrowed(1).steps()).isEqualTo(19_999);
        assertThat(order(LIFT)).startsWith(1L, 2L, 3L).endsWith(20_000L);
    }

    @Test
    void musts_come_before_shoulds_when_bands_order_and_wont_comes_last_always() {
        add(1, StatusCategory.TO_DO, "5.00", Moscow.COULD);
        add(2, StatusCategory.TO_DO, "1.00", Moscow.MUST);
        add(3, StatusCategory.TO_DO, "3.00", Moscow.SHOULD);
        add(4, StatusCategory.TO_DO, "99.00", Moscow.WONT);
        add(5, "6.00");

        assertThat(order(BANDS)).containsExactly(2L, 3L, 5L, 1L, 4L);
        assertThat(order(RankingSettings.DEFAULT)).containsExactly(5L, 1L, 3L, 2L, 4L);
    }

    @Test
    void a_blocker_of_a_must_stands_among_the_musts_when_both_count() {
        add(1, StatusCategory.TO_DO, "1.00", Moscow.COULD, 2);
        add(2, StatusCategory.TO_DO, "3.00", Moscow.MUST);
        add(3, StatusCategory.TO_DO, "50.00", Moscow.SHOULD);

        assertThat(order(new RankingSettings(true, true, Set.of("blocks")))).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_blocker_stands_just_before_the_best_it_unblocks_and_never_takes_one_s_band_with_another_s_score() {
        add(1, StatusCategory.TO_DO, "10.00", Moscow.COULD, 2, 3);
        add(2, StatusCategory.TO_DO, "5.00", Moscow.MUST);
        add(3, StatusCategory.TO_DO, "1000.00", Moscow.COULD);
        add(4, StatusCategory.TO_DO, "500.00", Moscow.MUST);
        add(5, StatusCategory.TO_DO, null, Moscow.MUST);

        assertThat(order(new RankingSettings(true, true, Set.of("blocks")))).containsExactly(4L, 1L, 2L, 3L);
    }

    @Test
    void a_circle_of_three_thousand_is_told_by_twenty_and_borrows_from_its_best() {
        for (long id = 1; id <= 3_000; id++) {
            add(id, id == 2_500 ? "9.00" : "1.00", id % 3_000 + 1);
        }

        assertThat(borrowed(7).circle()).hasSize(20);
        assertThat(borrowed(7).value()).isEqualByComparingTo("9.00");
        assertThat(borrowed(2_500).value()).isEqualByComparingTo("1.00");
    }

    @Test
    void what_is_borrowed_equals_a_plain_search_on_random_graphs_whatever_their_order() {
        Random random = new Random(20_261_125L);
        for (int round = 0; round < 200; round++) {
            issues.clear();
            scores.clear();
            int count = 2 + random.nextInt(12);
            Map<Long, Set<Long>> blocks = new HashMap<>();
            for (long id = 1; id <= count; id++) {
                Set<Long> others = new HashSet<>();
                for (int link = random.nextInt(4); link > 0; link--) {
                    others.add(1L + random.nextInt(count));
                }
                blocks.put(id, others);
                add(id, random.nextInt(5) == 0 ? null : random.nextInt(50) + ".00", longs(others));
            }
            Collections.shuffle(issues, random);
            for (long id = 1; id <= count; id++) {
                assertThat(borrowed(id).value())
                        .as("round %s, issue %s of %s", round, id, blocks)
                        .isEqualTo(bestReachable(id, blocks));
            }
        }
    }

    private static long[] longs(Set<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }

    private @Nullable BigDecimal bestReachable(long from, Map<Long, Set<Long>> blocks) {
        Set<Long> seen = new HashSet<>();
        List<Long> open = new ArrayList<>(blocks.getOrDefault(from, Set.of()));
        while (!open.isEmpty()) {
            long next = open.remove(open.size() - 1);
            if (seen.add(next)) {
                open.addAll(blocks.getOrDefault(next, Set.of()));
            }
        }
        seen.remove(from);
        return seen.stream()
                .map(id -> scores.get(new IssueId(id)))
                .map(score -> score == null ? null : score.value())
                .filter(value -> value != null)
                .max(BigDecimal::compareTo)
                .orElse(null);
    }
}
