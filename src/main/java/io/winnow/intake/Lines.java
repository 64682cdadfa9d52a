package io.winnow.intake;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text line by line, without the lines' ends, which may be CR, LF or both; lines can be put back. */
final class Lines {

    /** What is beyond is dropped. */
    static final int LONGEST = 4_000_000;

    private final Reader text;
    private final char[] buffer = new char[32_768];
    private final Deque<String> back = new ArrayDeque<>();
    private int at;
    private int filled;
    private boolean afterReturn;
    private long number;

    Lines(Reader text) {
        this.text = text;
    }

    /** Of the line that came last, from 1. */
    long number() {
        return number;
    }

    /** Null at the end. */
    @Nullable
    String next() throws IOException {
        String line = back.isEmpty() ? read() : back.pop();
        number += line == null ? 0 : 1;
        return line;
    }

    /** Lines that came last, to come again. */
    void putBack(List<String> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            back.push(lines.get(i));
        }
        number -= lines.size();
    }

    private @Nullable String read() throws IOException {
        StringBuilder some = null;
        while (fill()) {
            if (afterReturn && buffer[at] == '\n') {
                at++;
                afterReturn = false;
                continue;
            }
            afterReturn = false;
            int end = at;
            while (end < filled && buffer[end] != '\n' && buffer[end] != '\r') {
                end++;
            }
            int from = at;
            boolean whole = end < filled;
            afterReturn = whole && buffer[end] == '\r';
            at = whole ? end + 1 : end;
            if (whole && some == null) {
                return new String(buffer, from, end - from);
            }
            some = some == null ? new StringBuilder(2 * (end - from)) : some;
            some.append(buffer, from, Math.min(end - from, LONGEST + 1 - some.length()));
            if (whole) {
                return some.toString();
            }
        }
        return some == null ? null : some.toString();
    }

    private boolean fill() throws IOException {
        if (at == filled) {
            filled = Math.max(0, text.read(buffer, 0, buffer.length));
            at = 0;
        }
        return at < filled;
    }
}
