package io.winnow.entry.cli;

import java.net.URI;
import java.util.List;

/** A running server; closing it stops it cleanly. */
public interface Server extends AutoCloseable {

    /** Where a browser finds it. */
    URI url();

    /** What the operator should know of who may read, and how safe the way is: whole sentences. */
    List<String> notes();

    @Override
    void close();
}
