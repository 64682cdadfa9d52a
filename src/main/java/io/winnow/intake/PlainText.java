package io.winnow.intake;

/** Takes out of a text what nobody sees: control characters, marks that turn its direction, halves of characters. */
final class PlainText {

    /** More than any cell may hold, so that what is too long can still be told from what isn't. */
    static final int LONGEST_CELL = 40_000;

    private static final char REPLACEMENT = '\ufffd';

    private PlainText() {}

    /** Several lines, without outer blanks; cut where it gets too long, never inside a character. */
    static String lines(String raw, int longest) {
        return cleaned(raw, longest, true);
    }

    /** One line, without outer blanks. */
    static String line(String raw) {
        return cleaned(raw, Integer.MAX_VALUE, false);
    }

    /** The first part of a text, never half a character. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }

    private static String cleaned(String raw, int longest, boolean severalLines) {
        StringBuilder text = new StringBuilder(Math.min(raw.length(), longest));
        for (int at = 0; at < raw.length() && text.length() < longest; ) {
            int letter = raw.codePointAt(at);
            boolean endOfLine = letter == '\r' || letter == '\n' || letter == 0x2028 || letter == 0x2029;
            at += letter == '\r' && at + 1 < raw.length() && raw.charAt(at + 1) == '\n'
                    ? 2
                    : Character.charCount(letter);
            int kept = endOfLine ? (severalLines ? '\n' : ' ') : kept(letter, severalLines);
            if (kept < 0 || (text.length() == 0 && Character.isWhitespace(kept))) {
                continue;
            }
            if (text.length() + Character.charCount(kept) > longest) {
                break;
            }
            text.appendCodePoint(kept);
        }
        return text.toString().strip();
    }

    /** -1 for nothing. */
    private static int kept(int letter, boolean severalLines) {
        if (letter == '\t') {
            return severalLines ? letter : ' ';
        }
        if (Character.isISOControl(letter)) {
            return severalLines ? -1 : ' ';
        }
        if (letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE) {
            return REPLACEMENT;
        }
        boolean turns = (letter >= 0x202a && letter <= 0x202e) || (letter >= 0x2066 && letter <= 0x2069);
        boolean nothing = letter == 0xfeff || (letter & 0xfffe) == 0xfffe;
        return turns || nothing ? -1 : letter;
    }
}
