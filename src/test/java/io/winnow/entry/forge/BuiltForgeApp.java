package io.winnow.entry.forge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The Forge app that {@code winnow forge-app} wrote, built as docs/forge.md says; npm's packages are kept between runs. */
public final class BuiltForgeApp {

    private static final int PATIENCE = 180; // seconds

    private final Path folder;

    public BuiltForgeApp(Path folder) throws IOException {
        this.folder = folder;
        if (!there()) {
            if (System.getenv("CI") != null) {
                throw new IllegalStateException("no npm found, and CI must test the Forge app: install Node 20 or 22");
            }
            Assumptions.abort("no npm found: install Node 20 or 22 to test the Forge app");
        }
        if (!Files.exists(folder.resolve("node_modules/.package-lock.json"))) {
            run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
        }
        run("npm", "run", "build");
    }

    public Path ui() {
        return folder.resolve("static/ui");
    }

    /** Runs the app's own check; fails with what it says when it finds anything. */
    public void check() throws IOException {
        run("npm", "run", "check");
    }

    private static boolean there() {
        try {
            return new ProcessBuilder("npm", "--version").start().waitFor() == 0;
        } catch (IOException none) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run(String... command) throws IOException {
        Path log = Files.createTempFile("forge-app", ".log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError(List.of(command) + " failed: " + Files.readString(log));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            Files.delete(log);
        }
    }
}
