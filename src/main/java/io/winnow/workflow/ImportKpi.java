package io.winnow.workflow;

import io.winnow.intake.KpiFile;
import io.winnow.intake.KpiFile.BadLine;
import io.winnow.intake.UnreadableFileException;
import io.winnow.store.KpiStore;
import java.nio.file.Path;
import java.util.List;

/** Takes KPI series from a CSV file; lines that can't be used are told, and don't keep the others from going in. */
public final class ImportKpi {

    private final KpiStore kpis;

    public ImportKpi(KpiStore kpis) {
        this.kpis = kpis;
    }

    /** Throws {@link SetupException} when none of the file can be used. */
    public Result run(Path file) {
        try {
            return run(KpiFile.read(file));
        } catch (UnreadableFileException unreadable) {
            throw new SetupException(String.valueOf(unreadable.getMessage()));
        }
    }

    /** Imports what was read already. */
    public Result run(KpiFile.Content content) {
        return new Result(kpis.save(content.points()), content.bad());
    }

    /** What went in, and which lines didn't. */
    public record Result(KpiStore.Saved saved, List<BadLine> bad) {

        public Result {
            bad = List.copyOf(bad);
        }
    }
}
