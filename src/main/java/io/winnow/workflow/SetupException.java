package io.winnow.workflow;

/** The configuration, or something it names, can't be used; the message says what, where and what to do. */
public final class SetupException extends RuntimeException {

    public SetupException(String message) {
        super(message);
    }
}
