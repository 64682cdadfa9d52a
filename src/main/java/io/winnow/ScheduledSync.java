package io.winnow;

import io.winnow.entry.schedule.SyncAction;
import io.winnow.tracker.Progress;
import io.winnow.tracker.TrackerException;
import io.winnow.workflow.BacklogSettings;
import io.winnow.workflow.BusyException;
import io.winnow.workflow.PrepareSite;
import io.winnow.workflow.SyncBacklog;
import io.winnow.workflow.SyncOptions;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the schedule runs: one pass for one backlog, and what the schedule needs to know of its end. */
final class ScheduledSync implements SyncAction {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledSync.class);
    private static final SyncOptions OPTIONS = new SyncOptions(false, false);

    private final List<BacklogSettings> backlogs;
    private final PrepareSite prepareSite;
    private final SyncBacklog syncBacklog;

    ScheduledSync(List<BacklogSettings> backlogs, PrepareSite prepareSite, SyncBacklog syncBacklog) {
        this.backlogs = List.copyOf(backlogs);
        this.prepareSite = prepareSite;
        this.syncBacklog = syncBacklog;
    }

    @Override
    public Result run(String name) {
        BacklogSettings backlog = backlogs.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no backlog " + name));
        try {
            String message = syncBacklog
                    .run(() -> prepareSite.run(true), backlog, OPTIONS, Progress.SILENT)
                    .message();
            LOG.info("{}: {}", name, message);
            return Result.DONE;
        } catch (BusyException busy) {
            return Result.BUSY;
        } catch (TrackerException failure) {
            return Result.failed(
                    String.valueOf(failure.getMessage()), failure.retryAt().orElse(null));
        } catch (RuntimeException failure) {
            return Result.failed(String.valueOf(failure.getMessage()), null);
        }
    }
}
