package io.winnow.intake;

import io.winnow.evidence.Evidence;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
            "importance");

    private static final int PROVING_LINES = 10_000;

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
        EvidenceLine line = new EvidenceLine(source, new Dates(order(), now), new Amounts(mapping.decimal()));
        new Rows(COLUMNS, mapping).read(file, new RowSink() {
            @Override
            public void row(Row row) {
                try {
                    items.accept(line.read(row));
                } catch (WrongLineException wrong) {
                    problem(row.line(), String.valueOf(wrong.getMessage()));
                }
            }

            @Override
            public void problem(long number, String message) {
                problems.accept(new BadLine(number, message));
            }
        });
    }

    /** The order of day and month, as the first lines prove it: all that prove one must prove the same. */
    private Dates.Order order() {
        if (mapping.order() != Dates.Order.UNKNOWN) {
            return mapping.order();
        }
        Proof proof = new Proof();
        try {
            new Rows(COLUMNS, mapping).read(file, proof);
        } catch (Proof.EnoughException enough) {
            return proof.order();
        }
        return proof.order();
    }

    private static final class Proof implements RowSink {

        private int lines;
        private boolean dayFirst;
        private boolean monthFirst;

        Dates.Order order() {
            return dayFirst == monthFirst
                    ? Dates.Order.UNKNOWN
                    : dayFirst ? Dates.Order.DAY_FIRST : Dates.Order.MONTH_FIRST;
        }

        @Override
        public void row(Row row) {
            Dates.Order proven = Dates.proven(row.text("date"));
            dayFirst |= proven == Dates.Order.DAY_FIRST;
            monthFirst |= proven == Dates.Order.MONTH_FIRST;
            if (++lines == PROVING_LINES) {
                throw new EnoughException();
            }
        }

        @Override
        public void problem(long line, String message) {
            // told when the file is read for good
        }

        /** Ends the first look at a long file. */
        private static final class EnoughException extends RuntimeException {

            private static final long serialVersionUID = 1;

            EnoughException() {
                super("enough", null, false, false);
            }
        }
    }

    /** A line by its number, counted from 1, and what is wrong with it; 0 is the file as a whole. */
    public record BadLine(long line, String problem) {}
}
