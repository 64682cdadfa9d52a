package io.winnow;

import java.net.URI;
import java.util.List;

/** What an application stands on: it is closed after it, and learns where the application is served. */
@FunctionalInterface
interface Ground extends AutoCloseable {

    default void serving(URI url) {}

    /** What who starts the server should know besides: whole sentences. */
    default List<String> notes() {
        return List.of();
    }
}
