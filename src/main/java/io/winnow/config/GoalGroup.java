package io.winnow.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One group of {@code goals.yaml}. Unlike {@code winnow.yaml} it takes nothing from the environment: goals hold no secrets,
 * and the same file must mean the same everywhere.
 *
 * @param path as messages name it, such as {@code goals[0].links}
 */
record GoalGroup(String path, Place place, Map<String, Node> nodes, Problems problems) {

    /** Reads a group and complains about every key that isn't among these. */
    static GoalGroup of(String path, Place place, @Nullable Node node, Problems problems, List<String> keys) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                Place keyPlace = Place.of(tuple.getKeyNode().getStartMark());
                String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
                if (!keys.contains(key)) {
                    problems.add(keyPlace, join(path, key), "isn't known." + advice(key, keys));
                } else if (nodes.putIfAbsent(key, tuple.getValueNode()) != null) {
                    problems.add(keyPlace, join(path, key), "is set twice. Remove one of the two.");
                }
            }
        } else {
            problems.add(place, path, "must be a group. Write " + keys.get(0) + ": with the value behind it.");
        }
        return new GoalGroup(path, place, nodes, problems);
    }

    private static String advice(String key, List<String> keys) {
        return Spelling.closest(key, keys)
                .map(close -> " Did you mean " + close + "?")
                .orElse(" Write one of " + String.join(", ", keys) + ", or remove it.");
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? Problems.shown(key) : path + "." + Problems.shown(key);
    }

    /** A value that must be there. */
    Value value(String key, String example) {
        return optional(key).orElseGet(() -> {
            problems.add(place, join(path, key), "isn't set. Write " + key + ": " + example + ".");
            return new Value(join(path, key), place, "", "", problems);
        });
    }

    Value valueOr(String key, String fallback) {
        return optional(key).orElseGet(() -> new Value(join(path, key), place, fallback, fallback, problems));
    }

    Optional<Value> optional(String key) {
        return Optional.ofNullable(nodes.get(key)).map(node -> value(join(path, key), node));
    }

    private Value value(String itsPath, Node node) {
        Place itsPlace = Place.of(node.getStartMark());
        String text = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (!(node instanceof ScalarNode)) {
            problems.add(itsPlace, itsPath, "must be a single value, not a list or group.");
        } else if (text.isBlank()) {
            problems.add(itsPlace, itsPath, "has no value. Write one, or remove the line.");
        }
        return new Value(itsPath, itsPlace, text, text.isBlank() ? "" : text, problems);
    }

    /** The words of a list; a single word counts as a list of one, and nothing as an empty one. */
    List<Value> words(String key) {
        return each(key).stream()
                .map(one -> value(one.getKey(), one.getValue()))
                .toList();
    }

    /** The groups of a list; what stands in it and is no group is left out, after the complaint. */
    List<GoalGroup> groups(String key, List<String> keys) {
        List<GoalGroup> groups = new ArrayList<>();
        for (Map.Entry<String, Node> one : each(key)) {
            Node node = one.getValue();
            GoalGroup group = of(one.getKey(), Place.of(node.getStartMark()), node, problems, keys);
            if (node instanceof MappingNode) {
                groups.add(group);
            }
        }
        return groups;
    }

    private List<Map.Entry<String, Node>> each(String key) {
        Node node = nodes.get(key);
        List<Map.Entry<String, Node>> each = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            for (Node one : sequence.getValue()) {
                each.add(Map.entry(join(path, key) + "[" + each.size() + "]", one));
            }
        } else if (node != null) {
            each.add(Map.entry(join(path, key), node));
        }
        return each;
    }

    /** A group in this one, if it is there. */
    Optional<GoalGroup> group(String key, List<String> keys) {
        return Optional.ofNullable(nodes.get(key))
                .map(node -> of(join(path, key), Place.of(node.getStartMark()), node, problems, keys));
    }

    void refuse(String what) {
        problems.add(place, path, what);
    }
}
