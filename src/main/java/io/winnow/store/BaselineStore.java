package io.winnow.store;

import io.winnow.ranking.Baseline;
import java.util.Optional;

/** Keeps each backlog's ranking as it was when a sprint was last filled from it. */
public interface BaselineStore {

    /** Puts this in the place of what was kept of the backlog, in one transaction. */
    void keep(String backlog, Baseline baseline);

    /** Empty when no sprint was filled from the backlog yet. */
    Optional<Baseline> of(String backlog);

    /** A number that rises with every change; cheap. */
    long revision(String backlog);
}
