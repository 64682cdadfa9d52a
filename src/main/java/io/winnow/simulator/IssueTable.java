package io.winnow.simulator;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The database of issues, with the search index trailing behind. Reads are thread-safe; writers hold the site's lock. */
final class IssueTable {

    private final SearchIndex index;
    private final Map<Long, IssueState> issues = new ConcurrentSkipListMap<>();
    private final Map<String, Long> idByKey = new ConcurrentHashMap<>();
    private final Map<Long, Integer> lastNumber = new ConcurrentHashMap<>();
    private final Map<Long, Set<Long>> children = new ConcurrentHashMap<>();
    private final List<SiteListener> listeners = new CopyOnWriteArrayList<>();

    IssueTable(Clock clock) {
        this.index = new SearchIndex(clock);
    }

    SearchIndex index() {
        return index;
    }

    List<SiteListener> listeners() {
        return listeners;
    }

    Set<Long> ids() {
        return issues.keySet();
    }

    int size() {
        return issues.size();
    }

    @Nullable
    IssueState get(long id) {
        return issues.get(id);
    }

    /** By id, key or a key it had before; null when there is no such issue. */
    @Nullable
    IssueState find(String keyOrId) {
        if (!keyOrId.isEmpty() && keyOrId.chars().allMatch(Character::isDigit)) {
            return keyOrId.length() > 18 ? null : issues.get(Long.parseLong(keyOrId));
        }
        Long id = idByKey.get(keyOrId.toUpperCase(Locale.ROOT));
        return id == null ? null : issues.get(id);
    }

    Set<Long> childrenOf(long id) {
        return children.getOrDefault(id, Set.of());
    }

    /** The number that follows the highest one a project ever had; numbers are never given twice. */
    int nextNumber(long projectId) {
        return lastNumber.getOrDefault(projectId, 0) + 1;
    }

    void save(IssueState state) {
        IssueState before = issues.put(state.id, state);
        if (before != null && before.parentId != state.parentId) {
            forgetChild(before);
        }
        if (state.parentId > 0) {
            children.computeIfAbsent(state.parentId, key -> ConcurrentHashMap.newKeySet())
                    .add(state.id);
        }
        idByKey.put(state.key.toUpperCase(Locale.ROOT), state.id);
        lastNumber.merge(state.projectId, state.number, Math::max);
        index.changed(state.id, state);
        listeners.forEach(listener -> listener.issue(before, state));
    }

    void remove(IssueState gone) {
        issues.remove(gone.id);
        forgetChild(gone);
        idByKey.values().removeIf(id -> id == gone.id);
        index.changed(gone.id, null);
        listeners.forEach(listener -> listener.issue(gone, null));
    }

    private void forgetChild(IssueState child) {
        Set<Long> siblings = children.get(child.parentId);
        if (siblings != null) {
            siblings.remove(child.id);
        }
    }
}
