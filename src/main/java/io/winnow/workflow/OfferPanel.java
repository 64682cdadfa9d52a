package io.winnow.workflow;

import io.winnow.model.IssueId;
import io.winnow.tracker.IssueWriter;
import java.time.Instant;
import java.util.Map;

/**
 * Tells the people who may see an issue in the tracker where it is shown: in a property of the issue, which changes neither
 * its history nor when it was updated.
 */
public final class OfferPanel {

    static final String PROPERTY = "winnow.panel";

    private final IssueWriter writer;

    public OfferPanel(IssueWriter writer) {
        this.writer = writer;
    }

    /**
     * Leaves it there in place of an older one.
     *
     * @param path without the server's name, which the tracker's page knows by itself: whoever may edit the issue may edit this
     */
    public void run(IssueId issue, String path, Instant until) {
        writer.setProperty(issue, PROPERTY, Map.of("path", path, "until", until.toString()));
    }
}
