package io.winnow.push;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.tracker.IssueWriter;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks Jira which fields can be set on issues that are alike in that, by a sample of each kind. */
final class SettableFields {

    private static final int MOST_SAMPLES = 3;

    private final IssueWriter writer;
    private final int maxConcurrent;

    SettableFields(IssueWriter writer, int maxConcurrent) {
        this.writer = writer;
        this.maxConcurrent = maxConcurrent;
    }

    /** Ids of the fields that can be set on each kind, asked several at once; no entry where no issue is left. */
    <K> Map<K, Set<String>> of(Map<K, List<Issue>> kinds) {
        Map<K, Set<String>> settable = new ConcurrentHashMap<>();
        Together.run(maxConcurrent, kinds.entrySet(), kind -> {
            Set<String> ids = of(kind.getValue());
            if (ids != null) {
                settable.put(kind.getKey(), ids);
            }
        });
        return settable;
    }

    /** What can be set on the first of some samples that can be edited at all; null when none exists any more. */
    private @Nullable Set<String> of(List<Issue> some) {
        Set<String> settable = null;
        for (IssueId sample : samples(some)) {
            try {
                settable = writer.editableFields(sample).keySet();
            } catch (TrackerException refused) {
                FieldPlacement.tolerated(refused);
                settable = refused.kind() == Kind.NOT_FOUND ? settable : Set.of();
            }
            if (settable != null && !settable.isEmpty()) {
                return settable;
            }
        }
        return settable;
    }

    /** One of each status first, those still to do before those done, for a workflow may forbid edits in some. */
    private static List<IssueId> samples(List<Issue> some) {
        Map<String, IssueId> byStatus = new LinkedHashMap<>();
        some.stream()
                .sorted(Comparator.comparing(issue -> issue.status().category()))
                .forEach(issue -> byStatus.putIfAbsent(issue.status().id(), issue.id()));
        return Stream.concat(byStatus.values().stream(), some.stream().map(Issue::id))
                .distinct()
                .limit(MOST_SAMPLES)
                .toList();
    }
}
