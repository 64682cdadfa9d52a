package io.winnow.store;

import org.jspecify.annotations.Nullable;

/** The store can't be opened, read or written; the message says which one and what to do. */
public final class StoreException extends RuntimeException {

    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
