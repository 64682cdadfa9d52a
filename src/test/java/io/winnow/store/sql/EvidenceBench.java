package io.winnow.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.evidence.EvidenceCounter.Span;
import io.winnow.evidence.EvidenceSettings;
import io.winnow.evidence.IssueCounts;
import io.winnow.intake.EvidenceFile;
import io.winnow.intake.Mapping;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.tracker.Progress;
import io.winnow.workflow.CountEvidence;
import io.winnow.workflow.Customers;
import io.winnow.workflow.ImportEvidence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints what a ledger of 1,000,000 items over 100,000 issues takes to import from CSV and to count; run with {@code
 * -Dtests.without=none -Dtest=EvidenceBench}.
 */
@Tag("bench")
class EvidenceBench {

    private static final int ITEMS = 1_000_000;
    private static final int ISSUES = 100_000;
    private static final int CUSTOMERS = 20_000;
    private static final Instant NOW = Instant.parse("2026-11-25T00:00:00Z");

    @TempDir
    Path folder;

    private interface Step {
        void run();
    }

    private static void timed(String what, Step step) {
        long start = System.nanoTime();
        step.run();
        System.out.printf(Locale.ROOT, "bench %-45s %6.1f s%n", what, (System.nanoTime() - start) / 1e9);
    }

    @Test
    void a_million_items() {
        Path csv = folder.resolve("million.csv");
        timed("write 1,000,000 lines", () -> write(csv));
        try (SqlStores stores = SqlStores.open("jdbc:sqlite:" + folder.resolve("w.db"), Clock.systemUTC())) {
            List<Issue> issues = new ArrayList<>();
            StoredIssues.many(1, ISSUES + 1).forEach(issues::add);
            timed("save 100,000 issues", () -> stores.issues().save("payments", issues));
            ImportEvidence imports = new ImportEvidence(stores.evidence(), new Customers(stores.customers()));
            EvidenceFile file = new EvidenceFile(csv, Mapping.NONE, "bench", NOW);
            for (String round : List.of("import 1,000,000 lines", "import the same again")) {
                timed(
                        round,
                        () -> imports.run(
                                items -> file.read(items, bad -> {
                                    throw new AssertionError(bad.problem());
                                }),
                                false,
                                Progress.SILENT));
            }
            CountEvidence count =
                    new CountEvidence(stores.issues(), stores.evidence(), stores.customers(), EvidenceSettings.DEFAULT);
            for (int round = 1; round <= 3; round++) {
                timed("load, count and roll up", () -> {
                    Map<IssueId, IssueCounts> counts = count.of(issues, Span.all(NOW));
                    assertThat(counts.values().stream()
                                    .mapToInt(one -> one.own().items())
                                    .sum())
                            .isEqualTo(ITEMS);
                });
            }
        }
    }

    private static void write(Path csv) {
        Random random = new Random(1);
        try (Writer out = Files.newBufferedWriter(csv)) {
            out.write("externalId,date,kind,customer,issue,text,revenue,nps\n");
            for (int i = 0; i < ITEMS; i++) {
                out.write(
                        "e" + i + ",2026-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10) + ",request,Customer "
                                + random.nextInt(CUSTOMERS) + "," + (1 + random.nextInt(ISSUES))
                                + ",\"We would like it to be faster, please\"," + random.nextInt(100_000) + ","
                                + random.nextInt(11) + "\n");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
