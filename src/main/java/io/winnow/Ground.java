package io.winnow;

import java.net.URI;

/** What an application stands on: it is closed after it, and learns where the application is served. */
@FunctionalInterface
interface Ground extends AutoCloseable {

    default void serving(URI url) {}
}
