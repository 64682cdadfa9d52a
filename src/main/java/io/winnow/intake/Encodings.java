package io.winnow.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/** Tells a file's encoding from all its bytes: by a mark, zero bytes, what is sound UTF-8, or which bytes stand together. */
final class Encodings {

    private static final int BLOCK = 65_536;
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private Encodings() {}

    static Encoding of(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] block = bytes.readNBytes(BLOCK);
            Charset shown = shown(block);
            if (shown != null) {
                return new Encoding(shown, true);
            }
            BeyondAscii all = new BeyondAscii();
            while (block.length > 0) {
                all.see(block);
                block = bytes.readNBytes(BLOCK);
            }
            // A stray byte doesn't make UTF-8 something else; it spoils a line, and that is told.
            return all.wrong() * 4 <= all.right()
                    ? new Encoding(StandardCharsets.UTF_8, true)
                    : new Encoding(guessed(all.sample()), false);
        }
    }

    /** What the first bytes show at once; null while they could be anything that begins as ASCII does. */
    private static @Nullable Charset shown(byte[] start) {
        if (begins(start, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (begins(start, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        if (begins(start, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        int little = widened(start, 0);
        int big = widened(start, 1);
        int more = Math.max(little, big);
        int pairs = start.length / 2;
        // Chinese in UTF-16 has few zero bytes, those of delimiters and line ends, and few pairs that look like ASCII.
        boolean chinese = more >= 3 && narrow(start) * 2 < pairs && wrongInUtf8(start);
        boolean wide = more > 4 * Math.min(little, big) && (more * 5 > pairs || chinese);
        return wide ? (little > big ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE) : null;
    }

    private static boolean wrongInUtf8(byte[] bytes) {
        BeyondAscii some = new BeyondAscii();
        some.see(bytes);
        return some.wrong() > 0;
    }

    private static boolean begins(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** How many pairs of bytes are an ASCII character and a zero, the character first (0) or second (1). */
    private static int widened(byte[] bytes, int at) {
        int count = 0;
        for (int i = 0; i + 1 < bytes.length; i += 2) {
            count += ascii(bytes[i + at]) && bytes[i + 1 - at] == 0 ? 1 : 0;
        }
        return count;
    }

    /** How many pairs of bytes are two ASCII characters. */
    private static int narrow(byte[] bytes) {
        int count = 0;
        for (int i = 0; i + 1 < bytes.length; i += 2) {
            count += ascii(bytes[i]) && ascii(bytes[i + 1]) ? 1 : 0;
        }
        return count;
    }

    private static boolean ascii(byte letter) {
        return letter >= ' ' || letter == '\n' || letter == '\r' || letter == '\t';
    }

    /**
     * The encoding of text that isn't Unicode. Other than Western letters, which stand alone among ASCII, those of other
     * scripts stand in long runs; without such runs, what the detector takes for Greek is German.
     */
    private static Charset guessed(byte[] sample) {
        Runs runs = Runs.of(sample);
        if (runs.meanAtMostTwo()) {
            return WESTERN;
        }
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(sample);
        detector.dataEnd();
        String found = detector.getDetectedCharset();
        if (found != null && Charset.isSupported(found)) {
            Charset charset = Charset.forName(found);
            if (!charset.equals(WESTERN) && !charset.equals(StandardCharsets.UTF_8) && sound(sample, charset)) {
                return charset;
            }
        }
        Charset chinese = Charset.isSupported("GB18030") ? Charset.forName("GB18030") : WESTERN;
        return runs.mostlyEven() && sound(sample, chinese) ? chinese : WESTERN;
    }

    /** The last character may be cut. */
    private static boolean sound(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return !decoder.decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length + 1), false)
                .isError();
    }

    /** How bytes beyond ASCII stand together: so many runs, bytes in them, and bytes in runs of an even length. */
    private record Runs(int count, int bytes, int even) {

        static Runs of(byte[] sample) {
            int count = 0;
            int all = 0;
            int even = 0;
            int run = 0;
            for (byte one : Arrays.copyOf(sample, sample.length + 1)) {
                if (one < 0) {
                    run++;
                } else if (run > 0) {
                    count++;
                    all += run;
                    even += run % 2 == 0 ? run : 0;
                    run = 0;
                }
            }
            return new Runs(count, all, even);
        }

        boolean meanAtMostTwo() {
            return bytes <= 2 * count;
        }

        /** Chinese characters are pairs. */
        boolean mostlyEven() {
            return even > 3 * (bytes - even);
        }
    }
}
