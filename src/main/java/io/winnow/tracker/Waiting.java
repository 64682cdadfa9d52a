package io.winnow.tracker;

import java.time.Instant;

/** Told when requests have to wait for the tracker, so that progress never stalls in silence. */
@FunctionalInterface
public interface Waiting {

    Waiting SILENT = (reason, until) -> {};

    /** Requests wait for {@code reason}, a plain phrase, until {@code until}. */
    void waiting(String reason, Instant until);
}
