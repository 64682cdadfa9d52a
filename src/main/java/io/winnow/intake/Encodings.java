package io.winnow.intake;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Tells a text's encoding from its first bytes: a mark, zero bytes, what is sound UTF-8, or which bytes stand together. */
final class Encodings {

    private Encodings() {}

    static Charset of(byte[] start) {
        if (begins(start, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        if (begins(start, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        int evenZeros = zeros(start, 0);
        int oddZeros = zeros(start, 1);
        if (evenZeros + oddZeros > start.length / 5) {
            return oddZeros > evenZeros ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        }
        if (begins(start, 0xEF, 0xBB, 0xBF) || sound(start, StandardCharsets.UTF_8)) {
            return StandardCharsets.UTF_8;
        }
        Charset chinese = Charset.isSupported("GB18030") ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
        return mostlyPairs(start) && sound(start, chinese) ? chinese : Charset.forName("windows-1252");
    }

    private static boolean begins(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static int zeros(byte[] bytes, int from) {
        int zeros = 0;
        for (int i = from; i < bytes.length; i += 2) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    /** The last character may be cut. */
    private static boolean sound(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length + 1), false);
        return !result.isError();
    }

    /** Chinese characters stand in pairs of high bytes, European letters alone between low ones. */
    private static boolean mostlyPairs(byte[] bytes) {
        int alone = 0;
        int together = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] < 0) {
                boolean neighbour = (i > 0 && bytes[i - 1] < 0) || (i + 1 < bytes.length && bytes[i + 1] < 0);
                together += neighbour ? 1 : 0;
                alone += neighbour ? 0 : 1;
            }
        }
        return together > 2 * alone;
    }
}
