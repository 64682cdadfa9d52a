package io.winnow.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a file's bytes become text.
 *
 * @param sure false when it was told from which bytes stand together, and could be another
 */
record Encoding(Charset charset, boolean sure) {

    /**
     * Stands in the text where bytes mean nothing in the encoding. Unicode promises that this is never a character.
     */
    static final char UNREADABLE = '\ufdd0';

    private static final int BUFFER = 65_536;
    private static final char MARK = '\ufeff';

    /** An encoding by its name; throws {@link UnreadableFileException} when nobody knows the name. */
    static Charset named(String name) {
        try {
            return Charset.forName(name.strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UnreadableFileException("There is no encoding '" + WrongLineException.shown(name)
                    + "'. Name one such as UTF-8, windows-1252, windows-1251, GB18030 or Shift_JIS.");
        }
    }

    boolean utf8() {
        return charset.equals(StandardCharsets.UTF_8);
    }

    /** The file's text without the mark of its encoding. */
    Reader open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        Reader text = new InputStreamReader(
                bytes,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(String.valueOf(UNREADABLE)));
        return new MarkedReader(text, BUFFER);
    }

    /** Passes over the mark. */
    private static final class MarkedReader extends BufferedReader {

        MarkedReader(Reader text, int size) throws IOException {
            super(text, size);
            mark(1);
            if (read() != MARK) {
                reset();
            }
        }
    }
}
