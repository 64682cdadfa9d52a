package io.winnow.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.evidence.EvidenceCounter.Span;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Parent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvidenceCounterTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final EvidenceCounter COUNTER = new EvidenceCounter(EvidenceSettings.DEFAULT);

    private static Issue issue(long id, @Nullable Parent parent) {
        return SampleIssues.issue(id, parent, List.of(), NOW);
    }

    private static Parent parent(long id) {
        return new Parent(new IssueId(id), "PAY-" + id, "", 1);
    }

    private static CountedItem item(long customer, @Nullable Instant date, long... issues) {
        List<IssueId> ids = new ArrayList<>();
        for (long id : issues) {
            ids.add(new IssueId(id));
        }
        return new CountedItem("mail", "request", date, customer, null, null, null, null, null, ids);
    }

    private static Map<IssueId, IssueCounts> count(List<Issue> issues, CountedItem... items) {
        return COUNTER.count(issues, List.of(items), AccountRecords.NONE, Span.all(NOW));
    }

    private static IssueCounts of(Map<IssueId, IssueCounts> counts, long id) {
        return counts.getOrDefault(new IssueId(id), IssueCounts.NONE);
    }

    @Test
    void a_customer_who_asks_for_two_stories_of_an_epic_counts_once_for_the_epic() {
        List<Issue> issues = List.of(issue(1, null), issue(2, parent(1)), issue(3, parent(1)), issue(4, parent(3)));

        Map<IssueId, IssueCounts> counts =
                count(issues, item(7, NOW, 2), item(7, NOW, 3), item(8, NOW, 4), item(0, NOW, 4), item(7, NOW, 2, 3));

        assertThat(of(counts, 1).own()).isEqualTo(Counts.NONE);
        assertThat(of(counts, 1).total().items()).isEqualTo(5);
        assertThat(of(counts, 1).total().customers()).isEqualTo(2);
        assertThat(of(counts, 3).own().customers()).isEqualTo(1);
        assertThat(of(counts, 3).total().items()).isEqualTo(4);
    }

    @Test
    void an_epic_known_only_by_its_key_is_found_and_parents_in_a_circle_end() {
        List<Issue> issues = List.of(issue(1, null), issue(2, new Parent(null, "PAY-1", "", 1)));
        List<Issue> circle = List.of(issue(1, parent(2)), issue(2, parent(1)));

        assertThat(of(count(issues, item(7, NOW, 2)), 1).total().items()).isEqualTo(1);
        assertThat(of(count(circle, item(7, NOW, 2)), 1).total().items()).isEqualTo(1);
    }

    @Test
    void an_item_weighs_half_after_each_half_life_and_one_without_a_date_or_from_tomorrow_weighs_one() {
        Instant half = NOW.minus(Duration.ofDays(180));

        Counts counts = of(
                        count(
                                List.of(issue(1, null)),
                                item(1, NOW, 1),
                                item(1, half, 1),
                                item(1, half.minus(Duration.ofDays(180)), 1),
                                item(1, null, 1),
                                item(1, NOW.plusSeconds(9), 1)),
                        1)
                .own();

        assertThat(counts.weighted()).isEqualByComparingTo("3.75");
        assertThat(counts.items()).isEqualTo(5);
        assertThat(counts.customers()).isEqualTo(1);
    }

    @Test
    void a_span_holds_its_first_moment_and_not_its_last() {
        Instant day = Instant.parse("2026-07-01T00:00:00Z");
        List<CountedItem> items = List.of(item(1, day.minusMillis(1), 1), item(2, day, 1), item(3, NOW, 1));

        Map<IssueId, IssueCounts> since =
                COUNTER.count(List.of(issue(1, null)), items, AccountRecords.NONE, new Span(day, null, NOW));
        Map<IssueId, IssueCounts> until =
                COUNTER.count(List.of(issue(1, null)), items, AccountRecords.NONE, new Span(null, day, day));

        assertThat(of(since, 1).own().items()).isEqualTo(2);
        assertThat(of(until, 1).own().items()).isEqualTo(1);
    }

    @Test
    void an_account_brings_its_revenue_once_and_never_more_than_the_cap() {
        List<CountedItem> items = List.of(item(1, NOW, 1), item(1, NOW, 1), item(2, NOW, 1), item(3, NOW, 2));
        Map<Long, BigDecimal> revenues =
                Map.of(1L, new BigDecimal("900"), 2L, new BigDecimal("60"), 3L, new BigDecimal("40"));

        Map<IssueId, IssueCounts> counts = COUNTER.count(
                List.of(issue(1, null), issue(2, null)), items, new AccountRecords(revenues, Map.of()), Span.all(NOW));

        assertThat(of(counts, 1).own().revenue()).as("a fifth of 1,000, and 60").isEqualByComparingTo("260");
        assertThat(of(counts, 2).own().revenue()).isEqualByComparingTo("40");
    }

    @Test
    void an_account_without_a_record_is_worth_what_its_latest_item_says() {
        List<CountedItem> items = List.of(
                worth(1, "50", NOW), worth(1, "70", NOW.minusSeconds(60)), worth(2, "1000", NOW), worth(0, "5", NOW));

        Counts counts = of(
                        new EvidenceCounter(new EvidenceSettings(180, BigDecimal.ONE, false))
                                .count(
                                        List.of(issue(1, null)),
                                        items,
                                        new AccountRecords(Map.of(2L, new BigDecimal("10")), Map.of()),
                                        Span.all(NOW)),
                        1)
                .own();

        assertThat(counts.revenue()).isEqualByComparingTo("60");
    }

    private static CountedItem worth(long customer, String revenue, Instant at) {
        return new CountedItem(
                "crm",
                "sales",
                at,
                customer,
                new BigDecimal(revenue),
                "smb",
                9,
                new BigDecimal("4"),
                null,
                List.of(new IssueId(1)));
    }

    @Test
    void answers_are_averaged_with_their_number_and_kinds_and_segments_counted() {
        CountedItem silent = item(4, NOW, 1);

        Counts counts = of(count(List.of(issue(1, null)), worth(1, "5", NOW), worth(2, "5", NOW), silent), 1)
                .own();

        assertThat(counts.npsMean()).isEqualByComparingTo("9.0");
        assertThat(counts.nps()).isEqualTo(2);
        assertThat(counts.csatMean()).isEqualByComparingTo("4.00");
        assertThat(counts.byKind()).isEqualTo(Map.of("sales", 2, "request", 1));
        assertThat(counts.bySegment()).isEqualTo(Map.of("smb", 2));
    }

    @Test
    void any_forest_and_any_links_count_as_a_plain_walk_over_sets_does() {
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            List<Issue> issues = new ArrayList<>();
            Map<Long, Long> above = new HashMap<>();
            for (long id = 1; id <= 30; id++) {
                long up = id == 1 || random.nextInt(3) == 0 ? 0 : 1 + random.nextInt((int) id - 1);
                above.put(id, up);
                issues.add(issue(id, up == 0 ? null : parent(up)));
            }
            List<CountedItem> items = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Set<Long> linked = new LinkedHashSet<>();
                for (int links = 1 + random.nextInt(3); links > 0; links--) {
                    linked.add(1L + random.nextInt(35)); // some aren't in the backlog
                }
                items.add(item(
                        random.nextInt(9),
                        NOW,
                        linked.stream().mapToLong(Long::longValue).toArray()));
            }

            Map<IssueId, IssueCounts> counts = COUNTER.count(issues, items, AccountRecords.NONE, Span.all(NOW));

            for (long id = 1; id <= 30; id++) {
                Set<Integer> itemsBelow = new HashSet<>();
                Set<Long> customersBelow = new HashSet<>();
                for (int i = 0; i < items.size(); i++) {
                    for (IssueId linked : items.get(i).issues()) {
                        if (below(linked.value(), id, above)) {
                            itemsBelow.add(i);
                            customersBelow.add(items.get(i).customer());
                        }
                    }
                }
                customersBelow.remove(0L);
                Counts total = of(counts, id).total();
                assertThat(total.items()).as("seed %d, issue %d", seed, id).isEqualTo(itemsBelow.size());
                assertThat(total.customers()).as("seed %d, issue %d", seed, id).isEqualTo(customersBelow.size());
            }
        }
    }

    private static boolean below(long id, long top, Map<Long, Long> above) {
        for (long at = id; above.containsKey(at); at = above.getOrDefault(at, 0L)) {
            if (at == top) {
                return true;
            }
        }
        return false;
    }
}
