package io.winnow.ranking;

import io.winnow.model.IssueId;
import io.winnow.ranking.Lever.Step;
import io.winnow.ranking.Ranking.RankedIssue;
import io.winnow.scoring.Altered;
import io.winnow.scoring.Input;
import io.winnow.scoring.InputTrace;
import io.winnow.scoring.Moscow;
import io.winnow.scoring.ScoringSettings;
import io.winnow.scoring.Source;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells what would move an issue: for each of its inputs the next named level, where its field has levels, else twice and
 * half as much.
 */
public final class Levers {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final ScoringSettings settings;
    private final RankingSettings order;
    private final List<RankedIssue> byScore;

    /** @param ranked the backlog's scored issues, in any order */
    public Levers(ScoringSettings settings, RankingSettings order, List<RankedIssue> ranked) {
        this.settings = settings;
        this.order = order;
        this.byScore = ranked.stream()
                .sorted(Comparator.comparingInt(RankedIssue::place))
                .toList();
    }

    /** In the formula's order; inputs that nobody sets, and those that don't move the score, are left out. */
    public List<Lever> of(IssueId id) {
        return byScore.stream()
                .filter(issue -> issue.id().equals(id))
                .findFirst()
                .map(this::of)
                .orElse(List.of());
    }

    private List<Lever> of(RankedIssue issue) {
        List<Lever> levers = new ArrayList<>();
        for (InputTrace trace : issue.score().inputs()) {
            BigDecimal value = trace.value();
            Source source = settings.inputs().get(trace.input());
            if (value == null || value.signum() <= 0 || source == null || source instanceof Source.Constant) {
                continue;
            }
            List<Step> steps = Stream.of(above(source, value), below(source, value))
                    .flatMap(Optional::stream)
                    .flatMap(other -> step(issue, trace.input(), other).stream())
                    .toList();
            Step up = only(steps, step -> step.score().compareTo(own(issue)) > 0);
            Step down = only(steps, step -> step.score().compareTo(own(issue)) < 0);
            if (up != null || down != null) {
                levers.add(new Lever(trace.input(), value, up, down));
            }
        }
        return levers;
    }

    private static @Nullable Step only(List<Step> steps, Predicate<Step> wanted) {
        return steps.stream().filter(wanted).findFirst().orElse(null);
    }

    private Optional<Step> step(RankedIssue issue, Input input, BigDecimal value) {
        return new Altered(settings.formula(), issue.score())
                .with(input, value)
                .map(score -> new Step(value, score, rank(issue, score)));
    }

    /** Past its neighbours one by one: nothing passes what stands there for another reason than its score. */
    private int rank(RankedIssue issue, BigDecimal score) {
        int at = byScore.indexOf(issue);
        boolean up = score.compareTo(own(issue)) > 0;
        int step = up ? -1 : 1;
        int next = at + step;
        while (next >= 0
                && next < byScore.size()
                && sameBand(issue, byScore.get(next))
                && before(issue, score, byScore.get(next)) == up) {
            next += step;
        }
        return byScore.get(next - step).place();
    }

    /** Whether the issue with that score stands before the other; equal ones stand by id. */
    private boolean before(RankedIssue issue, BigDecimal score, RankedIssue other) {
        int compared = score.compareTo(worth(other));
        return compared > 0 || (compared == 0 && issue.id().compareTo(other.id()) < 0);
    }

    private boolean sameBand(RankedIssue one, RankedIssue other) {
        return band(one) == band(other);
    }

    private int band(RankedIssue issue) {
        Moscow moscow = issue.score().basis().moscow();
        Moscow said = moscow == null ? Moscow.COULD : moscow;
        return said == Moscow.WONT || order.byBand() ? said.band() : Moscow.COULD.band();
    }

    private static BigDecimal own(RankedIssue issue) {
        return Objects.requireNonNull(issue.score().value(), "ranked issues are scored");
    }

    /** What it stands there for: its score, or what it unblocks. */
    private BigDecimal worth(RankedIssue issue) {
        BigDecimal lent = order.lift() ? issue.borrowed().value() : null;
        return lent == null ? own(issue) : own(issue).max(lent);
    }

    private static Optional<BigDecimal> above(Source source, BigDecimal value) {
        if (source instanceof Source.Field field) {
            BigDecimal next = field.levels().isEmpty()
                    ? value.multiply(TWO).min(field.max())
                    : new TreeSet<>(field.levels().values()).higher(value);
            return Optional.ofNullable(next).filter(other -> other.compareTo(value) > 0);
        }
        return Optional.of(value.multiply(TWO));
    }

    private static Optional<BigDecimal> below(Source source, BigDecimal value) {
        BigDecimal next =
                source instanceof Source.Field field && !field.levels().isEmpty()
                        ? new TreeSet<>(field.levels().values()).lower(value)
                        : value.multiply(HALF);
        return Optional.ofNullable(next).filter(other -> other.signum() > 0);
    }
}
