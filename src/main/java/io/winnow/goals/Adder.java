package io.winnow.goals;

import io.winnow.goals.IssueIndex.Node;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.StatusCategory;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adds up sets of issues; of an epic and its stories, what the epic's figure covers isn't added a second time. */
final class Adder {

    private final Map<IssueId, List<IssueId>> above = new HashMap<>();
    private final Set<IssueId> open = new HashSet<>();
    private final Map<IssueId, Worth> worths;
    private final EvidenceCount evidence;

    Adder(Collection<Issue> issues, Map<IssueId, Worth> worths, EvidenceCount evidence) {
        IssueIndex index = new IssueIndex(issues);
        for (Issue issue : issues) {
            above.put(issue.id(), index.above(issue).stream().map(Node::id).toList());
            if (issue.status().category() != StatusCategory.DONE) {
                open.add(issue.id());
            }
        }
        this.worths = Map.copyOf(worths);
        this.evidence = evidence;
    }

    Sums sums(Set<IssueId> issues) {
        EvidenceCount.Heard heard = evidence.of(issues);
        return new Sums(
                issues.size(),
                (int) issues.stream().filter(open::contains).count(),
                sum(issues, Worth::effort),
                sum(issues, Worth::score),
                heard.customers(),
                heard.items());
    }

    BigDecimal effort(Set<IssueId> issues) {
        return sum(issues, Worth::effort);
    }

    private BigDecimal sum(Set<IssueId> issues, Function<Worth, @Nullable BigDecimal> figure) {
        BigDecimal sum = BigDecimal.ZERO;
        for (IssueId issue : issues) {
            BigDecimal own = figure(issue, figure);
            if (own != null
                    && above.getOrDefault(issue, List.of()).stream()
                            .noneMatch(one -> issues.contains(one) && figure(one, figure) != null)) {
                sum = sum.add(own);
            }
        }
        return Shares.plain(sum);
    }

    private @Nullable BigDecimal figure(IssueId issue, Function<Worth, @Nullable BigDecimal> figure) {
        return open.contains(issue) ? figure.apply(worths.getOrDefault(issue, Worth.UNKNOWN)) : null;
    }
}
