package io.winnow.workflow;

import io.winnow.model.Sprint;
import io.winnow.tracker.BacklogOrder;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;

/** Tells of a sprint that a backlog's board doesn't have whether it is another board's: better than "no such sprint". */
record ForeignSprint(BacklogOrder order) {

    /**
     * Says so when it is; does nothing when it isn't, or isn't known.
     *
     * @param asked a sprint by id; a name names none of another board
     */
    void check(String asked, BacklogSettings backlog) {
        Long own = backlog.board();
        if (own == null || !asked.strip().matches("\\d{1,18}")) {
            return;
        }
        try {
            Sprint sprint = order.sprint(Long.parseLong(asked.strip()));
            Long board = sprint.boardId();
            if (board != null && !board.equals(own)) {
                throw new SetupException("Sprint " + sprint.id() + " '" + sprint.name() + "' is of board " + board
                        + ", not of board " + own + ", which backlog " + backlog.name() + " is planned on.");
            }
        } catch (TrackerException unknown) {
            if (unknown.kind() != Kind.NOT_FOUND && unknown.kind() != Kind.FORBIDDEN) {
                throw unknown;
            }
        }
    }
}
