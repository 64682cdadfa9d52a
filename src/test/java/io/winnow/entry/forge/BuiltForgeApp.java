package io.winnow.entry.forge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The Forge app that {@code winnow forge-app} wrote, built as docs/forge.md says; npm's packages are kept between runs. */
public final class BuiltForgeApp {

    private static final int PATIENCE = 180; // seconds

    private final Path folder;

    /** Skips the test, saying so, where it can't be built; fails there when {@code CI} is set. */
    public BuiltForgeApp(Path folder) throws IOException {
        this.folder = folder;
        Path fetched = folder.resolve("node_modules/of-package-lock.json");
        Path wanted = folder.resolve("package-lock.json");
        if (!done("node", "-e", "process.exit(Number(process.versions.node.split('.')[0]) < 20 ? 1 : 0)")) {
            without("no Node 20 or later found: install it to test the Forge app");
        }
        if (!Files.exists(fetched) || Files.mismatch(fetched, wanted) >= 0) {
            if (!done("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline")) {
                without("npm can't fetch what the Forge app is built with: " + Files.readString(log()));
            }
            Files.copy(wanted, fetched, StandardCopyOption.REPLACE_EXISTING);
        }
        run("build");
    }

    private static void without(String why) {
        if (System.getenv("CI") != null) {
            throw new IllegalStateException(why);
        }
        Assumptions.abort(why);
    }

    public Path ui() {
        return folder.resolve("static/ui");
    }

    /** Runs the app's own check; fails with what it says when it finds anything. */
    public void check() throws IOException {
        run("check");
    }

    private void run(String script) throws IOException {
        if (!done("npm", "run", script)) {
            throw new AssertionError("npm run " + script + " failed: " + Files.readString(log()));
        }
    }

    private Path log() {
        return folder.resolveSibling("forge-app.log");
    }

    /** Whether it ended well; false when there is no such command, too. */
    private boolean done(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log().toFile())
                    .start();
            if (process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException none) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
