package io.winnow.workflow;

import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.store.IssueStore;
import io.winnow.store.RunStore;
import io.winnow.sync.Look;
import io.winnow.sync.Synchronizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads the issues again that the tracker told of, scores the backlog, and pushes the difference. */
public final class RefreshIssues {

    private final Synchronizer synchronizer;
    private final SyncBacklog syncBacklog;
    private final PrepareSite prepareSite;
    private final IssueStore issues;
    private final RunStore runs;

    public RefreshIssues(
            Synchronizer synchronizer,
            SyncBacklog syncBacklog,
            PrepareSite prepareSite,
            IssueStore issues,
            RunStore runs) {
        this.synchronizer = synchronizer;
        this.syncBacklog = syncBacklog;
        this.prepareSite = prepareSite;
        this.issues = issues;
        this.runs = runs;
    }

    /**
     * Follows hints, each issue being looked at once.
     *
     * @return empty when they lead to nothing that the backlog doesn't hold already: then the tracker was at most asked
     *     whether the issues match
     * @throws BusyException when the backlog is being run by somebody else: nothing was looked at yet, or only that
     */
    public Optional<BacklogResult> run(BacklogSettings backlog, Collection<Hint> hints) {
        Look look;
        // Held, so that a push has stored what it wrote before its echo is judged.
        try (RunStore.Hold hold = runs.hold(backlog.name()).orElseThrow(() -> new BusyException(backlog.name()))) {
            Set<IssueId> ids = toLookAt(backlog, hints);
            look = ids.isEmpty() ? Look.NOTHING : synchronizer.look(backlog.name(), backlog.jql(), ids);
        }
        return look.nothing()
                ? Optional.empty()
                : Optional.of(syncBacklog.refresh(() -> prepareSite.run(true), backlog, look));
    }

    private Set<IssueId> toLookAt(BacklogSettings backlog, Collection<Hint> hints) {
        Set<IssueId> ids = new HashSet<>();
        Set<Long> sprints = new HashSet<>();
        Set<String> projects = new HashSet<>();
        for (Hint hint : hints) {
            switch (hint.kind()) {
                case ISSUE -> {
                    if (!known(hint)) {
                        ids.add(new IssueId(hint.id()));
                    }
                }
                case SPRINT -> sprints.add(hint.id());
                case PROJECT -> projects.add(String.valueOf(hint.id()));
            }
        }
        if (!sprints.isEmpty() || !projects.isEmpty()) {
            Predicate<Issue> meant = issue -> projects.contains(issue.project().id())
                    || issue.sprints().stream().anyMatch(sprint -> sprints.contains(sprint.id()));
            issues.load(backlog.name()).stream().filter(meant).map(Issue::id).forEach(ids::add);
        }
        return ids;
    }

    /** Whether the store holds every value that is told: as after our own write, whose echo the hint then is. */
    private boolean known(Hint hint) {
        if (hint.told().isEmpty()) {
            return false;
        }
        Map<String, FieldValue> held =
                issues.find(String.valueOf(hint.id())).map(Issue::fields).orElse(Map.of());
        return hint.told().entrySet().stream()
                .allMatch(told ->
                        held.getOrDefault(told.getKey(), FieldValue.ABSENT).says(told.getValue()));
    }
}
