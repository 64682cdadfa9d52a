package io.winnow.workflow;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.store.FieldChange;
import io.winnow.store.IssueStore;
import io.winnow.store.Push;
import io.winnow.store.PushStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The audit: every push, and every change of one with how it ended. */
public final class ListPushes {

    private final PushStore pushes;
    private final IssueStore issues;

    public ListPushes(PushStore pushes, IssueStore issues) {
        this.pushes = pushes;
        this.issues = issues;
    }

    /** Latest first. */
    public List<Push> latest(int limit) {
        return pushes.latest(limit);
    }

    /** The push with this id, or whose id alone starts like this. */
    public Optional<Detail> show(String id) {
        return pushes.find(id).map(this::detail);
    }

    /** The backlog's latest that somebody asked for, and that has ended; syncs and dry runs are none. */
    public Optional<Detail> last(String backlog) {
        return pushes.lastAsked(backlog).map(this::detail);
    }

    /** What the backlog's issues are about. */
    public Map<IssueId, String> summaries(String backlog) {
        return issues.load(backlog).stream().collect(Collectors.toMap(Issue::id, Issue::summary));
    }

    private Detail detail(Push push) {
        return new Detail(push, pushes.changes(push.id()), summaries(push.backlog()));
    }

    /** A push with its changes in order, and what the issues of its backlog are about. */
    public record Detail(Push push, List<FieldChange> changes, Map<IssueId, String> summaries) {

        public Detail {
            changes = List.copyOf(changes);
            summaries = Map.copyOf(summaries);
        }
    }
}
