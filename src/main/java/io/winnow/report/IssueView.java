package io.winnow.report;

import io.winnow.evidence.Counts;
import io.winnow.model.IssueId;
import io.winnow.model.Parent;
import io.winnow.scoring.Moscow;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every list shows of an issue, as text ready for a template; every part may be empty. */
public record IssueView(
        String id,
        String key,
        String url,
        String summary,
        String kind,
        String mark,
        String type,
        String epic,
        List<GoalChip> goals,
        String moreGoals,
        String customers,
        String revenue,
        String band,
        String score) {

    static final String NO_VALUE = "–";
    private static final int GOALS = 2;

    static final IssueView BLANK = named("", "");

    /** An issue of which nothing else is known. */
    static IssueView unknown(IssueId id) {
        return named(id.toString(), id.toString());
    }

    private static IssueView named(String id, String key) {
        return new IssueView(id, key, "", "", "", "", "", "", List.of(), "", "", "", "", "");
    }

    static IssueView of(ReportRow row, Links links) {
        Moscow moscow = row.score().basis().moscow();
        BigDecimal score = row.score().value();
        Counts heard = row.support().evidence().total();
        int goals = row.support().goals().size();
        return new IssueView(
                row.id().toString(),
                row.key(),
                links.issue(row.key()),
                row.summary(),
                row.kind().word(),
                row.kind().mark(),
                row.type().name(),
                epicName(row.epic()),
                row.support().goals().stream()
                        .limit(GOALS)
                        .map(served -> GoalChip.of(served.goal()))
                        .toList(),
                goals > GOALS ? "+" + (goals - GOALS) : "",
                heard.items() == 0 ? NO_VALUE : Figures.number(heard.customers()),
                heard.revenue().signum() == 0 ? NO_VALUE : Figures.compact(heard.revenue()),
                moscow == null ? "" : moscow.word(),
                score == null ? "not scored" : Figures.score(score));
    }

    static String epicName(@Nullable Parent epic) {
        return epic == null ? "" : epic.summary().isBlank() ? epic.key() : epic.summary();
    }
}
