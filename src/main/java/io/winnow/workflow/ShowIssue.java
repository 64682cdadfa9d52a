package io.winnow.workflow;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.ranking.Lever;
import io.winnow.ranking.Levers;
import io.winnow.ranking.Ranking.RankedIssue;
import io.winnow.report.IssuePage;
import io.winnow.report.ReportPage;
import io.winnow.report.ReportRow;
import io.winnow.store.IssueStore;
import io.winnow.store.ScoreStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows one issue as it stands in a backlog, to people who look at many issues one by one. */
public final class ShowIssue {

    private final IssueStore issues;
    private final ScoreStore scores;
    private final KeptReports reports;
    private final ShowEvidence showEvidence;
    private final List<BacklogSettings> backlogs;

    public ShowIssue(
            IssueStore issues,
            ScoreStore scores,
            KeptReports reports,
            ShowEvidence showEvidence,
            List<BacklogSettings> backlogs) {
        this.issues = issues;
        this.scores = scores;
        this.reports = reports;
        this.showEvidence = showEvidence;
        this.backlogs = List.copyOf(backlogs);
    }

    /** In the first of the configured backlogs that holds it; empty when none does, or it has never been scored. */
    public Optional<IssuePage> run(String keyOrId) {
        return issues.find(keyOrId).map(Issue::id).flatMap(id -> {
            List<String> places = places(id);
            return places.stream().findFirst().flatMap(backlog -> page(settings(backlog), id, places));
        });
    }

    /** Empty when there is no such backlog, or when it doesn't hold the issue. */
    public Optional<IssuePage> run(String backlog, String keyOrId) {
        return issues.find(keyOrId).map(Issue::id).flatMap(id -> {
            List<String> places = places(id);
            return places.contains(backlog) ? page(settings(backlog), id, places) : Optional.empty();
        });
    }

    private List<String> places(IssueId id) {
        List<String> holding = issues.backlogsOf(id);
        return backlogs.stream()
                .map(BacklogSettings::name)
                .filter(holding::contains)
                .toList();
    }

    private BacklogSettings settings(String name) {
        return backlogs.stream()
                .filter(backlog -> backlog.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Optional<IssuePage> page(BacklogSettings backlog, IssueId id, List<String> places) {
        ReportPage report = reports.of(backlog.name());
        return report.rows().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .map(row -> new IssuePage(
                        backlog.name(),
                        report.trackerUrl(),
                        row,
                        report.scored(),
                        levers(backlog, report, id),
                        scores.changes(backlog.name(), id),
                        showEvidence.run(row.support().heardIn()),
                        places.stream()
                                .filter(place -> !place.equals(backlog.name()))
                                .toList(),
                        report.generatedAt()));
    }

    private static List<Lever> levers(BacklogSettings backlog, ReportPage report, IssueId id) {
        return new Levers(
                        backlog.scoring(),
                        backlog.ranking(),
                        report.rows().stream().flatMap(ShowIssue::ranked).toList())
                .of(id);
    }

    private static Stream<RankedIssue> ranked(ReportRow row) {
        Integer rank = row.rank();
        Integer place = row.place();
        return rank == null || place == null
                ? Stream.empty()
                : Stream.of(new RankedIssue(rank, row.id(), row.score(), row.borrowed(), place, null));
    }
}
