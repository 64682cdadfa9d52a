package io.winnow.formula;

/** A formula that can't be used; the message says why and what to write. */
public final class FormulaException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int position;

    FormulaException(int position, String message) {
        super(message);
        this.position = position;
    }

    /** The character where it goes wrong, from 1. */
    public int position() {
        return position;
    }
}
