package io.winnow.intake;

/** A line that can't be used; the message says what is wrong with it and what to do. */
final class WrongLineException extends Exception {

    private static final long serialVersionUID = 1;

    private static final int SHOWN = 60;

    WrongLineException(String message) {
        super(message);
    }

    /** Text of a file, as a message may show it. */
    static String shown(String text) {
        String plain = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "·");
        return plain.length() > SHOWN ? plain.substring(0, SHOWN) + "…" : plain;
    }
}
