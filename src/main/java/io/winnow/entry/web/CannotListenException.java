package io.winnow.entry.web;

/** The web server can't listen where it should; the message says why and what to do. */
public final class CannotListenException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CannotListenException(String message, Throwable cause) {
        super(message, cause);
    }
}
