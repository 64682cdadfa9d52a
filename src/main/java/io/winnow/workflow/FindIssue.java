package io.winnow.workflow;

import io.winnow.model.Issue;
import io.winnow.store.IssueStore;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the issue a person names, and in which of the configured backlogs it is meant. */
final class FindIssue {

    private final IssueStore issues;
    private final List<String> backlogs;

    FindIssue(IssueStore issues, List<BacklogSettings> backlogs) {
        this.issues = issues;
        this.backlogs = backlogs.stream().map(BacklogSettings::name).toList();
    }

    /** By key or id; throws {@link SetupException} when no backlog holds it. */
    static Issue named(IssueStore issues, String keyOrId) {
        return issues.find(keyOrId)
                .orElseThrow(() -> new SetupException("No backlog holds an issue '" + keyOrId
                        + "' as of the last sync; check the key, or run winnow sync."));
    }

    Issue named(String keyOrId) {
        return named(issues, keyOrId);
    }

    /**
     * The backlogs that hold the issue, at least one; throws {@link SetupException} when there is none.
     *
     * @param named the only one that is meant; null for all
     */
    List<String> holding(Issue issue, @Nullable String named) {
        List<String> its = issues.backlogsOf(issue.id());
        List<String> holding = backlogs.stream()
                .filter(name -> named == null || name.equals(named))
                .filter(its::contains)
                .toList();
        if (holding.isEmpty()) {
            throw new SetupException(
                    named != null && backlogs.contains(named)
                            ? "The backlog '" + named + "' doesn't hold " + issue.key() + ", which is in "
                                    + String.join(", ", its) + "."
                            : "There is no backlog " + (named == null ? "" : "'" + named + "' ") + "that holds "
                                    + issue.key() + "; the configuration has: " + String.join(", ", backlogs) + ".");
        }
        return holding;
    }

    /** The only one of several; throws {@link SetupException} that asks which. */
    static String only(String key, List<String> several) {
        if (several.size() > 1) {
            throw new SetupException(key + " is in several backlogs: "
                    + several.stream().sorted().collect(Collectors.joining(", ")) + "; say which with --backlog.");
        }
        return several.get(0);
    }
}
