package io.winnow.intake;

import io.winnow.evidence.Evidence;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Reads evidence from a CSV or JSON file, line by line: good lines are handed over, bad ones told with their number. */
public final class EvidenceFile {

    /** Our columns, in the order of an export; only text or issue must hold something. */
    public static final List<String> COLUMNS = List.of(
            "source",
            "externalId",
            "date",
            "kind",
            "customer",
            "contact",
            "issue",
            "text",
            "url",
            "revenue",
            "segment",
            "persona",
            "stage",
            "nps",
            "csat",
            "importance",
            "quantity");

    private final Path file;
    private final Mapping mapping;
    private final String source;
    private final Instant now;

    /**
     * @param source what a line's source is when it doesn't say
     * @param now beyond which dates are refused
     */
    public EvidenceFile(Path file, Mapping mapping, String source, Instant now) {
        this.file = file;
        this.mapping = mapping;
        this.source = source;
        this.now = now;
    }

    /**
     * Reads the file once; every line ends as an item or a problem.
     *
     * @throws UnreadableFileException when none of it can be used
     */
    public void read(Consumer<Evidence> items, Consumer<BadLine> problems) {
        Rows rows = new Rows(file, COLUMNS, List.of(Set.of("text", "issue")), mapping);
        Dates.Order order = mapping.order() == Dates.Order.UNKNOWN ? DateOrder.in(rows) : mapping.order();
        EvidenceLine line = new EvidenceLine(source, new Dates(order, now), new Amounts(mapping.decimal()));
        rows.read(new RowSink() {
            @Override
            public void row(Row row) {
                try {
                    items.accept(line.read(row));
                } catch (WrongLineException wrong) {
                    problem(row.line(), wrong.getMessage() + row.aside());
                }
            }

            @Override
            public void problem(long number, String message) {
                problems.accept(new BadLine(number, message));
            }
        });
    }

    /** A line by its number, counted from 1, and what is wrong with it; 0 is the file as a whole. */
    public record BadLine(long line, String problem) {}
}
