package io.winnow.goals;

import io.winnow.model.IssueId;
import java.util.Set;

/** Counts what customers said about several issues together, each customer and each item once. */
@FunctionalInterface
public interface EvidenceCount {

    /** Where no evidence is kept. */
    EvidenceCount NONE = issues -> new Heard(0, 0);

    Heard of(Set<IssueId> issues);

    /**
     * How much was heard.
     *
     * @param customers different accounts
     * @param items what they said
     */
    record Heard(int customers, int items) {}
}
