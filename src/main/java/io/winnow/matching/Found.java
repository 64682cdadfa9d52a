package io.winnow.matching;

/** A candidate while it is weighed, and what speaks for it. */
final class Found {

    final Candidate candidate;

    /** Where it stands in the index; −1 when its words weren't what found it. */
    int document = -1;

    double score;

    /** How many similar items support it. */
    int similar;

    /** Whether the item names its key. */
    boolean named;

    /** Whether it names the item. */
    boolean naming;

    boolean sameCustomer;

    Found(Candidate candidate) {
        this.candidate = candidate;
    }
}
