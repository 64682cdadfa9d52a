package io.winnow.workflow;

import io.winnow.goals.GoalChanges;
import io.winnow.goals.GoalLinks;
import io.winnow.goals.GoalTree;
import io.winnow.store.GoalStore;
import io.winnow.store.GoalStore.Version;
import io.winnow.store.IssueStore;
import io.winnow.store.ScoreStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Makes the goals of a file the ones that count; earlier versions stay, and the same goals again change nothing. */
public final class ApplyGoals {

    private final GoalFile file;
    private final GoalStore goals;
    private final GoalPicture picture;
    private final Clock clock;

    public ApplyGoals(
            GoalFile file,
            GoalStore goals,
            IssueStore issues,
            ScoreStore scores,
            List<BacklogSettings> backlogs,
            Clock clock) {
        this.file = file;
        this.goals = goals;
        this.picture = new GoalPicture(issues, scores, goals, backlogs);
        this.clock = clock;
    }

    /**
     * Applies the file.
     *
     * @param dryRun only say what would change
     */
    public Result run(Path path, boolean dryRun) {
        return run(file.read(path), dryRun);
    }

    /** Applies the content of such a file. */
    public Result run(byte[] content, boolean dryRun) {
        return run(file.read(content), dryRun);
    }

    private Result run(GoalTree tree, boolean dryRun) {
        Optional<Version> before = goals.current();
        GoalTree old = before.map(Version::tree).orElse(GoalTree.EMPTY);
        boolean changed = before.isEmpty() || !old.equals(tree);
        int version = dryRun
                ? before.map(Version::number).orElse(0)
                : goals.apply(tree, clock.instant()).number();
        GoalLinks links = picture.links(tree, picture.issues());
        return new Result(tree, version, changed, dryRun, GoalChanges.between(old, tree), links);
    }

    /**
     * What an apply did or would do.
     *
     * @param version the one that counts now; 0 when there is none
     * @param changed whether the file differs from what counted before
     * @param links which issues serve the file's goals, as far as the store knows
     */
    public record Result(
            GoalTree tree, int version, boolean changed, boolean dryRun, GoalChanges changes, GoalLinks links) {}
}
