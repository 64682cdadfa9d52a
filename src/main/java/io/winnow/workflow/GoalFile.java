package io.winnow.workflow;

import io.winnow.goals.GoalTree;
import java.nio.file.Path;

/** Reads goals; throws {@link SetupException} with every problem in them, each on a line of its own. */
public interface GoalFile {

    GoalTree read(Path file);

    /** The content of such a file, YAML or JSON in UTF-8. */
    GoalTree read(byte[] content);
}
