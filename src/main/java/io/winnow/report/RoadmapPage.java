package io.winnow.report;

import org.jspecify.annotations.Nullable;

/**
 * The page on what a backlog's team does now, next and later.
 *
 * @param roadmap null when the next sprint can't be planned
 * @param problem why not, as a sentence; empty when all is well
 */
public record RoadmapPage(
        String backlog, SyncStatus sync, @Nullable Roadmap roadmap, String problem) {}
