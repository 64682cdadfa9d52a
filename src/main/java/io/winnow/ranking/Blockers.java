package io.winnow.ranking;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.IssueLink;
import io.winnow.model.IssueLink.Direction;
import io.winnow.model.StatusCategory;
import io.winnow.scoring.Moscow;
import io.winnow.scoring.Score;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what each open issue unblocks in its backlog; links said from one end only count too. */
final class Blockers {

    private static final int MEMBERS_NAMED = 20;
    private static final int LENDERS = 6; // one more than are named

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
            List<IssueId> strongest = strongest(circle, scores);
            for (IssueId id : circle) {
                if (circle.size() > 1 || blocks.containsKey(id)) {
                    borrowed.put(id, loan(id, circle, strongest, below, scores));
                }
            }
            loans.put(circle, below.with(circle, scores).oneStepOn());
        }
        return borrowed;
    }

    /** An issue of a circle also unblocks the others of it. */
    private Borrowed loan(
            IssueId id, List<IssueId> circle, List<IssueId> strongest, Loan below, Map<IssueId, Score> scores) {
        List<IssueId> others =
                strongest.stream().filter(other -> !other.equals(id)).toList();
        List<String> keys = circle.size() == 1
                ? List.of()
                : circle.stream().limit(MEMBERS_NAMED).map(this::key).toList();
        return below.with(others, scores).borrowed(keys, this::key);
    }

    /** Those of a circle from whom its members may borrow: looking at all of them for each would take ages in a large one. */
    private static List<IssueId> strongest(List<IssueId> circle, Map<IssueId, Score> scores) {
        List<Lender> lenders = new ArrayList<>();
        for (IssueId id : circle) {
            Score score = scores.get(id);
            if (score != null && score.value() != null && score.basis().moscow() != Moscow.WONT) {
                Moscow moscow = score.basis().moscow();
                lenders.add(new Lender(id, score.value(), (moscow == null ? Moscow.COULD : moscow).band()));
            }
        }
        Comparator<Lender> byScore = Comparator.comparing(Lender::value, Comparator.reverseOrder());
        return Stream.concat(
                        lenders.stream().sorted(byScore).limit(LENDERS),
                        lenders.stream()
                                .sorted(Comparator.comparingInt(Lender::band).thenComparing(byScore))
                                .limit(LENDERS))
                .map(Lender::id)
                .distinct()
                .toList();
    }

    private record Lender(IssueId id, BigDecimal value, int band) {}

    private String key(IssueId id) {
        Issue issue = open.get(id);
        return issue == null ? id.toString() : issue.key();
    }
}
