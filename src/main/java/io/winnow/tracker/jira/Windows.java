package io.winnow.tracker.jira;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Cuts a collection into windows small enough for one request. */
public final class Windows {

    private Windows() {}

    /** In order; the last may be smaller. */
    public static <T> List<List<T>> of(Collection<T> all, int size) {
        List<T> list = List.copyOf(all);
        List<List<T>> windows = new ArrayList<>();
        for (int from = 0; from < list.size(); from += size) {
            windows.add(list.subList(from, Math.min(list.size(), from + size)));
        }
        return windows;
    }
}
