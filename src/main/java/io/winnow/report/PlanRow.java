package io.winnow.report;

import io.winnow.model.IssueId;
import io.winnow.planning.SprintCandidate;
import io.winnow.planning.SprintCandidate.Why;
import io.winnow.ranking.Borrowed;
import io.winnow.scoring.Moscow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One line of the plan as text, ready for the template; every part may be empty.
 *
 * @param why what brought it in, as one word for the style
 * @param marks short facts that act on where it stands, such as what it unblocks
 * @param fresh whether the saved settings wouldn't plan it
 * @param displaced what would stand in the sprint instead, one phrase each
 */
public record PlanRow(
        String id,
        String position,
        String key,
        String url,
        String explain,
        String summary,
        String kind,
        String mark,
        String type,
        String epic,
        List<GoalChip> goals,
        String moreGoals,
        String customers,
        String band,
        String score,
        String effort,
        String sum,
        String why,
        String reason,
        List<String> marks,
        boolean fresh,
        List<String> displaced,
        String cost) {

    private static final int GOALS = 2;

    static PlanRow of(SprintCandidate candidate, PlanLines lines, boolean fresh) {
        List<String> displaced = candidate.displaced().stream()
                .map(id -> lines.key(id) + " " + lines.summary(id))
                .toList();
        return lines.row(
                candidate.id(),
                new Place(
                        String.valueOf(candidate.position()),
                        Figures.plain(candidate.effort()),
                        Figures.plain(candidate.cumulative()),
                        candidate.why().name().toLowerCase(Locale.ROOT),
                        candidate.why() == Why.VALUE ? "" : candidate.reason(),
                        fresh,
                        displaced,
                        candidate.cost().signum() > 0 ? Figures.score(candidate.cost()) : ""));
    }

    static PlanRow of(ReportRow row, String url, String explain, Place place) {
        Moscow moscow = row.score().basis().moscow();
        int customers = row.support().evidence().total().customers();
        return new PlanRow(
                row.id().toString(),
                place.position(),
                row.key(),
                url,
                explain,
                row.summary(),
                row.kind().word(),
                row.kind().mark(),
                row.type().name(),
                RowView.epicName(row.epic()),
                row.support().goals().stream()
                        .limit(GOALS)
                        .map(served -> GoalChip.of(served.goal()))
                        .toList(),
                row.support().goals().size() > GOALS
                        ? "+" + (row.support().goals().size() - GOALS)
                        : "",
                customers == 0 ? "" : Figures.number(customers),
                moscow == null ? "" : moscow.word(),
                row.score().value() == null
                        ? "not scored"
                        : Figures.score(row.score().value()),
                place.effort(),
                place.sum(),
                place.why(),
                place.reason(),
                marks(row.borrowed()),
                place.fresh(),
                place.displaced(),
                place.cost());
    }

    /** An issue that the report doesn't have, known by its id alone. */
    static PlanRow unknown(IssueId id, Place place) {
        return new PlanRow(
                id.toString(),
                place.position(),
                id.toString(),
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                List.of(),
                "",
                "",
                "",
                "",
                place.effort(),
                place.sum(),
                place.why(),
                place.reason(),
                List.of(),
                place.fresh(),
                place.displaced(),
                place.cost());
    }

    private static List<String> marks(Borrowed lent) {
        List<String> marks = new ArrayList<>();
        if (!lent.from().isEmpty()) {
            marks.add("unblocks " + String.join(", ", lent.from()));
        }
        if (!lent.circle().isEmpty()) {
            marks.add("blocks itself in a circle");
        }
        return marks;
    }

    /** Where a line stands and why. */
    record Place(
            String position,
            String effort,
            String sum,
            String why,
            String reason,
            boolean fresh,
            List<String> displaced,
            String cost) {

        /** Of something that isn't in the sprint. */
        static Place out(String effort, String reason) {
            return new Place("", effort, "", "out", reason, false, List.of(), "");
        }
    }
}
