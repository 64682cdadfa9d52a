package io.winnow.scoring;

import io.winnow.evidence.Counts;
import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.ranking.Ranker;
import io.winnow.ranking.Ranking;
import io.winnow.ranking.RankingSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Scores and ranks 22,000 issues, against the least a program could do: multiply doubles and sort, with no trace, no
 * range check and no exact rounding. CONTRIBUTING.md has the command.
 */
@Tag("bench")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ScoringBenchmark {

    private static final int ISSUES = 22_000;

    private List<Issue> issues = List.of();
    private ScoringMethod method = new ScoringCase().effortInPoints("10").bound();

    @Setup
    public void draw() {
        Random random = new Random(22);
        List<Issue> drawn = new ArrayList<>(ISSUES);
        for (int i = 1; i <= ISSUES; i++) {
            Map<String, FieldValue> fields = new HashMap<>();
            fields.put(ScoringCase.fieldId(Input.REACH), number(random.nextInt(20_000), 0));
            fields.put(ScoringCase.fieldId(Input.IMPACT), number(25L * (1 + random.nextInt(12)), 2));
            fields.put(ScoringCase.fieldId(Input.CONFIDENCE), number(1 + random.nextInt(100), 2));
            fields.put(ScoringCase.fieldId(Input.EFFORT), number(1 + random.nextInt(40), 0));
            drawn.add(ScoringCase.issue(new IssueId(i), fields));
        }
        issues = drawn;
        method = new ScoringCase().effortInPoints("10").bound();
    }

    @Benchmark
    public Ranking exactWithTrace() {
        IssueScorer scorer = new IssueScorer(method);
        Map<IssueId, Score> scores = new HashMap<>();
        issues.forEach(issue -> scores.put(issue.id(), scorer.score(issue, issue, Known.NOTHING, Counts.NONE)));
        return new Ranker(RankingSettings.DEFAULT).rank(issues, scores);
    }

    @Benchmark
    public List<Naive> doublesOnly() {
        List<Naive> ranked = new ArrayList<>(issues.size());
        for (Issue issue : issues) {
            double product = read(issue, Input.REACH) * read(issue, Input.IMPACT) * read(issue, Input.CONFIDENCE);
            ranked.add(new Naive(issue.id(), product * 10 / read(issue, Input.EFFORT)));
        }
        ranked.sort(Comparator.comparingDouble(Naive::score).reversed().thenComparing(Naive::id));
        return ranked;
    }

    @Test
    void print_how_long_scoring_and_ranking_take_and_the_ratio_to_bare_doubles() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(ScoringBenchmark.class.getSimpleName())
                        .forks(2)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .build())
                .run();

        Map<String, Double> times = new HashMap<>();
        results.forEach(result -> times.put(
                result.getPrimaryResult().getLabel(), result.getPrimaryResult().getScore()));
        double exact = times.getOrDefault("exactWithTrace", Double.NaN);
        double bare = times.getOrDefault("doublesOnly", Double.NaN);
        System.out.printf(
                "%d issues: %.1f ms scored and ranked, %.2f µs an issue, %.1f times bare doubles (%.1f ms)%n",
                ISSUES, exact, exact * 1000 / ISSUES, exact / bare, bare);
    }

    private static double read(Issue issue, Input input) {
        return Double.parseDouble(issue.field(ScoringCase.fieldId(input)).text());
    }

    private static FieldValue number(long digits, int scale) {
        return FieldValue.number(BigDecimal.valueOf(digits, scale));
    }

    /** What the baseline keeps of an issue. */
    public record Naive(IssueId id, double score) {}
}
