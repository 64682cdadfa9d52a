package io.winnow;

import io.winnow.entry.cli.Application;
import io.winnow.intake.CustomerFile;
import io.winnow.intake.EvidenceFile;
import io.winnow.intake.EvidenceFile.BadLine;
import io.winnow.intake.Mapping;
import io.winnow.tracker.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.regex.Pattern;

/** The demo's goals, customers, evidence and KPI series: files that go in the way a user's own would. */
final class DemoLedger {

    /** Days from today, as the files write them, so that nothing in the demo ever looks old. */
    private static final Pattern DAY = Pattern.compile("<(-?\\d{1,4})>");

    private final Path folder;
    private final Application application;

    /** {@code folder} takes the files for as long as the demo runs. */
    DemoLedger(Path folder, Application application) {
        this.folder = folder;
        this.application = application;
    }

    void fill() {
        application.applyGoals().run(file("goals.yaml"), false);
        application.importKpi().run(file("kpi.csv"), Mapping.NONE);
        application.importCustomers().run(new CustomerFile(file("customers.csv"), Mapping.NONE));
        EvidenceFile evidence = new EvidenceFile(file("evidence.csv"), Mapping.NONE, "desk", application.now());
        application.importEvidence().run(items -> evidence.read(items, DemoLedger::refuse), false, Progress.SILENT);
    }

    private static void refuse(BadLine line) {
        throw new IllegalStateException("the demo's evidence, line " + line.line() + ": it " + line.problem());
    }

    private Path file(String name) {
        LocalDate today = LocalDate.ofInstant(application.now(), ZoneOffset.UTC);
        try (InputStream in = Objects.requireNonNull(DemoLedger.class.getResourceAsStream("demo/" + name), name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String dated = DAY.matcher(text)
                    .replaceAll(
                            day -> today.plusDays(Long.parseLong(day.group(1))).toString());
            return Files.writeString(folder.resolve(name), dated);
        } catch (IOException failure) {
            throw new UncheckedIOException("can't write the demo's " + name, failure);
        }
    }
}
