package io.winnow.workflow;

import io.winnow.push.PushResult;
import io.winnow.sync.SyncResult;
import java.util.List;

/**
 * What one run did for one backlog.
 *
 * @param goalTrouble what couldn't be found out about the goals, a plain sentence each; told by one backlog of a command
 */
public record BacklogResult(
        String backlog, SyncResult pull, int scored, int notScored, PushResult push, List<String> goalTrouble) {

    public BacklogResult {
        goalTrouble = List.copyOf(goalTrouble);
    }

    /** Whether something was left undone that somebody should look at. */
    public boolean troubled() {
        return push.troubled() || !pull.unreadable().isEmpty() || !goalTrouble.isEmpty();
    }

    /** How it went, in one plain sentence. */
    public String message() {
        return RunMessage.of(this);
    }
}
