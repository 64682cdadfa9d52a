package io.winnow.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.goals.Direction;
import io.winnow.goals.Goal;
import io.winnow.goals.GoalBindings.FoundField;
import io.winnow.goals.GoalBindings.Matches;
import io.winnow.goals.GoalTree;
import io.winnow.goals.KeyResult;
import io.winnow.goals.KpiPoint;
import io.winnow.goals.LinkRules;
import io.winnow.model.IssueId;
import io.winnow.store.GoalStore;
import io.winnow.store.GoalStore.Version;
import io.winnow.store.KpiStore;
import io.winnow.store.KpiStore.Saved;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlGoalStoreTest {

    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00.123Z");

    @TempDir
    Path folder;

    private SqlStores stores;
    private GoalStore goals;
    private KpiStore kpis;

    @BeforeEach
    void open() {
        stores = SqlStores.open("jdbc:sqlite:" + folder.resolve("winnow.db"), Clock.systemUTC());
        goals = stores.goals();
        kpis = stores.kpis();
    }

    @AfterEach
    void close() {
        stores.close();
    }

    private static GoalTree tree(String name) {
        KeyResult nps = new KeyResult(
                "nps",
                "NPS Größe",
                "points",
                Direction.UP,
                new BigDecimal("31"),
                new BigDecimal("40.25"),
                new BigDecimal("-3.5"),
                null);
        KeyResult churn =
                new KeyResult("churn", "Churn", "", Direction.DOWN, BigDecimal.TEN, BigDecimal.ONE, null, "churn rate");
        LinkRules links = new LinkRules(
                List.of("PAY-12", "10044"),
                List.of("retention"),
                new LinkRules.FieldRule("Goal", List.of("Retention", "Keep, always")),
                List.of("project = PAY AND text ~ \"x\""));
        Goal part =
                new Goal("part", "Part", "own", BigDecimal.ONE, "", null, null, List.of(), LinkRules.NONE, List.of());
        return new GoalTree(List.of(new Goal(
                "retention",
                name,
                "revenue",
                new BigDecimal("2.5"),
                "pm@acme.example",
                LocalDate.parse("2026-10-01"),
                LocalDate.parse("2026-12-31"),
                List.of(nps, churn),
                links,
                List.of(part))));
    }

    @Test
    void goals_come_back_as_they_were_applied() {
        assertThat(goals.current()).isEmpty();

        Version applied = goals.apply(tree("Keep"), NOON);

        assertThat(applied.number()).isEqualTo(1);
        assertThat(goals.current()).contains(new Version(1, NOON, tree("Keep")));
    }

    @Test
    void every_change_is_a_new_version_the_old_ones_stay_and_the_same_again_is_none() {
        goals.apply(tree("Keep"), NOON);
        goals.apply(tree("Keep"), NOON.plusSeconds(1));
        goals.apply(tree("Win back"), NOON.plusSeconds(2));
        goals.apply(tree("Keep"), NOON.plusSeconds(3));

        assertThat(goals.versions())
                .containsExactly(
                        new Version(3, NOON.plusSeconds(3), tree("Keep")),
                        new Version(2, NOON.plusSeconds(2), tree("Win back")),
                        new Version(1, NOON, tree("Keep")));
    }

    @Test
    void a_query_that_fails_keeps_the_issues_it_matched_last() {
        goals.saveMatches("a", Set.of(new IssueId(1), new IssueId(2)), NOON);
        goals.saveMatches("a", Set.of(new IssueId(2), new IssueId(3)), NOON);
        goals.saveFailure("a", "refused");
        goals.saveFailure("b", "never answered");

        assertThat(goals.bindings().queries())
                .containsOnly(
                        Map.entry("a", new Matches(Set.of(new IssueId(2), new IssueId(3)), "refused")),
                        Map.entry("b", new Matches(Set.of(), "never answered")));
    }

    @Test
    void a_query_answered_again_has_no_problem_and_others_are_forgotten_when_asked_to() {
        goals.saveFailure("a", "refused");
        goals.saveMatches("a", Set.of(new IssueId(1)), NOON);
        goals.saveMatches("b", Set.of(new IssueId(1)), NOON);

        goals.retainQueries(Set.of("a"));

        assertThat(goals.bindings().queries()).containsOnly(Map.entry("a", new Matches(Set.of(new IssueId(1)), "")));
    }

    @Test
    void fields_are_replaced_and_keys_are_remembered() {
        goals.saveFields(Map.of("Old", new FoundField("customfield_1", "")));
        goals.saveFields(Map.of("Goal", new FoundField("customfield_2", ""), "Gaol", new FoundField(null, "none")));
        goals.saveIssues(Map.of("PAY-1", new IssueId(1), "PAY-2", new IssueId(2)));
        goals.saveIssues(Map.of("PAY-2", new IssueId(3)));

        assertThat(goals.bindings().fields())
                .containsOnly(
                        Map.entry("Goal", new FoundField("customfield_2", "")),
                        Map.entry("Gaol", new FoundField(null, "none")));
        assertThat(goals.bindings().issues())
                .containsOnly(Map.entry("PAY-1", new IssueId(1)), Map.entry("PAY-2", new IssueId(3)));
    }

    private static KpiPoint point(String kpi, String day, String value) {
        return new KpiPoint(kpi, LocalDate.parse(day), new BigDecimal(value));
    }

    @Test
    void importing_a_series_twice_changes_nothing_and_a_corrected_value_replaces_the_old_one() {
        List<KpiPoint> points = List.of(point("NPS", "2026-10-01", "31"), point("nps", "2026-11-01", "33.5"));

        assertThat(kpis.save(points)).isEqualTo(new Saved(2, 0, 0));
        assertThat(kpis.save(points)).isEqualTo(new Saved(0, 0, 2));
        assertThat(kpis.save(List.of(point("nps", "2026-10-01", "31.0"), point("nps", "2026-11-01", "34"))))
                .isEqualTo(new Saved(0, 1, 1));
        assertThat(kpis.series("Nps"))
                .containsExactly(point("nps", "2026-10-01", "31"), point("nps", "2026-11-01", "34"));
    }

    @Test
    void the_latest_value_is_that_of_the_last_day_up_to_the_one_asked_for() {
        kpis.save(List.of(
                point("nps", "2026-10-01", "31"), point("nps", "2026-11-01", "33"), point("csat", "2026-12-01", "4")));

        assertThat(kpis.latest(LocalDate.parse("2026-11-30")))
                .containsOnly(Map.entry("nps", point("nps", "2026-11-01", "33")));
        assertThat(kpis.latest(LocalDate.parse("2026-12-01"))).containsOnlyKeys("nps", "csat");
    }
}
