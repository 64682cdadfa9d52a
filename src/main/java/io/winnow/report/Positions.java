package io.winnow.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** Values in the order they first came, each once: what repeats is written once and referred to by its place. */
final class Positions<T> {

    private final Map<T, Integer> positions = new LinkedHashMap<>();

    int position(T value) {
        Integer known = positions.putIfAbsent(value, positions.size());
        return known == null ? positions.size() - 1 : known;
    }

    Iterable<T> all() {
        return positions.keySet();
    }
}
