package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import io.winnow.simulator.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Supplier;
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
        long alone;
        try (JiraSimulator jira = JiraSimulator.start(site(), SimulatorOptions.defaults())) {
            WinnowUser user = new WinnowUser(folder("alone"), jira);
            alone = measured("one by one", jira, () -> user.run(jira, "sync"));
        }
        long bulk;
        try (ForgeSite forge = new ForgeSite(
                        folder("bulk"), site(), SimulatorOptions.defaults(), Clock.systemUTC(), WinnowUser.PATIENT)
                .complete()
                .withApiToken()) {
            bulk = measured("in bulk   ", forge.jira, () -> forge.run("sync"));
        }

        assertThat(bulk).isLessThan(alone / 20);
    }

    private static Site site() {
        return new SmallSite(Clock.systemUTC(), ISSUES, ISSUES).site();
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    /** How many writes it took. */
    private static long measured(String how, JiraSimulator jira, Supplier<WinnowUser.Ended> sync) {
        long began = System.nanoTime();
        WinnowUser.Ended ended = sync.get();
        double seconds = (System.nanoTime() - began) / 1e9;
        long writes = jira.requests().writes();
        assertThat(ended.code()).as(ended.err()).isZero();
        System.out.printf(
                Locale.ROOT, "%s: %d issues, %d writes, %.1f s for the whole sync%n", how, ISSUES, writes, seconds);
        return writes;
    }
}
