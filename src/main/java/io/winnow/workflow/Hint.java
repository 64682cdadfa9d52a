package io.winnow.workflow;

import java.util.HashMap;
import java.util.Map;

/**
 * What the tracker tells of a change: where to look again, never what to believe.
 *
 * @param id of the issue, sprint or project, in the tracker's numbers
 * @param told text of each field that changed, by field id, as far as that is all that changed; empty when it may be more
 */
public record Hint(Kind kind, long id, Map<String, String> told) {

    public Hint {
        told = Map.copyOf(told);
    }

    public Hint(Kind kind, long id) {
        this(kind, id, Map.of());
    }

    /** What changed: an issue, or everything in a sprint or project. */
    public enum Kind {
        ISSUE,
        SPRINT,
        PROJECT
    }

    /** Both in one, for the same place. Where they tell different things of one field, nothing is known, for events come in any order. */
    public Hint and(Hint other) {
        if (told.isEmpty() || other.told.isEmpty()) {
            return new Hint(kind, id);
        }
        Map<String, String> both = new HashMap<>(told);
        both.putAll(other.told);
        Map<String, String> again = new HashMap<>(other.told);
        again.putAll(told);
        return both.equals(again) ? new Hint(kind, id, both) : new Hint(kind, id);
    }
}
