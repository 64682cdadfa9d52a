package io.winnow.store;

import io.winnow.model.FieldValue;
import io.winnow.model.IssueId;

/**
 * One field of one issue in a push, and how it ended.
 *
 * @param seq position in the push, from 0
 * @param issueKey for display
 * @param fieldId the Jira field; empty in a dry run that would have to create it first
 * @param oldValue what Jira held when the push was planned
 * @param newValue what Winnow wants it to hold; EMPTY clears it
 * @param reason why it ended as it did, in plain words or Jira's; empty while PLANNED and when APPLIED
 * @param subject what of the issue changes; a RANK's values are positions in the backlog, from 1
 */
public record FieldChange(
        int seq,
        IssueId issue,
        String issueKey,
        String fieldId,
        String fieldName,
        FieldValue oldValue,
        FieldValue newValue,
        Outcome outcome,
        String reason,
        Subject subject) {

    /** A change of a plain field. */
    public FieldChange(
            int seq,
            IssueId issue,
            String issueKey,
            String fieldId,
            String fieldName,
            FieldValue oldValue,
            FieldValue newValue,
            Outcome outcome,
            String reason) {
        this(seq, issue, issueKey, fieldId, fieldName, oldValue, newValue, outcome, reason, Subject.FIELD);
    }

    /** The reason of a change that was never sent because its push was cut off. */
    public static final String INTERRUPTED = "interrupted before it was sent; planned again in the push after this one";

    public FieldChange ended(Outcome end, String why) {
        return new FieldChange(seq, issue, issueKey, fieldId, fieldName, oldValue, newValue, end, why, subject);
    }

    /**
     * The change that takes this one back, still to be made.
     *
     * @param now what Jira holds
     */
    public FieldChange back(FieldValue now) {
        FieldValue old = oldValue.blank() ? FieldValue.EMPTY : oldValue;
        return new FieldChange(0, issue, issueKey, fieldId, fieldName, now, old, Outcome.PLANNED, "", subject);
    }

    /** Whether it was never sent because the push was cut off. */
    public boolean interrupted() {
        return outcome == Outcome.PLANNED || (outcome == Outcome.SKIPPED && reason.equals(INTERRUPTED));
    }

    /** The same change at another position. */
    public FieldChange at(int position) {
        return new FieldChange(
                position, issue, issueKey, fieldId, fieldName, oldValue, newValue, outcome, reason, subject);
    }

    /** The same change of a field that turned out to hold something else. */
    public FieldChange over(FieldValue held) {
        return new FieldChange(seq, issue, issueKey, fieldId, fieldName, held, newValue, outcome, reason, subject);
    }

    /** What a change is of. */
    public enum Subject {
        FIELD,
        RANK,
        SPRINT
    }

    /** Where a change stands. PLANNED is the only one that isn't an end. */
    public enum Outcome {
        PLANNED,
        APPLIED,
        SKIPPED,
        CONFLICT,
        FAILED
    }
}
