package io.winnow.workflow;

import java.util.regex.Pattern;

/** What a person writes to be shown to others: one line of bounded length, with nothing that hides or turns its letters. */
final class OneLine {

    private static final Pattern HIDDEN =
            Pattern.compile("[\\p{Cntrl}\\u2028-\\u202e\\u2066-\\u2069\\u200b\\ufeff\\p{Cs}]");

    private OneLine() {}

    /** The text without blanks around it; throws {@link SetupException} that begins with {@code what}. */
    static String of(String text, String what, int longest) {
        String line = text.strip();
        if (line.isEmpty() || line.length() > longest) {
            throw new SetupException(what + " must be one line of at most " + longest + " characters, and not empty.");
        }
        if (HIDDEN.matcher(line).find()) {
            throw new SetupException(
                    what + " must be one line, without control characters and such as turn its direction.");
        }
        return line;
    }
}
