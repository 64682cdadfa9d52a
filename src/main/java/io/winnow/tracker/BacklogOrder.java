package io.winnow.tracker;

import io.winnow.model.FieldDefinition;
import io.winnow.model.IssueId;
import io.winnow.model.IssueType;
import io.winnow.model.Project;
import io.winnow.model.Sprint;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The order of a tracker's issues and their sprints: reads and changes them. Every method throws {@link TrackerException};
 * all are thread-safe. Every change may be repeated safely, and is repeated here when its answer was lost.
 */
public interface BacklogOrder {

    /** The most issues that one call moves. */
    int MOST = 50;

    /**
     * Where the issues that match stand, in the order of their ranks.
     *
     * @param now past any lagging index, but for which match; otherwise as {@link #lately}
     */
    List<Placed> inOrder(String jql, Fields fields, boolean now);

    /** Where these issues stand now; one that is gone or hidden has no entry. */
    Map<IssueId, Placed> now(Collection<IssueId> ids, Fields fields);

    /**
     * The same; but where {@link #readsOneByOne}, only of some for certain: where the others stand may be as old as the
     * tracker's index.
     */
    Map<IssueId, Placed> lately(Collection<IssueId> ids, Set<IssueId> now, Fields fields);

    /** Whether {@link #now} takes a request for each issue. */
    boolean readsOneByOne();

    /** A sprint; NOT_FOUND when there is none, or this account may not see it. */
    Sprint sprint(long id);

    /** False when the tracker says that the account may not rank this project's issues or move them into sprints. */
    boolean maySchedule(Project project);

    /** Puts some issues, at most {@link #MOST}, in this order directly before or after another one that isn't among them. */
    Ranked rank(List<IssueId> block, IssueId anchor, boolean before);

    /** Puts some issues, at most {@link #MOST}, into a sprint that isn't closed, and out of any other. */
    void addToSprint(long sprintId, List<IssueId> issues);

    /** Takes some issues, at most {@link #MOST}, out of every sprint that isn't closed. */
    void moveToBacklog(List<IssueId> issues);

    /**
     * The site's own fields for order and sprint.
     *
     * @param rank the rank, without which there is no order to change
     * @param sprint empty when the site has no sprints
     */
    record Fields(FieldDefinition rank, Optional<FieldDefinition> sprint) {}

    /**
     * Where an issue stands.
     *
     * @param rank sorts as text; empty when it has none
     * @param sprints those it is or was in
     */
    record Placed(
            IssueId id, String key, Project project, IssueType type, boolean done, String rank, List<Sprint> sprints) {

        public Placed {
            sprints = List.copyOf(sprints);
        }

        /** The same once it was moved into a sprint. */
        public Placed in(Sprint sprint) {
            return new Placed(id, key, project, type, done, rank, List.of(sprint));
        }

        /** The sprint it is in now: the active one before a future one; empty in the backlog. */
        public Optional<Sprint> openSprint() {
            return in(Sprint.State.ACTIVE).or(() -> in(Sprint.State.FUTURE));
        }

        private Optional<Sprint> in(Sprint.State state) {
            return sprints.stream().filter(sprint -> sprint.state() == state).findFirst();
        }

        public boolean active() {
            return in(Sprint.State.ACTIVE).isPresent();
        }
    }

    /**
     * What became of one block.
     *
     * @param calls requests sent, more than one when the tracker asked to try again
     * @param failed why an issue wasn't moved, in the tracker's words; the others of the block were
     */
    record Ranked(int calls, Map<IssueId, String> failed) {

        public Ranked {
            failed = Map.copyOf(failed);
        }
    }
}
