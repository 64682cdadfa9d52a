package io.winnow.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.evidence.EvidenceCounter.Span;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Parent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UsageTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final EvidenceCounter COUNTER = new EvidenceCounter(EvidenceSettings.DEFAULT);

    private static Issue issue(long id, long above) {
        Parent parent = above == 0 ? null : new Parent(new IssueId(above), "PAY-" + above, "", 1);
        return SampleIssues.issue(id, parent, List.of(), NOW);
    }

    private static CountedItem figure(
            String source, @Nullable Instant date, long customer, String quantity, long... issues) {
        List<IssueId> ids = new ArrayList<>();
        for (long id : issues) {
            ids.add(new IssueId(id));
        }
        return new CountedItem(source, "usage", date, customer, null, null, null, null, new BigDecimal(quantity), ids);
    }

    private static Usage usage(Map<IssueId, IssueCounts> counts, long id) {
        return counts.getOrDefault(new IssueId(id), IssueCounts.NONE).total().usage();
    }

    private static Map<IssueId, IssueCounts> count(Span span, CountedItem... items) {
        return COUNTER.count(List.of(issue(1, 0), issue(2, 1), issue(3, 1)), List.of(items), AccountRecords.NONE, span);
    }

    private static Instant day(int day) {
        return Instant.parse("2026-10-01T00:00:00Z").plusSeconds(86_400L * day);
    }

    @Test
    void figures_of_different_sources_accounts_and_issues_add_up_from_story_to_epic() {
        Map<IssueId, IssueCounts> counts = count(
                Span.all(NOW),
                figure("analytics", day(1), 0, "900", 2),
                figure("billing", day(2), 0, "300", 3),
                figure("billing", day(2), 7, "40.5", 3),
                figure("survey", day(2), 7, "5", 2, 3));

        assertThat(usage(counts, 1).bySource())
                .isEqualTo(Map.of(
                        "analytics", new BigDecimal("900"),
                        "billing", new BigDecimal("340.5"),
                        "survey", new BigDecimal("5")));
        assertThat(usage(counts, 1).sum()).isEqualByComparingTo("1245.5");
        assertThat(usage(counts, 2).sum()).isEqualByComparingTo("905");
        assertThat(counts.getOrDefault(new IssueId(1), IssueCounts.NONE)
                        .own()
                        .usage()
                        .measured())
                .isFalse();
    }

    @Test
    void what_is_measured_again_replaces_the_earlier_figure_and_figures_of_one_day_add_up() {
        CountedItem october = figure("analytics", day(1), 0, "900", 2);
        CountedItem undated = figure("analytics", null, 0, "1", 2);
        CountedItem opened = figure("analytics", day(31), 0, "1000", 2);
        CountedItem clicked = figure("analytics", day(31).plusSeconds(3_600), 0, "240", 2);

        assertThat(usage(count(Span.all(NOW), clicked, october, opened, undated), 1)
                        .sum())
                .isEqualByComparingTo("1240");
        assertThat(usage(count(new Span(null, day(30), NOW), clicked, october, opened, undated), 1)
                        .sum())
                .as("as it was counted then")
                .isEqualByComparingTo("900");
        assertThat(usage(count(Span.all(NOW), undated), 1).sum()).isEqualByComparingTo("1");
    }

    @Test
    void a_measured_0_is_known_and_quantities_of_other_kinds_are_not_usage() {
        CountedItem seats = new CountedItem(
                "crm", "sales", NOW, 1, null, null, null, null, BigDecimal.TEN, List.of(new IssueId(2)));

        assertThat(usage(count(Span.all(NOW), figure("analytics", NOW, 0, "0", 2)), 2)
                        .measured())
                .isTrue();
        assertThat(usage(count(Span.all(NOW), seats), 2).measured()).isFalse();
    }

    @Test
    void any_forest_and_any_figures_count_as_a_plain_walk_does() {
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            List<Issue> issues = new ArrayList<>();
            Map<Long, Long> above = new HashMap<>();
            for (long id = 1; id <= 20; id++) {
                long up = id == 1 || random.nextInt(3) == 0 ? 0 : 1 + random.nextInt((int) id - 1);
                above.put(id, up);
                issues.add(issue(id, up));
            }
            List<CountedItem> items = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                Set<Long> linked = new LinkedHashSet<>();
                for (int links = 1 + random.nextInt(2); links > 0; links--) {
                    linked.add(1L + random.nextInt(22)); // some aren't in the backlog
                }
                items.add(figure(
                        "source" + random.nextInt(2),
                        random.nextInt(9) == 0 ? null : day(random.nextInt(4)).plusSeconds(random.nextInt(86_400)),
                        random.nextInt(3),
                        String.valueOf(random.nextInt(100)),
                        linked.stream().mapToLong(Long::longValue).toArray()));
            }

            Map<IssueId, IssueCounts> counts = COUNTER.count(issues, items, AccountRecords.NONE, Span.all(NOW));

            for (long id = 1; id <= 20; id++) {
                assertThat(new TreeMap<>(usage(counts, id).bySource()))
                        .as("seed %d, issue %d", seed, id)
                        .isEqualTo(walked(id, items, above));
            }
        }
    }

    /** Each figure that names the issue or one below it, unless any other of its kind is of a later day. */
    private static Map<String, BigDecimal> walked(long top, List<CountedItem> items, Map<Long, Long> above) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (CountedItem one : items) {
            boolean reaches = one.issues().stream().anyMatch(issue -> below(issue.value(), top, above));
            boolean replaced = items.stream()
                    .anyMatch(other -> other.source().equals(one.source())
                            && other.customer() == one.customer()
                            && other.issues().size() == one.issues().size()
                            && other.issues().containsAll(one.issues())
                            && date(other).isAfter(date(one)));
            if (reaches && !replaced && one.quantity() != null) {
                sums.merge(one.source(), one.quantity(), BigDecimal::add);
            }
        }
        return sums;
    }

    private static LocalDate date(CountedItem item) {
        Instant at = item.date();
        return at == null ? LocalDate.MIN : LocalDate.ofInstant(at, ZoneOffset.UTC);
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
