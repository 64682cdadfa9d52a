package io.winnow.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.model.IssueId;
import io.winnow.ranking.Lever.Step;
import io.winnow.ranking.Ranking.RankedIssue;
import io.winnow.scoring.Formula;
import io.winnow.scoring.Input;
import io.winnow.scoring.InputTrace;
import io.winnow.scoring.Moscow;
import io.winnow.scoring.Score;
import io.winnow.scoring.ScoringSettings;
import io.winnow.scoring.ScoringSettings.Unit;
import io.winnow.scoring.Source;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LeversTest {

    private static final ScoringSettings SETTINGS = new ScoringSettings(
            Formula.RICE,
            ordered(
                    Map.entry(Input.REACH, field(Unit.PER_QUARTER, Map.of(), "1000000")),
                    Map.entry(Input.IMPACT, field(Unit.FACTOR, levels("0.25", "0.5", "1", "2", "3"), "3")),
                    Map.entry(Input.CONFIDENCE, field(Unit.SHARE, levels("0.5", "0.8", "1"), "1")),
                    Map.entry(Input.EFFORT, field(Unit.PERSON_MONTHS, Map.of(), "1000"))),
            null,
            false,
            null);

    @Test
    void named_inputs_step_by_level_and_the_others_by_two() {
        List<Lever> levers = of(List.of(issue(1, 800, "2", "0.8", "2", null)), 1);

        assertThat(levers).extracting(Lever::input).containsExactlyElementsOf(Input.RICE);
        assertThat(levers)
                .extracting(Lever::up)
                .containsExactly(
                        step("1600", "1280.00", 1),
                        step("3", "960.00", 1),
                        step("1", "800.00", 1),
                        step("1.0", "1280.00", 1));
        assertThat(levers)
                .extracting(Lever::down)
                .containsExactly(
                        step("400.0", "320.00", 1),
                        step("1", "320.00", 1),
                        step("0.5", "400.00", 1),
                        step("4", "320.00", 1));
    }

    @Test
    void the_highest_level_has_no_step_up_and_a_step_stays_within_the_largest_value() {
        List<Lever> levers = of(List.of(issue(1, 900_000, "3", "1", "2", null)), 1);

        assertThat(levers).extracting(Lever::input).startsWith(Input.REACH, Input.IMPACT, Input.CONFIDENCE);
        assertThat(levers.get(0).up()).isEqualTo(step("1000000", "1500000.00", 1));
        assertThat(levers.get(1).up()).isNull();
        assertThat(levers.get(2).up()).isNull();
    }

    @Test
    void what_nobody_sets_moves_nothing_and_what_is_not_ranked_has_no_levers() {
        Map<Input, Source> inputs = new LinkedHashMap<>(SETTINGS.inputs());
        inputs.put(Input.IMPACT, new Source.Constant(BigDecimal.ONE));
        List<RankedIssue> ranked = List.of(issue(1, 800, "1", "0.8", "2", null));

        assertThat(new Levers(
                                new ScoringSettings(Formula.RICE, inputs, null, false, null),
                                RankingSettings.DEFAULT,
                                ranked)
                        .of(new IssueId(1)))
                .extracting(Lever::input)
                .containsExactly(Input.REACH, Input.CONFIDENCE, Input.EFFORT);
        assertThat(of(ranked, 2)).isEmpty();
    }

    @Test
    void a_wont_stays_behind_everything_whatever_it_scores() {
        List<RankedIssue> ranked = ranked(List.of(
                issue(1, 100, "1", "1", "1", null),
                issue(2, 10, "1", "1", "1", null),
                issue(3, 900, "1", "1", "1", Moscow.WONT)));

        Step up = of(ranked, 3).get(0).up();

        assertThat(up).isEqualTo(step("1800", "1800.00", 3));
    }

    @Test
    void the_rank_of_every_step_is_the_one_that_ranking_anew_would_give() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<RankedIssue> issues = new ArrayList<>();
            for (int i = 1; i <= 1 + random.nextInt(30); i++) {
                issues.add(issue(
                        i,
                        10 * (1 + random.nextInt(5)),
                        List.of("0.5", "1", "2").get(random.nextInt(3)),
                        "0.8",
                        List.of("1", "2").get(random.nextInt(2)),
                        null));
            }
            List<RankedIssue> ranked = ranked(issues);
            for (RankedIssue issue : ranked) {
                for (Lever lever : of(ranked, issue.id().value())) {
                    Stream.of(lever.up(), lever.down())
                            .filter(step -> step != null)
                            .forEach(step -> assertThat(step.rank())
                                    .as("%s of %s by %s", issue.id(), ranked.size(), lever)
                                    .isEqualTo(anew(ranked, issue, step)));
                }
            }
        }
    }

    private static int anew(List<RankedIssue> ranked, RankedIssue issue, Step step) {
        List<RankedIssue> changed = new ArrayList<>(ranked);
        changed.replaceAll(other -> other.equals(issue)
                ? new RankedIssue(0, issue.id(), scored(step.score(), List.of(), null), Borrowed.NOTHING)
                : other);
        return ranked(changed).stream()
                .filter(other -> other.id().equals(issue.id()))
                .findFirst()
                .orElseThrow()
                .rank();
    }

    private static List<RankedIssue> ranked(List<RankedIssue> issues) {
        Map<IssueId, Score> scores = new LinkedHashMap<>();
        issues.forEach(issue -> scores.put(issue.id(), issue.score()));
        return new Ranker(RankingSettings.DEFAULT).rank(List.of(), scores).ranked();
    }

    private static List<Lever> of(List<RankedIssue> ranked, long id) {
        return new Levers(SETTINGS, RankingSettings.DEFAULT, ranked).of(new IssueId(id));
    }

    private static Step step(String value, String score, int rank) {
        return new Step(new BigDecimal(value), new BigDecimal(score), rank);
    }

    private static RankedIssue issue(
            long id, int reach, String impact, String confidence, String effort, @Nullable Moscow moscow) {
        BigDecimal score = new BigDecimal(reach)
                .multiply(new BigDecimal(impact))
                .multiply(new BigDecimal(confidence))
                .divide(new BigDecimal(effort))
                .setScale(2);
        return new RankedIssue(
                1,
                new IssueId(id),
                scored(
                        score,
                        List.of(
                                trace(Input.REACH, String.valueOf(reach)),
                                trace(Input.IMPACT, impact),
                                trace(Input.CONFIDENCE, confidence),
                                trace(Input.EFFORT, effort)),
                        moscow),
                Borrowed.NOTHING);
    }

    private static Score scored(BigDecimal value, List<InputTrace> inputs, @Nullable Moscow moscow) {
        return new Score(value, inputs, "", List.of(), new Score.Basis("RICE", "", List.of(), null, moscow, List.of()));
    }

    private static InputTrace trace(Input input, String value) {
        return new InputTrace(input, new BigDecimal(value), "customfield_1", "Field", value, "", "");
    }

    private static Source field(Unit unit, Map<String, BigDecimal> levels, String max) {
        return new Source.Field("Field", unit, BigDecimal.ONE, levels, new BigDecimal(max));
    }

    private static Map<String, BigDecimal> levels(String... values) {
        Map<String, BigDecimal> levels = new LinkedHashMap<>();
        for (String value : values) {
            levels.put("level " + value, new BigDecimal(value));
        }
        return levels;
    }

    @SafeVarargs
    private static Map<Input, Source> ordered(Map.Entry<Input, Source>... entries) {
        Map<Input, Source> inputs = new LinkedHashMap<>();
        for (Map.Entry<Input, Source> entry : entries) {
            inputs.put(entry.getKey(), entry.getValue());
        }
        return inputs;
    }
}
