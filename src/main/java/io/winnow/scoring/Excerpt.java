package io.winnow.scoring;

/** Text from outside made fit to stand inside a sentence of ours: one line, of a bounded length. */
public final class Excerpt {

    private static final int QUOTE = 60;

    private Excerpt() {}

    /** The text in single quotes, cut at 60 characters. */
    static String quoted(String text) {
        return "'" + line(text) + "'";
    }

    /** The text on one line, cut at 60 characters. */
    static String line(String text) {
        return singleLine(cut(text, QUOTE));
    }

    /** At most {@code max} characters, the last of them … when something was cut; never half a surrogate pair. */
    public static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 2)) ? max - 2 : max - 1;
        return text.substring(0, end) + "…";
    }

    /** Line breaks, controls and invisible formatting (which can reverse what follows them) become blanks. */
    private static String singleLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().map(c -> visible(c) ? c : ' ').forEach(line::appendCodePoint);
        return line.toString().strip();
    }

    private static boolean visible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
