package io.winnow.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.model.IssueId;
import io.winnow.push.RankMoves.Block;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RankMovesTest {

    private static final int BLOCK = 50;

    private static List<IssueId> ids(int size) {
        return LongStream.rangeClosed(1, size).mapToObj(IssueId::new).toList();
    }

    private static List<IssueId> shuffled(List<IssueId> some, Random random) {
        List<IssueId> shuffled = new ArrayList<>(some);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /** A few issues dragged about, as people do. */
    private static List<IssueId> disturbed(List<IssueId> some, Random random, int times) {
        List<IssueId> order = new ArrayList<>(some);
        for (int i = 0; i < times; i++) {
            int from = random.nextInt(order.size());
            int length = 1 + random.nextInt(Math.min(80, order.size() - from));
            List<IssueId> block = new ArrayList<>(order.subList(from, from + length));
            order.removeAll(block);
            order.addAll(random.nextInt(order.size() + 1), block);
        }
        return order;
    }

    private static List<IssueId> apply(List<IssueId> current, RankMoves moves) {
        List<IssueId> order = new ArrayList<>(current);
        for (Block block : moves.blocks()) {
            assertThat(block.issues()).hasSizeBetween(1, BLOCK).doesNotContain(block.anchor());
            assertThat(moves.kept()).contains(block.anchor());
            order.removeAll(block.issues());
            order.addAll(order.indexOf(block.anchor()) + (block.before() ? 0 : 1), block.issues());
        }
        return order;
    }

    private static int calls(List<IssueId> wanted, Set<IssueId> kept) {
        int calls = 0;
        int gap = 0;
        for (IssueId issue : wanted) {
            if (kept.contains(issue)) {
                calls += (gap + BLOCK - 1) / BLOCK;
                gap = 0;
            } else {
                gap++;
            }
        }
        return calls + (gap + BLOCK - 1) / BLOCK;
    }

    @Test
    void the_same_order_needs_no_call() {
        assertThat(RankMoves.between(ids(120), ids(120)).blocks()).isEmpty();
        assertThat(RankMoves.between(List.of(), List.of()).blocks()).isEmpty();
        assertThat(RankMoves.between(ids(1), ids(1)).blocks()).isEmpty();
    }

    @Test
    void the_moves_bring_the_wanted_order_about() {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            List<IssueId> current = shuffled(ids(1 + random.nextInt(300)), random);
            List<IssueId> wanted =
                    round % 2 == 0 ? shuffled(current, random) : disturbed(current, random, 1 + random.nextInt(6));

            RankMoves moves = RankMoves.between(current, wanted);

            assertThat(apply(current, moves)).as("seed 11, round " + round).isEqualTo(wanted);
            assertThat(moves.calls()).isEqualTo(calls(wanted, moves.kept()));
        }
    }

    @Test
    void one_dragged_block_of_up_to_fifty_costs_one_call_however_long_the_backlog_is() {
        List<IssueId> wanted = ids(5_000);
        List<IssueId> current = new ArrayList<>(wanted);
        List<IssueId> block = new ArrayList<>(current.subList(4_000, 4_050));
        current.removeAll(block);
        current.addAll(17, block);

        assertThat(RankMoves.between(current, wanted).calls()).isEqualTo(1);
    }

    @Test
    void no_choice_of_kept_issues_needs_fewer_calls_and_none_with_as_few_moves_fewer_issues() {
        Random random = new Random(12);
        for (int round = 0; round < 200; round++) {
            // long runs stand for one element each, so that few choices cover blocks beyond fifty
            int runs = 2 + random.nextInt(6);
            List<List<IssueId>> parts = new ArrayList<>();
            long next = 1;
            for (int i = 0; i < runs; i++) {
                int length = 1 + random.nextInt(70);
                parts.add(LongStream.range(next, next + length)
                        .mapToObj(IssueId::new)
                        .toList());
                next += length;
            }
            List<IssueId> wanted = parts.stream().flatMap(List::stream).toList();
            List<List<IssueId>> mixed = new ArrayList<>(parts);
            Collections.shuffle(mixed, random);
            List<IssueId> current = mixed.stream().flatMap(List::stream).toList();

            RankMoves moves = RankMoves.between(current, wanted);

            int fewest = Integer.MAX_VALUE;
            for (int choice = 1; choice < 1 << runs; choice++) {
                List<Integer> places = new ArrayList<>();
                Set<IssueId> kept = new HashSet<>();
                for (int i = 0; i < runs; i++) {
                    if ((choice & 1 << i) != 0) {
                        places.add(mixed.indexOf(parts.get(i)));
                        kept.addAll(parts.get(i));
                    }
                }
                if (places.stream().sorted().toList().equals(places)) {
                    fewest = Math.min(fewest, calls(wanted, kept));
                }
            }
            assertThat(moves.calls()).as("seed 12, round " + round).isLessThanOrEqualTo(fewest);
        }
    }

    @Test
    void on_small_backlogs_trying_every_choice_finds_nothing_better() {
        Random random = new Random(13);
        for (int round = 0; round < 400; round++) {
            List<IssueId> wanted = ids(1 + random.nextInt(9));
            List<IssueId> current = shuffled(wanted, random);

            RankMoves moves = RankMoves.between(current, wanted);

            long best = Long.MAX_VALUE;
            for (int choice = 1; choice < 1 << wanted.size(); choice++) {
                Set<IssueId> kept = new HashSet<>();
                List<Integer> places = new ArrayList<>();
                for (int i = 0; i < wanted.size(); i++) {
                    if ((choice & 1 << i) != 0) {
                        kept.add(wanted.get(i));
                        places.add(current.indexOf(wanted.get(i)));
                    }
                }
                if (places.stream().sorted().toList().equals(places)) {
                    best = Math.min(best, calls(wanted, kept) * 1_000L + wanted.size() - kept.size());
                }
            }
            assertThat(moves.calls() * 1_000L + moves.moved())
                    .as("seed 13, round " + round)
                    .isEqualTo(best);
        }
    }

    @Test
    void it_never_needs_more_calls_than_the_longest_increasing_subsequence_would() {
        Random random = new Random(14);
        for (int round = 0; round < 100; round++) {
            List<IssueId> current = ids(50 + random.nextInt(400));
            List<IssueId> wanted = disturbed(current, random, 1 + random.nextInt(30));

            int calls = RankMoves.between(current, wanted).calls();

            assertThat(calls)
                    .as("seed 14, round " + round)
                    .isLessThanOrEqualTo(calls(wanted, longestIncreasing(current, wanted)));
        }
    }

    private static Set<IssueId> longestIncreasing(List<IssueId> current, List<IssueId> wanted) {
        int[] length = new int[wanted.size()];
        int[] previous = new int[wanted.size()];
        int best = 0;
        for (int i = 0; i < wanted.size(); i++) {
            length[i] = 1;
            previous[i] = -1;
            for (int j = 0; j < i; j++) {
                if (current.indexOf(wanted.get(j)) < current.indexOf(wanted.get(i)) && length[j] + 1 > length[i]) {
                    length[i] = length[j] + 1;
                    previous[i] = j;
                }
            }
            best = length[i] > length[best] ? i : best;
        }
        Set<IssueId> kept = new HashSet<>();
        for (int i = best; i >= 0; i = previous[i]) {
            kept.add(wanted.get(i));
        }
        return kept;
    }

    @Test
    void a_backlog_of_twenty_thousand_in_any_disorder_is_planned_in_seconds() {
        List<IssueId> current = ids(20_000);
        List<IssueId> wanted = shuffled(current, new Random(15));
        long start = System.nanoTime();

        RankMoves moves = RankMoves.between(current, wanted);

        assertThat((System.nanoTime() - start) / 1e9).isLessThan(20);
        assertThat(moves.calls()).isLessThanOrEqualTo(400);
    }

    @Test
    void what_must_stay_stays_at_no_more_calls_than_that_costs() {
        Random random = new Random(16);
        for (int round = 0; round < 200; round++) {
            List<IssueId> wanted = ids(1 + random.nextInt(9));
            List<IssueId> current = shuffled(wanted, random);
            Set<IssueId> fixed = new HashSet<>();
            int last = -1;
            for (IssueId issue : wanted) {
                if (current.indexOf(issue) > last && random.nextInt(3) == 0) {
                    fixed.add(issue);
                    last = current.indexOf(issue);
                }
            }

            RankMoves moves = RankMoves.between(current, wanted, fixed);

            assertThat(apply(current, moves)).as("seed 16, round " + round).isEqualTo(wanted);
            assertThat(moves.kept()).as("seed 16, round " + round).containsAll(fixed);
        }
    }

    @Test
    void around_given_ones_everything_else_moves() {
        List<IssueId> wanted = ids(130);

        RankMoves moves = RankMoves.around(wanted, List.of(new IssueId(60), new IssueId(999)));

        assertThat(moves.kept()).containsExactly(new IssueId(60));
        assertThat(moves.calls()).isEqualTo(4);
        assertThat(apply(shuffled(wanted, new Random(1)), moves)).isEqualTo(wanted);
        assertThat(RankMoves.around(wanted, List.of()).blocks()).isEmpty();
    }
}
