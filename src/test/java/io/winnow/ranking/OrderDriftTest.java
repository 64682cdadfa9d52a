package io.winnow.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.model.IssueId;
import io.winnow.ranking.OrderDrift.Moved;
import io.winnow.ranking.OrderOverride.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OrderDriftTest {

    private static final long SEED = 71;

    @Test
    void an_issue_dragged_up_is_the_only_one_named_however_many_it_passed() {
        assertThat(OrderDrift.between(ids(1, 2, 3, 4, 5), ids(1, 5, 2, 3, 4)))
                .containsExactly(new Moved(id(5), Kind.AFTER, id(1), 5, 2));
    }

    @Test
    void one_dragged_to_the_top_stands_before_the_next() {
        assertThat(OrderDrift.between(ids(1, 2, 3), ids(3, 1, 2)))
                .containsExactly(new Moved(id(3), Kind.BEFORE, id(1), 3, 1));
    }

    @Test
    void of_two_that_changed_places_the_one_that_went_up_is_named() {
        assertThat(OrderDrift.between(ids(1, 2, 3, 4), ids(1, 3, 2, 4)))
                .extracting(Moved::issue)
                .containsExactly(id(3));
    }

    @Test
    void new_issues_and_those_that_are_gone_count_for_nothing() {
        assertThat(OrderDrift.between(ids(1, 2, 3), ids(9, 1, 8, 3))).isEmpty();
        assertThat(OrderDrift.between(ids(), ids(9, 8))).isEmpty();
        assertThat(OrderDrift.between(ids(1, 2), ids())).isEmpty();
    }

    @Test
    void as_few_as_possible_are_named_and_putting_them_back_gives_the_old_order() {
        Random random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            List<IssueId> then =
                    ids(LongStream.rangeClosed(1, 1 + random.nextInt(8)).toArray());
            List<IssueId> now = new ArrayList<>(then);
            Collections.shuffle(now, random);

            List<Moved> moved = OrderDrift.between(then, now);

            assertThat(moved).as("seed %s round %s", SEED, round).hasSize(then.size() - longest(then, now));
            Set<IssueId> named = new HashSet<>(moved.stream().map(Moved::issue).toList());
            assertThat(now.stream().filter(id -> !named.contains(id)))
                    .as("seed %s round %s: the others stand as they did", SEED, round)
                    .isEqualTo(then.stream().filter(id -> !named.contains(id)).toList());
        }
    }

    /** By trying every subset. */
    private static int longest(List<IssueId> then, List<IssueId> now) {
        int best = 0;
        for (int set = 0; set < 1 << now.size(); set++) {
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < now.size(); i++) {
                if ((set >> i & 1) == 1) {
                    places.add(then.indexOf(now.get(i)));
                }
            }
            if (places.stream().sorted().toList().equals(places)) {
                best = Math.max(best, places.size());
            }
        }
        return best;
    }

    private static List<IssueId> ids(long... values) {
        return LongStream.of(values).mapToObj(IssueId::new).toList();
    }

    private static IssueId id(long value) {
        return new IssueId(value);
    }
}
