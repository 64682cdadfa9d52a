package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.simulator.SimulatorOptions;
import io.winnow.simulator.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures what a first sync of 5,000 issues takes one by one and as a Forge app, under the limits Jira documents. */
@Tag("bench")
class AppWritesBench {

    private static final int ISSUES = 5_000;

    @TempDir
    Path folder;

    @Test
    void one_by_one_and_in_bulk() throws IOException {
        long alone = measured("one by one", "alone", forge -> forge.user().run(forge.jira, "sync"));
        long bulk = measured("in bulk   ", "bulk", forge -> forge.complete().run("sync"));

        assertThat(bulk).isLessThan(alone / 20);
    }

    /** How many writes it took. */
    private long measured(String how, String name, Sync sync) throws IOException {
        Site site = new SmallSite(Clock.systemUTC(), ISSUES, ISSUES).site();
        Path own = Files.createDirectory(folder.resolve(name));
        SimulatorOptions options = SimulatorOptions.defaults();
        try (ForgeSite forge = new ForgeSite(own, site, options, Clock.systemUTC(), WinnowUser.PATIENT)) {
            long began = System.nanoTime();
            WinnowUser.Ended ended = sync.run(forge.withApiToken());
            double seconds = (System.nanoTime() - began) / 1e9;
            long writes = forge.jira.requests().writes();
            assertThat(ended.code()).as(ended.err()).isZero();
            System.out.printf(
                    Locale.ROOT, "%s: %d issues, %d writes, %.1f s for the whole sync%n", how, ISSUES, writes, seconds);
            return writes;
        }
    }

    @FunctionalInterface
    private interface Sync {

        WinnowUser.Ended run(ForgeSite forge);
    }
}
