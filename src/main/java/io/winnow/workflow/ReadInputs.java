package io.winnow.workflow;

import io.winnow.model.FieldDefinition;
import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.scoring.InputField;
import io.winnow.scoring.ScoringMethod;
import io.winnow.scoring.ScoringMethod.Bound;
import io.winnow.scoring.Source;
import io.winnow.store.ScoreStore;
import io.winnow.tracker.IssueTracker;
import io.winnow.tracker.IssueTracker.Readings;
import io.winnow.tracker.IssueWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks the tracker what an issue's inputs hold now, and which of them may be changed. */
final class ReadInputs {

    private final PrepareSite prepareSite;
    private final IssueTracker tracker;
    private final ScoreStore scores;

    ReadInputs(PrepareSite prepareSite, IssueTracker tracker, ScoreStore scores) {
        this.prepareSite = prepareSite;
        this.tracker = tracker;
        this.scores = scores;
    }

    /** In the formula's order; throws {@link SetupException} when the issue is gone. */
    List<InputLine> run(BacklogSettings backlog, Issue issue, IssueWriter writer) {
        ScoringMethod method = prepareSite.methodOf(backlog);
        List<FieldDefinition> fields = method.fields().toList();
        Readings readings = tracker.values(Set.of(issue.id()), fields);
        Map<String, FieldValue> held = readings.read().get(issue.id());
        if (held == null) {
            String unreadable = readings.unreadable().get(issue.id());
            if (unreadable != null) {
                throw new SetupException(issue.key() + " can't be read: " + unreadable);
            }
            throw new SetupException(issue.key() + " is gone from Jira, or hidden from this account.");
        }
        Map<String, List<String>> editable = writer.editableFields(issue.id());
        String donor = scores.find(backlog.name(), issue.id())
                .map(stored -> stored.score().basis().inheritedFrom())
                .orElse(null);
        return method.inputs().stream()
                .map(bound -> line(bound, issue, donor, held, editable))
                .toList();
    }

    /** @param donor key of the issue above whose inputs count; null when its own do */
    private static InputLine line(
            Bound bound,
            Issue issue,
            @Nullable String donor,
            Map<String, FieldValue> held,
            Map<String, List<String>> editable) {
        FieldDefinition field = bound.field();
        if (field == null) {
            return InputLine.fixed(
                    bound.input(),
                    bound.source() instanceof Source.Constant
                            ? "it is the same for every issue, as winnow.yaml says"
                            : "it is counted from the evidence");
        }
        if (donor != null) { // one input of its own would leave it without all the others
            return InputLine.fixed(bound.input(), "it is that of " + donor + ", the issue above; change it there");
        }
        String name = "the field '" + field.name() + "'";
        InputField typed = InputField.of(bound).orElse(null);
        if (typed == null) {
            return InputLine.fixed(bound.input(), name + " is of a kind that is changed in Jira only");
        }
        List<String> options = editable.get(field.id());
        if (options == null) {
            return InputLine.fixed(
                    bound.input(),
                    editable.isEmpty()
                            ? "Jira doesn't allow this account to edit " + issue.key()
                            : name + " isn't on the edit screen of " + issue.key()
                                    + "; ask a Jira administrator to put it there");
        }
        FieldValue value = held.getOrDefault(field.id(), FieldValue.EMPTY);
        return new InputLine(
                bound.input(),
                typed,
                value,
                options.stream()
                        .filter(option ->
                                typed.read(option, value, options).problem().isEmpty())
                        .toList(),
                "");
    }
}
