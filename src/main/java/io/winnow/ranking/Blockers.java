package io.winnow.ranking;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.IssueLink;
import io.winnow.model.IssueLink.Direction;
import io.winnow.model.StatusCategory;
import io.winnow.scoring.Score;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds what each open issue unblocks in its backlog; links said from one end only count too. */
final class Blockers {

    private final Map<IssueId, Issue> open = new HashMap<>();
    private final Map<IssueId, Set<IssueId>> blocks = new HashMap<>();

    Blockers(List<Issue> issues, Set<String> linkTypes) {
        for (Issue issue : issues) {
            if (issue.status().category() != StatusCategory.DONE) {
                open.put(issue.id(), issue);
            }
        }
        for (Issue issue : open.values()) {
            for (IssueLink link : issue.links()) {
                if (linkTypes.contains(link.type().toLowerCase(Locale.ROOT)) && open.containsKey(link.other())) {
                    boolean outward = link.direction() == Direction.OUTWARD;
                    IssueId blocker = outward ? issue.id() : link.other();
                    IssueId blocked = outward ? link.other() : issue.id();
                    blocks.computeIfAbsent(blocker, id -> new LinkedHashSet<>()).add(blocked);
                }
            }
        }
    }

    /** What each issue that blocks an open one borrows; others have no entry. */
    Map<IssueId, Borrowed> borrowed(Map<IssueId, Score> scores) {
        if (blocks.isEmpty()) {
            return Map.of();
        }
        Map<IssueId, Borrowed> borrowed = new HashMap<>();
        Map<List<IssueId>, Loan> loans = new HashMap<>();
        Map<IssueId, List<IssueId>> circleOf = new HashMap<>();
        // Circles come sinks first, so what an issue unblocks is reckoned before the issue.
        for (List<IssueId> circle : new Circles<>(blocks).inOrder()) {
            circle.forEach(id -> circleOf.put(id, circle));
            Loan below = new Loan();
            for (IssueId id : circle) {
                for (IssueId next : blocks.getOrDefault(id, Set.of())) {
                    List<IssueId> other = circleOf.getOrDefault(next, List.of());
                    if (!other.equals(circle)) {
                        below.add(loans.getOrDefault(other, new Loan()));
                    }
                }
            }
            for (IssueId id : circle) {
                if (circle.size() > 1 || blocks.containsKey(id)) {
                    borrowed.put(id, loan(id, circle, below, scores));
                }
            }
            loans.put(circle, below.with(circle, scores).oneStepOn());
        }
        return borrowed;
    }

    /** An issue of a circle also unblocks the others of it. */
    private Borrowed loan(IssueId id, List<IssueId> circle, Loan below, Map<IssueId, Score> scores) {
        List<IssueId> others =
                circle.stream().filter(other -> !other.equals(id)).toList();
        List<String> keys =
                circle.size() == 1 ? List.of() : circle.stream().map(this::key).toList();
        return below.with(others, scores).borrowed(keys, this::key);
    }

    private String key(IssueId id) {
        Issue issue = open.get(id);
        return issue == null ? id.toString() : issue.key();
    }
}
