package io.winnow.workflow;

import io.winnow.matching.Heard;
import io.winnow.matching.IssueMatcher;
import io.winnow.matching.MatcherBuilder;
import io.winnow.matching.Suggestion;
import io.winnow.store.CustomerStore;
import io.winnow.store.EvidenceStore;
import io.winnow.store.EvidenceStore.Stored;
import io.winnow.store.IssueStore;
import io.winnow.tracker.Progress;
import java.util.ArrayList;
import java.util.List;

/** Shows what waits for somebody to say which issue it supports, with the likeliest issues and why. */
public final class ShowInbox {

    private static final int SUGGESTIONS = 5;

    private final EvidenceStore evidence;
    private final KnownToMatching known;

    public ShowInbox(IssueStore issues, EvidenceStore evidence, CustomerStore customers) {
        this.evidence = evidence;
        this.known = new KnownToMatching(issues, evidence, customers);
    }

    /**
     * The items that waited least.
     *
     * @param backlogs whose issues may be suggested
     * @param limit how many items at most
     */
    public Inbox run(List<String> backlogs, int limit, Progress progress) {
        List<Stored> items = evidence.inbox(limit);
        List<Waiting> waiting = new ArrayList<>();
        if (!items.isEmpty()) {
            MatcherBuilder builder = new MatcherBuilder();
            known.sorted(backlogs).forEach(builder::learn);
            known.issues(backlogs, progress, builder::add);
            IssueMatcher matcher = builder.build();
            List<Heard> heard = known.waiting(items);
            for (int i = 0; i < items.size(); i++) {
                progress.step("looking for issues", i, items.size());
                waiting.add(new Waiting(items.get(i), matcher.suggest(heard.get(i), SUGGESTIONS)));
            }
        }
        return new Inbox(evidence.inboxSize(), waiting);
    }

    /**
     * What waits.
     *
     * @param total how many items wait
     * @param shown the latest of them
     */
    public record Inbox(int total, List<Waiting> shown) {

        public Inbox {
            shown = List.copyOf(shown);
        }
    }

    /** An item and the issues it is likely about, at most five, the likeliest first. */
    public record Waiting(Stored item, List<Suggestion> suggestions) {

        public Waiting {
            suggestions = List.copyOf(suggestions);
        }
    }
}
