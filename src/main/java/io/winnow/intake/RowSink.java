package io.winnow.intake;

/** Gets what a file holds, line by line. */
interface RowSink {

    /** Passes over everything. */
    RowSink NOBODY = new RowSink() {
        @Override
        public void row(Row row) {
            // nobody asks
        }

        @Override
        public void problem(long line, String message) {
            // nobody asks
        }
    };

    void row(Row row);

    /** Something that can't be used; line 0 is a note about the file as a whole. */
    void problem(long line, String message);
}
