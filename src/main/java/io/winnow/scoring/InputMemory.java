package io.winnow.scoring;

import io.winnow.scoring.Stale.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is remembered of one issue's inputs from sync to sync, to tell which of them are old. The same findings twice leave
 * it as it is, so that a run may be repeated.
 *
 * @param fields as {@link ObservedInputs} has them
 * @param typed what each field holds and since when, as far as anybody has looked
 * @param then what stood around the issue when somebody last said what it is worth
 * @param now what stands around it
 * @param events what happened in between, and when that was first seen
 */
public record InputMemory(
        String fields, Map<String, Held> typed, Surroundings then, Surroundings now, Map<Cause, Instant> events) {

    public InputMemory {
        typed = Collections.unmodifiableMap(new TreeMap<>(typed));
        events = Collections.unmodifiableMap(new TreeMap<>(events));
    }

    /** What a field holds, and since when. */
    public record Held(String text, Instant since) {}

    /** At first sight nothing is old. */
    public static InputMemory first(ObservedInputs found, Instant at) {
        Map<String, Held> typed = new TreeMap<>();
        found.typed().forEach((input, text) -> typed.put(input, new Held(text, at)));
        return new InputMemory(found.fields(), typed, found.around(), found.around(), Map.of());
    }

    /** With what the next sync finds. */
    public InputMemory next(ObservedInputs found, Instant at) {
        if (!fields.equals(found.fields())) {
            return first(found, at);
        }
        Map<String, Held> held = new TreeMap<>();
        boolean judged = false;
        for (Map.Entry<String, String> one : found.typed().entrySet()) {
            Held before = typed.get(one.getKey());
            boolean same = before != null && before.text().equals(one.getValue());
            held.put(one.getKey(), same ? before : new Held(one.getValue(), at));
            judged |= !same && worth(one.getKey());
        }
        if (judged || held.keySet().stream().noneMatch(InputMemory::worth)) {
            return new InputMemory(fields, held, found.around(), found.around(), Map.of());
        }
        Surroundings baseline = then.estimated(found.around());
        Map<Cause, Instant> happened = new EnumMap<>(Cause.class);
        for (Cause event : found.around().eventsSince(baseline)) {
            happened.put(event, events.getOrDefault(event, at));
        }
        return new InputMemory(fields, held, baseline, found.around(), happened);
    }

    /** After somebody said that the inputs still hold. */
    public InputMemory confirmed(Instant at) {
        Map<String, Held> held = new TreeMap<>();
        typed.forEach((input, one) -> held.put(input, new Held(one.text(), at)));
        return new InputMemory(fields, held, now, now, Map.of());
    }

    /** After somebody said that this one still holds; what happened around the issue stays. */
    public InputMemory confirmed(String input, Instant at) {
        Map<String, Held> held = new TreeMap<>(typed);
        held.computeIfPresent(input, (name, one) -> new Held(one.text(), at));
        return new InputMemory(fields, held, then, now, events);
    }

    /**
     * Why the inputs are old; empty when they aren't.
     *
     * @param after how long an input may stay unchanged
     */
    public List<Stale> stale(Duration after, Instant at) {
        List<Stale> marks = new ArrayList<>();
        List<String> old = new ArrayList<>();
        Instant oldest = at;
        for (Map.Entry<String, Held> one : typed.entrySet()) {
            Instant since = one.getValue().since();
            if (!one.getValue().text().isBlank() && !since.plus(after).isAfter(at)) {
                old.add(one.getKey());
                oldest = since.isBefore(oldest) ? since : oldest;
            }
        }
        events.forEach((event, since) -> marks.add(new Stale(event, now.words(event, then), since)));
        if (!old.isEmpty()) {
            marks.add(new Stale(Cause.AGE, String.join(", ", old) + " unchanged", oldest));
        }
        return marks;
    }

    private static boolean worth(String input) {
        return new Input(input).value();
    }
}
