package io.winnow.tracker;

/** A configured field isn't on the site, or its name fits several; the message lists the candidates. */
public final class FieldException extends RuntimeException {

    public FieldException(String message) {
        super(message);
    }
}
