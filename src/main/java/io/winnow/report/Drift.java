package io.winnow.report;

import io.winnow.model.IssueId;
import io.winnow.ranking.Baseline;
import io.winnow.ranking.Baseline.Stand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How a ranking has changed since a sprint was last filled from it, and what changed it.
 *
 * @param sprint the sprint's name
 * @param moves issues of which something itself changed, those that moved furthest first; new ones by their rank behind them
 * @param pushed how many only stand elsewhere because others moved
 */
public record Drift(String sprint, Instant at, List<Move> moves, int pushed) {

    private static final Comparator<Move> FURTHEST = Comparator.<Move>comparingInt(
                    move -> -move.change().places())
            .thenComparing(Move::rank)
            .thenComparing(Move::key);

    public Drift {
        moves = List.copyOf(moves);
    }

    /** One issue; {@code rank} is the present one. */
    public record Move(String key, String summary, int rank, Change change) {}

    /** Issues that aren't ranked now don't count: they were done, or lost their score. */
    public static Drift since(Baseline before, List<ReportRow> rows) {
        List<Move> moves = new ArrayList<>();
        int pushed = 0;
        Map<IssueId, Stand> then = before.issues();
        for (ReportRow row : rows) {
            Integer rank = row.rank();
            if (rank == null) {
                continue;
            }
            Stand was = then.get(row.id());
            Previous previous = was == null ? Previous.ABSENT : Previous.of(was.rank(), was.score());
            Change change = Change.between(previous, rank, row.score());
            if (was == null || !change.words().isEmpty()) {
                moves.add(new Move(row.key(), row.summary(), rank, change));
            } else if (change.places() > 0) {
                pushed++;
            }
        }
        moves.sort(FURTHEST);
        return new Drift(before.sprint(), before.at(), moves, pushed);
    }
}
