package io.winnow.entry.cli;

import io.winnow.workflow.SetupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.ToIntFunction;

/** Writes a file beside the one it replaces, so that half a file never stands in its place. */
final class FileOut {

    private FileOut() {}

    /** @param writing says how many records it wrote */
    static int write(Path file, ToIntFunction<Writer> writing) {
        Path half = file.resolveSibling(file.getFileName() + ".part");
        try {
            int written;
            try (Writer writer = Files.newBufferedWriter(half, StandardCharsets.UTF_8)) {
                written = writing.applyAsInt(writer);
            }
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
            return written;
        } catch (IOException | UncheckedIOException failure) {
            throw new SetupException("The file " + file + " can't be written: " + failure.getMessage()
                    + "; check that the folder exists and may be written to.");
        }
    }
}
