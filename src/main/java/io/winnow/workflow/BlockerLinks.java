package io.winnow.workflow;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.IssueLink;
import io.winnow.model.IssueLink.Direction;
import io.winnow.model.Parent;
import io.winnow.model.StatusCategory;
import io.winnow.planning.PlanItem.Blocker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds the unfinished issues that block each issue, in the backlog and outside of it. */
final class BlockerLinks {

    private final Map<IssueId, Issue> snapshot = new HashMap<>();
    private final Map<IssueId, Map<IssueId, Blocker>> blockers = new HashMap<>();

    private final Map<IssueId, List<IssueId>> outside = new TreeMap<>();

    /**
     * Reads the links.
     *
     * @param openOutside the unfinished ones of {@link #outside}
     */
    BlockerLinks(Collection<Issue> issues, Set<String> linkTypes, Set<IssueId> openOutside) {
        issues.forEach(issue -> snapshot.put(issue.id(), issue));
        Map<IssueId, String> names = new HashMap<>();
        for (Issue issue : issues) {
            for (IssueLink link : issue.links()) {
                boolean outward = link.direction() == Direction.OUTWARD;
                if (!linkTypes.contains(link.type().toLowerCase(Locale.ROOT))) {
                    continue;
                }
                if (snapshot.containsKey(link.other())) {
                    add(outward ? link.other() : issue.id(), outward ? issue.id() : link.other());
                } else if (!outward) {
                    outside.computeIfAbsent(link.other(), first -> new ArrayList<>())
                            .add(issue.id());
                    names.put(link.other(), link.otherKey());
                }
            }
        }
        outside.forEach((other, blocked) -> {
            if (openOutside.contains(other)) {
                Blocker blocker = new Blocker(other, names.getOrDefault(other, other.toString()));
                blocked.forEach(issue -> put(issue, blocker));
            }
        });
    }

    /** As if every issue outside the backlog were unfinished: for those who can't ask the tracker. */
    static BlockerLinks allOpen(Collection<Issue> issues, Set<String> linkTypes) {
        return new BlockerLinks(issues, linkTypes, new BlockerLinks(issues, linkTypes, Set.of()).outside());
    }

    /** The issues outside the backlog that block some of it, if they are unfinished. */
    Set<IssueId> outside() {
        return outside.keySet();
    }

    private void add(IssueId blocked, IssueId blockedBy) {
        Issue other = snapshot.get(blockedBy);
        if (other == null || other.status().category() == StatusCategory.DONE) {
            return;
        }
        Issue carrier = carrier(other);
        if (!carrier.id().equals(blocked)) {
            put(blocked, new Blocker(carrier.id(), carrier.key()));
        }
    }

    /** A sub-task is planned with its parent. */
    private Issue carrier(Issue issue) {
        Parent parent = issue.parent();
        IssueId above = parent == null || issue.type().hierarchyLevel() >= 0 ? null : parent.id();
        Issue found = above == null ? null : snapshot.get(above);
        return found == null ? issue : found;
    }

    private void put(IssueId blocked, Blocker blocker) {
        blockers.computeIfAbsent(blocked, first -> new TreeMap<>()).put(blocker.id(), blocker);
    }

    List<Blocker> of(IssueId issue) {
        return List.copyOf(blockers.getOrDefault(issue, Map.of()).values());
    }
}
