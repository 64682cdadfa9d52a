package io.winnow.report;

import io.winnow.model.IssueId;
import io.winnow.planning.CutFlip;
import io.winnow.planning.LeftOut;
import io.winnow.planning.Odds;
import io.winnow.planning.PlanItem;
import io.winnow.planning.RankConfidence;
import io.winnow.planning.SprintCandidate;
import io.winnow.planning.SprintCandidate.Why;
import io.winnow.ranking.Borrowed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the issues that a plan names, and says them as lines. */
final class PlanLines {

    private final Map<IssueId, ReportRow> rows = new HashMap<>();
    private final Links links;
    private final String backlog;
    private final Map<IssueId, BigDecimal> efforts = new HashMap<>();
    private final RankConfidence confidence;
    private final Instant now;
    /** The rank at the far end of all whiskers. */
    private final int worst;

    PlanLines(ReportPage report, PlanPage.Made made) {
        report.rows().forEach(row -> rows.put(row.id(), row));
        this.links = new Links(report.trackerUrl());
        this.backlog = Links.backlog(report.backlog());
        this.confidence = made.confidence();
        this.now = report.generatedAt();
        for (PlanItem item : made.items()) {
            BigDecimal effort = item.effort();
            if (effort != null) {
                efforts.put(item.id(), effort);
            }
        }
        this.worst = Stream.concat(
                        made.plan().candidates().stream().map(SprintCandidate::id),
                        PlanRest.nearest(made.plan().leftOut()).map(LeftOut::id))
                .map(confidence.odds()::get)
                .filter(Objects::nonNull)
                .mapToInt(Odds::worstRank)
                .max()
                .orElse(1);
    }

    /** Null when it came or went between the two readings. */
    @Nullable
    ReportRow find(IssueId id) {
        return rows.get(id);
    }

    String key(IssueId id) {
        ReportRow row = rows.get(id);
        return row == null ? id.toString() : row.key();
    }

    /** {@code fresh} are those the saved settings wouldn't plan. */
    PlanRow row(SprintCandidate candidate, PlanTies ties, Set<IssueId> fresh) {
        IssueId id = candidate.id();
        ReportRow row = rows.get(id);
        String decided = decided(row);
        boolean told = candidate.why() == Why.VALUE || (candidate.why() == Why.PIN && !decided.isEmpty());
        return new PlanRow(
                issue(id),
                rank(row),
                String.valueOf(candidate.position()),
                explain(row),
                Figures.plain(candidate.effort()),
                Figures.plain(candidate.cumulative()),
                candidate.why().name().toLowerCase(Locale.ROOT),
                told ? "" : candidate.reason(),
                marks(row, ties.blockersOf(id)),
                decided,
                fresh.contains(id),
                ties.at(candidate.position()),
                candidate.displaced().stream().map(this::named).toList(),
                candidate.cost().signum() > 0 ? Figures.score(candidate.cost()) : "",
                sure(id, row),
                flip(id, true));
    }

    PlanRow row(LeftOut one) {
        ReportRow row = rows.get(one.id());
        BigDecimal effort = efforts.get(one.id());
        return new PlanRow(
                issue(one.id()),
                rank(row),
                "",
                explain(row),
                effort == null ? "" : Figures.plain(effort),
                "",
                word(one.kind()),
                one.reason(),
                marks(row, List.of()),
                decided(row),
                false,
                "",
                List.of(),
                "",
                sure(one.id(), row),
                flip(one.id(), false));
    }

    private static String word(LeftOut.Kind kind) {
        return switch (kind) {
            case EXCLUDED -> "excluded";
            case NOT_PLANNABLE -> "never";
            case RULE, NO_ROOM, NO_VALUE -> "out";
        };
    }

    private IssueView issue(IssueId id) {
        ReportRow row = rows.get(id);
        return row == null ? IssueView.unknown(id) : IssueView.of(row, links);
    }

    private String named(IssueId id) {
        ReportRow row = rows.get(id);
        return key(id) + (row == null ? "" : " " + row.summary());
    }

    private static int rank(@Nullable ReportRow row) {
        Integer rank = row == null ? null : row.rank();
        return rank == null ? 0 : rank;
    }

    private String explain(@Nullable ReportRow row) {
        return row == null ? "" : backlog + "#issue=" + Links.segment(row.key());
    }

    private static String decided(@Nullable ReportRow row) {
        Decided decided = row == null ? null : row.decided();
        return decided == null ? "" : decided.words();
    }

    private List<String> marks(@Nullable ReportRow row, List<String> blockers) {
        List<String> marks = new ArrayList<>();
        Borrowed lent = row == null ? Borrowed.NOTHING : row.borrowed();
        if (!lent.from().isEmpty()) {
            marks.add("unblocks " + String.join(", ", lent.from()));
        }
        if (!blockers.isEmpty()) {
            marks.add("blocked by " + String.join(", ", blockers));
        }
        if (!lent.circle().isEmpty()) {
            marks.add("blocks itself in a circle");
        }
        if (row != null && !row.stale().isEmpty()) {
            marks.add(StaleText.words(row.stale(), now));
        }
        return marks;
    }

    private @Nullable Sureness sure(IssueId id, @Nullable ReportRow row) {
        Odds odds = confidence.odds().get(id);
        return odds == null ? null : Sureness.of(odds, rank(row), worst);
    }

    private String flip(IssueId id, boolean planned) {
        CutFlip flip = confidence.flips().get(id);
        return flip == null ? "" : Sureness.flip(flip, planned);
    }
}
