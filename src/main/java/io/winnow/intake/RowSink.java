package io.winnow.intake;

/** Gets what a file holds, line by line. */
interface RowSink {

    void row(Row row);

    /** Something that can't be used; line 0 is the file as a whole. */
    void problem(long line, String message);
}
