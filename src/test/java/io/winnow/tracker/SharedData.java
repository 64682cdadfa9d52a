package io.winnow.tracker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** Real recorded data beside the project; a test that needs it is skipped, saying so, when it isn't there. */
public final class SharedData {

    private static final Path ROOT = Path.of("../shared/data");

    private SharedData() {}

    public static Path file(String path) {
        Path file = ROOT.resolve(path);
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: " + file + " isn't there");
        return file;
    }

    public static String text(String path) throws IOException {
        return Files.readString(file(path));
    }

    public static List<String> gzippedLines(String path) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file(path)));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
