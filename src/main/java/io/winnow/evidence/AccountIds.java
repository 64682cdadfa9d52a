package io.winnow.evidence;

import java.util.Arrays;

/** Gathers ids of accounts, of which there may be a million, and tells which they are. */
public final class AccountIds {

    private long[] ids = new long[2];
    private int size;

    public void add(long id) {
        makeRoom(1);
        ids[size++] = id;
    }

    public void addAll(AccountIds others) {
        makeRoom(others.size);
        System.arraycopy(others.ids, 0, ids, size, others.size);
        size += others.size;
    }

    /** Each once, the smallest first. */
    public long[] distinct() {
        long[] sorted = Arrays.copyOf(ids, size);
        Arrays.sort(sorted);
        int kept = 0;
        for (long id : sorted) {
            if (kept == 0 || sorted[kept - 1] != id) {
                sorted[kept++] = id;
            }
        }
        return Arrays.copyOf(sorted, kept);
    }

    private void makeRoom(int more) {
        if (size + more > ids.length) {
            ids = Arrays.copyOf(ids, Math.max(size + more, size * 2));
        }
    }
}
