package io.winnow.workflow;

import io.winnow.tracker.Progress;
import io.winnow.workflow.SyncBacklog.SitePreparation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs several backlogs one after the other; the failure of one doesn't keep the others from running. */
public final class SyncBacklogs {

    private final PrepareSite prepareSite;
    private final SyncBacklog syncBacklog;

    public SyncBacklogs(PrepareSite prepareSite, SyncBacklog syncBacklog) {
        this.prepareSite = prepareSite;
        this.syncBacklog = syncBacklog;
    }

    /** How each backlog ended, in the order given. */
    public List<Ended> run(List<BacklogSettings> backlogs, SyncOptions options, Progress progress) {
        SitePreparation site = once(() -> prepareSite.run(!options.dryRun()));
        List<Ended> ended = new ArrayList<>();
        for (BacklogSettings backlog : backlogs) {
            try {
                ended.add(new Ended(backlog.name(), syncBacklog.run(site, backlog, options, progress), null));
            } catch (RuntimeException failure) {
                ended.add(new Ended(backlog.name(), null, failure));
            }
        }
        return ended;
    }

    /** Asks once and remembers the answer, also when it is a failure: a login that failed isn't tried again. */
    private static SitePreparation once(SitePreparation first) {
        Site[] site = new Site[1];
        RuntimeException[] failure = new RuntimeException[1];
        return () -> {
            if (failure[0] != null) {
                throw failure[0];
            }
            if (site[0] == null) {
                try {
                    site[0] = first.prepare();
                } catch (RuntimeException unready) {
                    failure[0] = unready;
                    throw unready;
                }
            }
            return site[0];
        };
    }

    /** One backlog's end: either a result or a failure. */
    public record Ended(
            String backlog,
            @Nullable BacklogResult result,
            @Nullable RuntimeException failure) {}
}
