package io.winnow.ranking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Splits a graph into its strongly connected components by Tarjan's algorithm (Depth-first search and linear graph
 * algorithms, 1972), without recursion, so that a long chain can't overflow the stack.
 */
final class Circles<T extends Comparable<T>> {

    private final Map<T, ? extends Set<T>> next;
    private final Map<T, Integer> index = new HashMap<>();
    private final Map<T, Integer> low = new HashMap<>();
    private final Set<T> waiting = new HashSet<>();
    private final Deque<T> stack = new ArrayDeque<>();
    private final List<List<T>> found = new ArrayList<>();

    Circles(Map<T, ? extends Set<T>> next) {
        this.next = next;
    }

    private record Visit<T>(T node, Iterator<T> rest) {}

    /** Each component sorted; a component comes after all that can be reached from it. */
    List<List<T>> inOrder() {
        for (T start : new TreeSet<>(next.keySet())) {
            if (!index.containsKey(start)) {
                walk(start);
            }
        }
        return found;
    }

    private void walk(T start) {
        Deque<Visit<T>> path = new ArrayDeque<>();
        path.push(enter(start));
        while (!path.isEmpty()) {
            Visit<T> at = path.element();
            if (at.rest().hasNext()) {
                T to = at.rest().next();
                if (!index.containsKey(to)) {
                    path.push(enter(to));
                } else if (waiting.contains(to)) {
                    lower(at.node(), index.getOrDefault(to, 0));
                }
            } else {
                path.pop();
                leave(at.node());
                if (!path.isEmpty()) {
                    lower(path.element().node(), low.getOrDefault(at.node(), 0));
                }
            }
        }
    }

    private Visit<T> enter(T node) {
        index.put(node, index.size());
        low.put(node, index.size() - 1);
        stack.push(node);
        waiting.add(node);
        Set<T> after = next.get(node);
        return new Visit<>(node, new TreeSet<>(after == null ? Set.of() : after).iterator());
    }

    private void lower(T node, int to) {
        low.merge(node, to, Math::min);
    }

    private void leave(T node) {
        if (!low.getOrDefault(node, 0).equals(index.get(node))) {
            return;
        }
        List<T> component = new ArrayList<>();
        T member;
        do {
            member = stack.pop();
            waiting.remove(member);
            component.add(member);
        } while (!member.equals(node));
        component.sort(null);
        found.add(List.copyOf(component));
    }
}
