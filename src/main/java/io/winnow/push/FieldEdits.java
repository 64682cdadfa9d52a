package io.winnow.push;

import io.winnow.model.FieldDefinition;
import io.winnow.model.FieldValue;
import io.winnow.model.IssueId;
import io.winnow.tracker.IssueTracker;
import io.winnow.tracker.IssueWriter;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes what a person wants fields of one issue to hold: all of it in one request, or nothing. */
public final class FieldEdits {

    private final IssueTracker tracker;
    private final IssueWriter writer;
    private final Clock clock;

    public FieldEdits(IssueTracker tracker, IssueWriter writer, Clock clock) {
        this.tracker = tracker;
        this.writer = writer;
        this.clock = clock;
    }

    /** What one field is to hold in place of what it holds. */
    public record Edit(FieldDefinition field, FieldValue from, FieldValue to) {

        /** Whether the field holds this already, as it would be shown. */
        public boolean needless() {
            return Values.same(from, to);
        }
    }

    /**
     * Writes the edits unless Jira holds something else by now than they begin with; throws {@link TrackerException} when
     * Jira refuses. UNAVAILABLE means that Jira, asked again, doesn't hold them or doesn't answer.
     *
     * @param read when Jira was last seen to hold what they begin with
     * @return those that were overtaken, each from what its field holds now; when there are any, nothing was written
     */
    public List<Edit> write(IssueId issue, List<Edit> edits, Instant read) {
        Map<String, FieldValue> values = new HashMap<>();
        edits.forEach(edit -> values.put(edit.field().id(), edit.to()));
        List<Edit> overtaken = new ArrayList<>();
        try {
            writer.write(Map.of(issue, values), false, () -> {
                if (clock.instant().isAfter(read.plus(HeldValues.FRESH))) {
                    now(issue, edits).stream()
                            .filter(edit -> !edits.contains(edit))
                            .forEach(overtaken::add);
                }
                return overtaken.isEmpty();
            });
        } catch (TrackerException failure) {
            boolean lost = failure.kind() == Kind.UNAVAILABLE;
            if (!lost || !now(issue, edits).stream().allMatch(Edit::needless)) {
                throw failure;
            }
        }
        return overtaken;
    }

    /** The same edits from what the fields hold now. */
    private List<Edit> now(IssueId issue, List<Edit> edits) {
        List<FieldDefinition> fields = edits.stream().map(Edit::field).toList();
        Map<String, FieldValue> held =
                tracker.values(Set.of(issue), fields).read().getOrDefault(issue, Map.of());
        return edits.stream()
                .map(edit -> {
                    FieldValue value = held.getOrDefault(edit.field().id(), FieldValue.EMPTY);
                    return new Edit(edit.field(), Values.same(value, edit.from()) ? edit.from() : value, edit.to());
                })
                .toList();
    }
}
