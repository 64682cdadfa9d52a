package io.winnow.report;

import io.winnow.ranking.Lever;
import io.winnow.scoring.ScoreChange;
import java.time.Instant;
import java.util.List;

/**
 * One issue as it stands in one backlog: its score and where that comes from, who asked for it, how it came here and what
 * would move it.
 *
 * @param trackerUrl base of links to issues; empty for no links
 * @param scored how many of the backlog's issues have a score
 * @param levers what would move it, in the formula's order; empty when it isn't scored
 * @param changes of its score, the latest first
 * @param evidence the latest of what speaks for it and for what is below it
 * @param others names of the other backlogs that hold it
 */
public record IssuePage(
        String backlog,
        String trackerUrl,
        ReportRow row,
        int scored,
        List<Lever> levers,
        List<ScoreChange> changes,
        EvidenceList evidence,
        List<String> others,
        Instant generatedAt) {

    public IssuePage {
        levers = List.copyOf(levers);
        changes = List.copyOf(changes);
        others = List.copyOf(others);
    }
}
