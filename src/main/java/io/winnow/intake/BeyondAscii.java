package io.winnow.intake;

import java.io.ByteArrayOutputStream;

/** Counts what is sound UTF-8 in bytes and what can't be, and keeps a sample of the lines that hold more than ASCII. */
final class BeyondAscii {

    private static final int SAMPLE = 65_536;

    private final ByteArrayOutputStream sample = new ByteArrayOutputStream();
    private boolean keeping;
    private int missing;
    private long right;
    private long wrong;

    void see(byte[] block) {
        for (byte one : block) {
            if (one >= 0 && missing == 0 && !keeping) {
                continue;
            }
            keep(one);
            count(one);
        }
    }

    /** From the first byte beyond ASCII to the end of its line, so that no character is cut. */
    private void keep(byte one) {
        keeping = (keeping || one < 0) && sample.size() < SAMPLE;
        if (keeping) {
            sample.write(one);
            keeping = one != '\n';
        }
    }

    private void count(byte one) {
        boolean follows = (one & 0xC0) == 0x80;
        if (missing > 0 && follows) {
            missing--;
            right += missing == 0 ? 1 : 0;
            return;
        }
        wrong += missing > 0 ? 1 : 0;
        int length = length(one & 0xFF);
        missing = Math.max(0, length - 1);
        wrong += length == 0 ? 1 : 0;
    }

    /** How many bytes a character has that begins so; 0 when none does. */
    private static int length(int first) {
        if (first < 0x80) {
            return 1;
        }
        if (first >= 0xC2 && first <= 0xDF) {
            return 2;
        }
        if (first >= 0xE0 && first <= 0xEF) {
            return 3;
        }
        return first >= 0xF0 && first <= 0xF4 ? 4 : 0;
    }

    /** Characters beyond ASCII that are whole. */
    long right() {
        return right;
    }

    /** Bytes that begin or break off what is no character. */
    long wrong() {
        return wrong + (missing > 0 ? 1 : 0);
    }

    byte[] sample() {
        return sample.toByteArray();
    }
}
