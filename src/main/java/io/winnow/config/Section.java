package io.winnow.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One group of the file.
 *
 * @param path as messages name it, such as {@code backlogs.payments}
 * @param pattern as the settings name it, such as {@code backlogs.NAME}
 */
record Section(
        String path,
        String pattern,
        Place place,
        Map<String, Entry> entries,
        Problems problems,
        Environment environment) {

    private static final Compose COMPOSE = new Compose(LoadSettings.builder().build());

    /** A key and what stands behind it. */
    record Entry(Place place, Node node) {

        Place valuePlace() {
            return Place.of(node.getStartMark());
        }

        /** Nothing behind the colon. */
        boolean hollow() {
            return node instanceof ScalarNode scalar
                    && scalar.isPlain()
                    && (scalar.getValue().isEmpty()
                            || scalar.getValue().equals("null")
                            || scalar.getValue().equals("~"));
        }
    }

    static Section root(@Nullable Node node, Problems problems, Environment environment) {
        return of("", "", Place.FILE, node, problems, environment).known();
    }

    private static Section of(
            String path, String pattern, Place place, @Nullable Node node, Problems problems, Environment environment) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            read(path, mapping, entries, problems);
        } else if (node != null) {
            problems.add(
                    Place.of(node.getStartMark()),
                    path,
                    "must be a group of settings. Write " + example(pattern) + " with the value behind it.");
        }
        return new Section(path, pattern, place, entries, problems, environment);
    }

    private static String example(String pattern) {
        List<String> keys = Settings.keys(pattern);
        return keys.isEmpty() || keys.get(0).equals("NAME") ? "a name and a colon" : keys.get(0) + ":";
    }

    private static void read(String path, MappingNode mapping, Map<String, Entry> entries, Problems problems) {
        for (NodeTuple tuple : mapping.getValue()) {
            Place place = Place.of(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(place, path, "has a list or group as a key. Write a name.");
            } else if (entries.putIfAbsent(key.getValue(), new Entry(place, tuple.getValueNode())) != null) {
                problems.add(place, join(path, key.getValue()), "is set twice. Remove one of the two.");
            }
        }
    }

    /** Complains about every key that isn't a setting of this group. */
    Section known() {
        List<String> keys = Settings.keys(pattern);
        entries.forEach((key, entry) -> {
            if (!keys.contains(key)) {
                problems.add(entry.place(), join(path, key), "is no setting." + advice(key, keys));
            }
        });
        return this;
    }

    private static String advice(String key, List<String> keys) {
        Optional<String> close = Spelling.closest(key, keys);
        if (close.isPresent()) {
            return " Did you mean " + close.get() + "?";
        }
        Optional<String> home = Settings.home(key);
        return home.isPresent()
                ? " It belongs into " + home.get() + "."
                : " Write one of " + String.join(", ", keys) + ", or remove it.";
    }

    /** Complains about a key, if it is there. */
    void refuse(String key, String what) {
        Entry entry = entries.get(key);
        if (entry != null) {
            problems.add(entry.place(), join(path, key), what);
        }
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /** A group in this one; an empty one when it isn't there, which is a problem if it must be. */
    Section section(String key) {
        return section(key, join(pattern, key)).known();
    }

    /** A group whose keys the user chooses, or whose settings stand under another pattern. */
    Section section(String key, String itsPattern) {
        Entry entry = entries.get(key);
        Node node = entry == null || entry.hollow() ? null : entry.node();
        Place itsPlace = entry == null ? place : entry.place();
        return of(join(path, key), itsPattern, itsPlace, node, problems, environment);
    }

    /** Each key of a group whose keys the user chooses, as a group with settings. */
    List<Map.Entry<String, Section>> named() {
        return entries.keySet().stream()
                .map(key -> Map.entry(key, section(key, join(pattern, "NAME")).known()))
                .toList();
    }

    /** The value of a setting, or its default; a problem when it has to be there and isn't. */
    Value value(String key) {
        return optional(key).orElseGet(() -> {
            Setting setting = Settings.at(join(pattern, key));
            String fallback = setting.fallback();
            if (fallback == null) {
                problems.add(
                        place,
                        join(path, key),
                        "isn't set. " + setting.meaning() + " Write " + key + ": " + setting.example() + ".");
            }
            return new Value(join(path, key), place, "", fallback == null ? "" : fallback, problems);
        });
    }

    /** The value of a setting, if it is written. */
    Optional<Value> optional(String key) {
        Entry entry = entries.get(key);
        return entry == null ? Optional.empty() : Optional.of(value(key, entry));
    }

    private Value value(String key, Entry entry) {
        String itsPath = join(path, key);
        if (!(entry.node() instanceof ScalarNode scalar)) {
            problems.add(entry.valuePlace(), itsPath, expected(key));
            return new Value(itsPath, entry.valuePlace(), "", "", problems);
        }
        String written = scalar.getValue();
        if (entry.hollow() || written.isBlank()) {
            problems.add(entry.place(), itsPath, "has no value. Write one, or remove the line.");
            return new Value(itsPath, entry.valuePlace(), "", "", problems);
        }
        List<String> wrong = new ArrayList<>();
        String text = environment.fill(written, wrong::add);
        wrong.forEach(what -> problems.add(entry.valuePlace(), itsPath, what));
        return new Value(itsPath, entry.valuePlace(), written, wrong.isEmpty() ? text : "", problems);
    }

    private String expected(String key) {
        return Settings.keys(join(pattern, key)).isEmpty()
                ? "must be a single value, not a list or group."
                : "must be a single value or a group of settings, not a list.";
    }

    /** Names and values of a group whose keys the user chooses, or those of its default. */
    List<Map.Entry<String, Value>> values(String key) {
        Entry entry = entries.get(key);
        Section section = section(key, join(pattern, key));
        if (entry == null || entry.hollow()) {
            String fallback = String.valueOf(Settings.at(join(pattern, key)).fallback());
            Node node = COMPOSE.composeString(fallback).orElse(null);
            section = of(join(path, key), join(pattern, key), place, node, problems, environment);
        }
        List<Map.Entry<String, Value>> values = new ArrayList<>();
        for (Map.Entry<String, Entry> one : section.entries().entrySet()) {
            values.add(Map.entry(one.getKey(), section.value(one.getKey(), one.getValue())));
        }
        return values;
    }

    /** The groups of a list; a single group counts as a list of one. */
    List<Section> list(String key) {
        Entry entry = entries.get(key);
        if (entry == null || entry.hollow()) {
            return List.of();
        }
        List<Node> nodes = entry.node() instanceof SequenceNode sequence ? sequence.getValue() : List.of(entry.node());
        List<Section> groups = new ArrayList<>();
        for (Node node : nodes) {
            String itsPath = join(path, key) + "[" + groups.size() + "]";
            groups.add(of(itsPath, join(pattern, key) + "[]", entry.place(), node, problems, environment)
                    .known());
        }
        return groups;
    }

    /** The words of a list; a single word counts as a list of one, and no list as that of the setting's default. */
    List<Value> words(String key) {
        Entry entry = entries.get(key);
        Node node = entry == null
                ? COMPOSE.composeString(
                                String.valueOf(Settings.at(join(pattern, key)).fallback()))
                        .orElse(null)
                : entry.node();
        if (!(node instanceof SequenceNode sequence)) {
            return List.of(value(key));
        }
        List<Value> words = new ArrayList<>();
        for (Node word : sequence.getValue()) {
            words.add(value(key, new Entry(Place.of(word.getStartMark()), word)));
        }
        return words;
    }

    /** Whether a group stands behind the key, rather than a single value. */
    boolean grouped(String key) {
        Entry entry = entries.get(key);
        return entry != null && entry.node() instanceof MappingNode;
    }

    private static String join(String path, String key) {
        String shown = Problems.shown(key);
        return path.isEmpty() ? shown : path + "." + shown;
    }
}
