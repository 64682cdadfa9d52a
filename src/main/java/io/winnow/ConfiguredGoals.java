package io.winnow;

import io.winnow.config.ConfigException;
import io.winnow.config.GoalReader;
import io.winnow.goals.GoalTree;
import io.winnow.workflow.GoalFile;
import io.winnow.workflow.SetupException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Gives the workflows goals as the configuration reads them. */
final class ConfiguredGoals implements GoalFile {

    @Override
    public GoalTree read(Path file) {
        return read(() -> GoalReader.read(file));
    }

    @Override
    public GoalTree read(byte[] content) {
        return read(() -> GoalReader.read(content));
    }

    private static GoalTree read(Supplier<GoalTree> reading) {
        try {
            return reading.get();
        } catch (ConfigException wrong) {
            throw new SetupException(String.valueOf(wrong.getMessage()));
        }
    }
}
