package io.winnow.store.sql;

import io.winnow.scoring.InputTrace;
import io.winnow.scoring.Score;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lets equal parts of many records be one object, so that a large backlog fits into a small heap. Thread-safe. */
final class Shared {

    private final Map<Object, Object> seen = new ConcurrentHashMap<>();

    @SuppressWarnings("unchecked") // what is found is equal to the part, and so of its class
    <T> T one(T part) {
        Object earlier = seen.putIfAbsent(part, part);
        return earlier == null ? part : (T) earlier;
    }

    <T> List<T> all(List<T> parts) {
        return parts.isEmpty() ? List.of() : parts.stream().map(this::one).toList();
    }

    <V> Map<String, V> keys(Map<String, V> entries) {
        Map<String, V> sharing = new HashMap<>();
        entries.forEach((key, value) -> sharing.put(one(key), one(value)));
        return sharing;
    }

    /** The same score; every issue's inputs name the same few fields in the same few words. */
    Score texts(Score score) {
        return new Score(
                score.value(),
                score.inputs().stream().map(this::texts).toList(),
                score.arithmetic(),
                all(score.reasons()),
                one(score.basis()));
    }

    private InputTrace texts(InputTrace trace) {
        return new InputTrace(
                trace.input(),
                trace.value(),
                one(trace.fieldId()),
                one(trace.fieldName()),
                one(trace.raw()),
                one(trace.conversion()),
                one(trace.problem()));
    }
}
