package io.winnow.ranking;

/**
 * How one person's decision fares in the order as it is.
 *
 * @param places how many places the issue stands higher than it would without this decision; negative when lower; 0 where
 *     it has no effect
 */
public record OverrideEffect(OrderOverride override, State state, int places) {

    /** What becomes of a decision. */
    public enum State {
        /** The issue stands where it says. */
        MOVES(true),
        /** The issue would stand there anyway. */
        ALREADY_THERE(false),
        /** It is for the planner of the next sprint, and moves nothing here. */
        FOR_PLANNER(true),
        /** The oldest of decisions that contradict each other in a circle. */
        GIVES_WAY(false),
        /** The issue it is measured by has left the backlog. */
        ANCHOR_GONE(false),
        /** The issue it is measured by has no score, and so no place. */
        ANCHOR_NOT_SCORED(false),
        /** The issue has no score, and so no place to be moved from. */
        NOT_SCORED(false),
        /** The issue is done. */
        DONE(false),
        /** The issue has left the backlog. */
        NOT_IN_BACKLOG(false);

        private final boolean effective;

        State(boolean effective) {
            this.effective = effective;
        }

        /** Whether anything is otherwise because of it. */
        public boolean effective() {
            return effective;
        }
    }
}
