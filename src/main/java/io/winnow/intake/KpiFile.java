package io.winnow.intake;

import io.winnow.goals.KpiPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Reads KPI series from CSV or JSON with the columns kpi, date and value, as other files are read. */
public final class KpiFile {

    /** Our columns; each must hold something. */
    public static final List<String> COLUMNS = List.of("kpi", "date", "value");

    static final int MOST_LINES = 200_000;
    private static final long MOST_BYTES = 20_000_000;
    /** A series may hold what is planned. */
    static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

    private KpiFile() {}

    /** What a file holds: each series and day once, the lines that couldn't be used, and notes about the file. */
    public record Content(List<KpiPoint> points, List<BadLine> bad, List<String> notes) {

        public Content {
            points = List.copyOf(points);
            bad = List.copyOf(bad);
            notes = List.copyOf(notes);
        }
    }

    /** A line by its number, counted from 1, and what is wrong with it in one plain sentence. */
    public record BadLine(long line, String problem) {}

    /** Reads the file; throws {@link UnreadableFileException} when none of it can be used. */
    public static Content read(Path file, Mapping mapping) {
        String name = String.valueOf(file.getFileName());
        try {
            if (Files.exists(file) && Files.size(file) > MOST_BYTES) {
                throw new UnreadableFileException(name + " is larger than 20 MB. Split it.");
            }
        } catch (IOException e) {
            throw new UnreadableFileException(name + " can't be read: " + e.getMessage());
        }
        Rows rows = new Rows(file, COLUMNS, List.of(Set.of("kpi"), Set.of("date"), Set.of("value")), mapping);
        Dates.Order order = mapping.order() == Dates.Order.UNKNOWN ? DateOrder.in(rows) : mapping.order();
        KpiPoints points = new KpiPoints(name, new Dates(order, LATEST), new Amounts(mapping.decimal()));
        rows.read(points);
        return points.content();
    }
}
