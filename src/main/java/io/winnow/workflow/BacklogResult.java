package io.winnow.workflow;

import io.winnow.push.PushResult;
import io.winnow.sync.SyncResult;

/** What one run did for one backlog. */
public record BacklogResult(String backlog, SyncResult pull, int scored, int notScored, PushResult push) {

    /** Whether something was left undone that somebody should look at. */
    public boolean troubled() {
        return push.troubled() || !pull.unreadable().isEmpty();
    }

    /** How it went, in one plain sentence. */
    public String message() {
        return RunMessage.of(this);
    }
}
