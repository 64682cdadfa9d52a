package io.winnow.report;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** JSON that can stand inside a script element: without {@code <} nothing can end the element or open a comment. */
final class ScriptSafe extends CharacterEscapes {

    private static final long serialVersionUID = 1;

    private final int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();

    ScriptSafe() {
        codes['<'] = CharacterEscapes.ESCAPE_STANDARD;
        codes['>'] = CharacterEscapes.ESCAPE_STANDARD;
        codes['&'] = CharacterEscapes.ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return Arrays.copyOf(codes, codes.length);
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return null;
    }
}
