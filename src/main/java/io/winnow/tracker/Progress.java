package io.winnow.tracker;

/** Told how far a long step has come; called from any thread, one call at a time. */
@FunctionalInterface
public interface Progress {

    Progress SILENT = (doing, done, total) -> {};

    /** {@code doing} is a phrase such as "reading issues"; {@code total} is 0 when it isn't known. */
    void step(String doing, int done, int total);
}
