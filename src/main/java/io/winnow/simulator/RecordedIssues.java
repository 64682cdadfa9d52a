package io.winnow.simulator;

import java.nio.file.Path;

/** placeholder until the loader is written below */
final class RecordedIssues {
    RecordedIssues(Site site, Path folder, LoadOptions options) {}

    void load() {}
}
