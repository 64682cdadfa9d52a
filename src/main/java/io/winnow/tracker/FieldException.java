package io.winnow.tracker;

/** A configured field or board isn't on the site, or a name fits several fields; the message lists the candidates. */
public final class FieldException extends RuntimeException {

    public FieldException(String message) {
        super(message);
    }
}
