package io.winnow.entry.cli;

import java.net.URI;

/** A running server; closing it stops it cleanly. */
public interface Server extends AutoCloseable {

    /** Where a browser finds it. */
    URI url();

    @Override
    void close();
}
