package io.winnow.store;

/** A change that rests on what holds no longer; nothing was changed. */
public final class OutdatedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public OutdatedException(String message) {
        super(message);
    }
}
