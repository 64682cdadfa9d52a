package io.winnow.workflow;

import io.winnow.tracker.Progress;

/** Reads the tickets that are evidence, and nothing else. */
public final class PullEvidence {

    private final PrepareSite prepareSite;
    private final SyncEvidence syncEvidence;

    public PullEvidence(PrepareSite prepareSite, SyncEvidence syncEvidence) {
        this.prepareSite = prepareSite;
        this.syncEvidence = syncEvidence;
    }

    public SyncEvidence.Result run(Progress progress) {
        Site site = prepareSite.run(false);
        if (site.tickets().isEmpty()) {
            throw new SetupException(
                    "No tickets are named as evidence: write evidence.jira with a jql into winnow.yaml.");
        }
        return syncEvidence.run(site, false, progress);
    }
}
