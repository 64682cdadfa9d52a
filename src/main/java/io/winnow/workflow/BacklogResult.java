package io.winnow.workflow;

import io.winnow.push.PushResult;
import io.winnow.sync.SyncResult;

/** What one run did for one backlog. */
public record BacklogResult(String backlog, SyncResult pull, int scored, int notScored, PushResult push) {

    /** How it went, in one plain sentence. */
    public String message() {
        return RunMessage.of(this);
    }
}
