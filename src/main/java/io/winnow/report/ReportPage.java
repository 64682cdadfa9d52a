package io.winnow.report;

import io.winnow.scoring.Formula;
import io.winnow.scoring.Input;
import io.winnow.scoring.InputTrace;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The report on one backlog.
 *
 * @param trackerUrl base of links to issues, such as {@code https://acme.atlassian.net}; empty for no links
 * @param push null when nothing was ever pushed
 * @param rows ranked ones first, then those not scored, by id
 * @param goals null when none were ever applied
 * @param customers how many accounts were heard about any of the issues
 */
public record ReportPage(
        String backlog,
        String trackerUrl,
        Instant generatedAt,
        SyncStatus sync,
        @Nullable LastPush push,
        List<ReportRow> rows,
        @Nullable GoalPanel goals,
        int customers) {

    private static final Comparator<ReportRow> ORDER = Comparator.<ReportRow>comparingInt(
                    row -> row.rank() == null ? Integer.MAX_VALUE : row.rank())
            .thenComparing(ReportRow::id);

    /** A report on a backlog without goals and evidence. */
    public ReportPage(
            String backlog,
            String trackerUrl,
            Instant generatedAt,
            SyncStatus sync,
            @Nullable LastPush push,
            List<ReportRow> rows) {
        this(backlog, trackerUrl, generatedAt, sync, push, rows, null, 0);
    }

    public ReportPage {
        if (!trackerUrl.isEmpty() && !trackerUrl.startsWith("https://") && !trackerUrl.startsWith("http://")) {
            throw new IllegalArgumentException("a tracker's URL begins with https:// or http://");
        }
        trackerUrl = trackerUrl.replaceFirst("/+$", "");
        // a backlog's first ranking: "new" on every row would say nothing
        boolean first = rows.stream().allMatch(row -> row.change().kind() == Change.Kind.NEW);
        rows = rows.stream()
                .map(row -> first ? row.withoutChange() : row)
                .sorted(ORDER)
                .toList();
    }

    /** What the scores are made of, in the formula's order. */
    public List<Input> inputs() {
        return rows.isEmpty()
                ? Input.RICE
                : rows.get(0).score().inputs().stream().map(InputTrace::input).toList();
    }

    /** The same as columns. */
    List<InputColumn> columns() {
        boolean rice = rows.isEmpty() || rows.get(0).score().basis().formula().equals(Formula.RICE.name());
        return inputs().stream().map(input -> InputColumn.of(input, rice)).toList();
    }

    public int scored() {
        return (int) rows.stream().filter(row -> row.score().scored()).count();
    }

    public int notScored() {
        return rows.size() - scored();
    }

    /** Whether any issue has evidence, so that the list shows it. */
    public boolean heard() {
        return rows.stream().anyMatch(row -> row.support().heard());
    }

    /** Whether a person's decision about any issue holds, so that lists show it. */
    public boolean overridden() {
        return rows.stream().anyMatch(row -> row.decided() != null);
    }

    /** Whether the inputs of any score are old. */
    boolean stale() {
        return rows.stream().anyMatch(row -> !row.stale().isEmpty());
    }

    /** Whether there are goals to show. */
    public boolean hasGoals() {
        return goals != null && !goals.standings().isEmpty();
    }

    /** How many issues the last sync changed in this way. */
    public int changed(Change.Kind kind) {
        return (int) rows.stream().filter(row -> row.change().kind() == kind).count();
    }

    /** How many issues stand on another place than before the last sync. */
    public int moved() {
        return changed(Change.Kind.UP) + changed(Change.Kind.DOWN);
    }

    /** Why issues aren't scored, the most frequent reason first; an issue counts for each of its reasons. */
    public Map<String, Integer> reasons() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        rows.forEach(row -> row.score().reasons().forEach(reason -> counts.merge(reason, 1, Integer::sum)));
        Map<String, Integer> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
