package io.winnow.workflow;

/**
 * What a person may ask of a sync.
 *
 * @param full read everything, whatever the cursor says
 * @param dryRun write nothing to the tracker, and say what would be written
 */
public record SyncOptions(boolean full, boolean dryRun) {}
