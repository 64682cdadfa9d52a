package io.winnow.workflow;

import io.winnow.model.BoardSprint;
import io.winnow.model.Sprint.State;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the sprint that is to be planned. */
final class TargetSprint {

    private static final int NAMED = 5;

    private final BacklogSettings backlog;
    private final List<BoardSprint> sprints;

    /** {@code sprints} are the board's, in its order; none when there is no board. */
    TargetSprint(BacklogSettings backlog, List<BoardSprint> sprints) {
        this.backlog = backlog;
        this.sprints = List.copyOf(sprints);
    }

    /** The one with this id or name; without one the next future sprint, null when there is none. */
    @Nullable
    BoardSprint find(@Nullable String idOrName) {
        if (idOrName == null) {
            return sprints.stream()
                    .filter(sprint -> sprint.state() == State.FUTURE)
                    .findFirst()
                    .orElse(null);
        }
        if (backlog.board() == null) {
            throw new SetupException("backlogs." + backlog.name()
                    + ".board isn't set, so no sprint can be named. Write the number in the board's address.");
        }
        List<BoardSprint> found = matching(sprint -> String.valueOf(sprint.id()).equals(idOrName.strip()));
        if (found.isEmpty()) {
            found = matching(sprint -> sprint.name().strip().equalsIgnoreCase(idOrName.strip()));
        }
        if (found.size() > 1) {
            List<BoardSprint> open = found.stream()
                    .filter(sprint -> sprint.state() != State.CLOSED)
                    .toList();
            found = open.isEmpty() ? found : open;
        }
        if (found.size() != 1) {
            throw new SetupException(
                    found.isEmpty()
                            ? "Board " + backlog.board() + " has no sprint '" + idOrName + "'. " + known()
                            : "The sprint name '" + idOrName + "' fits " + found.size() + " sprints: " + named(found)
                                    + ". Write the id of the one you mean.");
        }
        if (found.get(0).state() == State.CLOSED) {
            throw new SetupException("The sprint '" + found.get(0).name() + "' is closed. " + known());
        }
        return found.get(0);
    }

    private List<BoardSprint> matching(Predicate<BoardSprint> wanted) {
        return sprints.stream().filter(wanted).toList();
    }

    private String known() {
        List<BoardSprint> future = matching(sprint -> sprint.state() == State.FUTURE);
        return future.isEmpty()
                ? "The board has no future sprint."
                : "Future sprints of the board: " + named(future) + ".";
    }

    private static String named(List<BoardSprint> some) {
        return some.stream()
                .limit(NAMED)
                .map(sprint -> sprint.name() + " (" + sprint.id() + ")")
                .collect(Collectors.joining(", "));
    }
}
