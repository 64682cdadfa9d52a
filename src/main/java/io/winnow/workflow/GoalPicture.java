package io.winnow.workflow;

import io.winnow.goals.GoalLinker;
import io.winnow.goals.GoalLinks;
import io.winnow.goals.GoalTree;
import io.winnow.goals.Worth;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.scoring.Input;
import io.winnow.scoring.Score;
import io.winnow.store.GoalStore;
import io.winnow.store.IssueStore;
import io.winnow.store.ScoreStore;
import io.winnow.store.ScoreStore.StoredScore;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every issue of every backlog, once, with its goals and its worth, as the store has them. */
final class GoalPicture {

    private final IssueStore issues;
    private final ScoreStore scores;
    private final GoalStore goals;
    private final List<String> backlogs;

    GoalPicture(IssueStore issues, ScoreStore scores, GoalStore goals, List<BacklogSettings> backlogs) {
        this.issues = issues;
        this.scores = scores;
        this.goals = goals;
        this.backlogs = backlogs.stream().map(BacklogSettings::name).toList();
    }

    Collection<Issue> issues() {
        Map<IssueId, Issue> all = new LinkedHashMap<>();
        backlogs.forEach(backlog -> issues.load(backlog).forEach(issue -> all.put(issue.id(), issue)));
        return all.values();
    }

    GoalLinks links(GoalTree tree, Collection<Issue> all) {
        return new GoalLinker(tree, goals.bindings()).link(all);
    }

    /** Of an issue in several backlogs, the first backlog of the configuration that scores it. */
    Map<IssueId, Worth> worths() {
        Map<IssueId, Worth> worths = new HashMap<>();
        for (String backlog : backlogs) {
            for (StoredScore stored : scores.load(backlog)) {
                Worth worth = worth(stored.score());
                worths.merge(
                        stored.id(),
                        worth,
                        (first, later) -> first.score() == null && later.score() != null ? later : first);
            }
        }
        return worths;
    }

    /** Inherited inputs are the epic's worth and effort, and count there. */
    private static Worth worth(Score score) {
        if (score.basis().inheritedFrom() != null) {
            return Worth.UNKNOWN;
        }
        return new Worth(score.value(), score.value(Input.EFFORT));
    }
}
