package io.winnow.workflow;

import io.winnow.goals.GoalTree;
import java.nio.file.Path;

/** Reads goals from a file; throws {@link SetupException} with every problem in it. */
@FunctionalInterface
public interface GoalFile {

    GoalTree read(Path file);
}
