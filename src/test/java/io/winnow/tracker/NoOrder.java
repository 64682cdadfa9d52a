package io.winnow.tracker;

import io.winnow.model.IssueId;
import io.winnow.model.Project;
import io.winnow.model.Sprint;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A tracker that must not be asked about order and sprints. */
public final class NoOrder implements BacklogOrder {

    private static AssertionError asked() {
        return new AssertionError("nobody should ask about order or sprints");
    }

    @Override
    public List<Placed> inOrder(String jql, Fields fields, boolean now) {
        throw asked();
    }

    @Override
    public Map<IssueId, Placed> now(Collection<IssueId> ids, Fields fields) {
        throw asked();
    }

    @Override
    public Map<IssueId, Placed> lately(Collection<IssueId> ids, Set<IssueId> now, Fields fields) {
        throw asked();
    }

    @Override
    public boolean readsOneByOne() {
        throw asked();
    }

    @Override
    public Sprint sprint(long id) {
        throw asked();
    }

    @Override
    public boolean maySchedule(Project project) {
        throw asked();
    }

    @Override
    public Ranked rank(List<IssueId> block, IssueId anchor, boolean before) {
        throw asked();
    }

    @Override
    public void addToSprint(long sprintId, List<IssueId> issues) {
        throw asked();
    }

    @Override
    public void moveToBacklog(List<IssueId> issues) {
        throw asked();
    }
}
