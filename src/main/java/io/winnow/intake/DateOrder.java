package io.winnow.intake;

/** Finds the order of day and month in a file, as its first lines prove it: all that prove one must prove the same. */
final class DateOrder implements RowSink {

    private static final int PROVING_LINES = 10_000;

    private int lines;
    private boolean dayFirst;
    private boolean monthFirst;

    private DateOrder() {}

    static Dates.Order in(Rows rows) {
        DateOrder proof = new DateOrder();
        try {
            rows.read(proof);
        } catch (EnoughException enough) {
            return proof.order();
        }
        return proof.order();
    }

    private Dates.Order order() {
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
