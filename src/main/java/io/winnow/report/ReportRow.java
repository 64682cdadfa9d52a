package io.winnow.report;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.IssueType;
import io.winnow.model.Parent;
import io.winnow.model.Status;
import io.winnow.ranking.Borrowed;
import io.winnow.scoring.Score;
import io.winnow.scoring.Stale;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One issue in the report's list. It holds nothing about persons but who decided where it stands.
 *
 * @param rank null when not scored
 * @param epic null when it has none
 * @param storyPoints null when not estimated
 * @param place the rank its score alone would give; null when not scored
 * @param decided null when no person's decision about it holds
 * @param stale why its inputs are old; empty when they aren't
 */
public record ReportRow(
        @Nullable Integer rank,
        IssueId id,
        String key,
        String summary,
        IssueType type,
        @Nullable Parent epic,
        Status status,
        @Nullable BigDecimal storyPoints,
        Score score,
        Change change,
        Support support,
        Borrowed borrowed,
        @Nullable Integer place,
        @Nullable Decided decided,
        List<Stale> stale) {

    public ReportRow {
        stale = List.copyOf(stale);
    }

    /** Without evidence and goals, and blocking nothing. */
    public ReportRow(
            @Nullable Integer rank,
            IssueId id,
            String key,
            String summary,
            IssueType type,
            @Nullable Parent epic,
            Status status,
            @Nullable BigDecimal storyPoints,
            Score score,
            Change change) {
        this(
                rank,
                id,
                key,
                summary,
                type,
                epic,
                status,
                storyPoints,
                score,
                change,
                Support.NONE,
                Borrowed.NOTHING,
                rank,
                null,
                List.of());
    }

    /** Takes from an issue what the list shows; {@code epic} comes from {@link Epics}. */
    public static ReportRow of(
            Issue issue, @Nullable Parent epic, @Nullable Integer rank, Score score, Previous previous) {
        return new ReportRow(
                rank,
                issue.id(),
                issue.key(),
                issue.summary(),
                issue.type(),
                epic,
                issue.status(),
                issue.storyPoints(),
                score,
                Change.between(previous, rank, score));
    }

    public IssueKind kind() {
        return IssueKind.of(type);
    }

    /** The same row with what speaks for the issue, and what it is worth to others. */
    public ReportRow with(Support what, Borrowed lent) {
        return new ReportRow(
                rank,
                id,
                key,
                summary,
                type,
                epic,
                status,
                storyPoints,
                score,
                change,
                what,
                lent,
                place,
                decided,
                stale);
    }

    /** The same row at this rank, to which a person's decision may have brought it. */
    public ReportRow standing(@Nullable Integer at, @Nullable Decided why) {
        return new ReportRow(
                at,
                id,
                key,
                summary,
                type,
                epic,
                status,
                storyPoints,
                score,
                change,
                support,
                borrowed,
                place,
                why,
                stale);
    }

    /** The same row with why its inputs are old; what isn't scored isn't stale. */
    public ReportRow stale(List<Stale> marks) {
        return new ReportRow(
                rank,
                id,
                key,
                summary,
                type,
                epic,
                status,
                storyPoints,
                score,
                change,
                support,
                borrowed,
                place,
                decided,
                score.scored() ? marks : List.of());
    }

    /** What its score rests on and what it is worth to others, who put it where, and what is old; a phrase each. */
    List<String> lines(Instant now) {
        List<String> lines = new ArrayList<>(BasisText.lines(score, borrowed));
        if (decided != null) {
            lines.add(decided.words());
        }
        if (place != null && !place.equals(rank)) {
            lines.add("its score alone would put it at rank " + place);
        }
        if (!stale.isEmpty()) {
            lines.add(StaleText.words(stale, now));
        }
        return lines;
    }

    ReportRow withoutChange() {
        return new ReportRow(
                rank,
                id,
                key,
                summary,
                type,
                epic,
                status,
                storyPoints,
                score,
                Change.NONE,
                support,
                borrowed,
                place,
                decided,
                stale);
    }
}
