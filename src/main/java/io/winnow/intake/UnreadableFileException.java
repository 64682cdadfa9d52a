package io.winnow.intake;

/** A file that can't be read at all; the message says why and what to do. */
public final class UnreadableFileException extends RuntimeException {

    public UnreadableFileException(String message) {
        super(message);
    }
}
