package io.winnow.entry.web;

import io.winnow.entry.web.ReportSource.Current;
import io.winnow.model.IssueId;
import io.winnow.report.EvidenceList;
import io.winnow.report.ReportRenderer;
import io.winnow.report.ServedReport;
import io.winnow.report.SyncStatus;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps each backlog's answers until what they show has changed; each is made once, however many ask for it. Who asks
 * waits for new answers, unless making the last ones took long: then those are given until the new ones are there.
 */
final class ReportCache implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReportCache.class);
    private static final ThreadMXBean TIMES = ManagementFactory.getThreadMXBean();
    private static final Duration LONG = Duration.ofSeconds(2);

    private final ReportSource source;
    private final ReportRenderer renderer;
    private final Duration tooLong;
    private final Executor meanwhile;
    private final Map<String, Slot> slots = new ConcurrentHashMap<>();
    private volatile boolean closed;

    ReportCache(ReportSource source, ReportRenderer renderer) {
        this(source, renderer, LONG, ReportCache::onItsOwn);
    }

    /**
     * With other limits.
     *
     * @param tooLong what took this much of the processor isn't waited for the next time
     * @param meanwhile makes what isn't waited for
     */
    ReportCache(ReportSource source, ReportRenderer renderer, Duration tooLong, Executor meanwhile) {
        this.source = source;
        this.renderer = renderer;
        this.tooLong = tooLong;
        this.meanwhile = meanwhile;
    }

    /** The server may stop before it ends. */
    private static void onItsOwn(Runnable making) {
        Thread thread = new Thread(making, "winnow-report");
        thread.setDaemon(true);
        thread.start();
    }

    /** Makes every backlog's answers before anybody asks; who asks earlier waits for them. */
    void prepare() {
        meanwhile.execute(() -> unlessClosed(
                "the reports", () -> source.backlogs().backlogs().forEach(backlog -> prepare(backlog.name()))));
    }

    private void prepare(String backlog) {
        unlessClosed("the report of " + backlog, () -> page(backlog));
    }

    private void unlessClosed(String what, Runnable making) {
        try {
            if (!closed) {
                making.run();
            }
        } catch (RuntimeException defect) {
            if (!closed) {
                LOG.error("{} can't be made", what, defect);
            }
        }
    }

    /** Makes nothing more on its own; what is being made may find its source closed, which is no defect then. */
    @Override
    public void close() {
        closed = true;
    }

    /** Empty when there is no such backlog. */
    Optional<Body> page(String backlog) {
        return source.current(backlog).map(current -> slot(backlog).page(current));
    }

    /** Empty when there is no such backlog. */
    Optional<Body> rows(String backlog) {
        return source.current(backlog).map(current -> slot(backlog).rows(current));
    }

    /** Of an issue and those below it; empty when there is no such backlog, and without items when nothing is said. */
    Optional<Body> evidence(String backlog, IssueId issue) {
        return source.current(backlog)
                .map(current -> slot(backlog).heardIn(current, issue))
                .map(heardIn -> heardIn.isEmpty() ? EvidenceList.NONE : source.evidence(heardIn))
                .map(list -> Body.of("application/json", list.json()));
    }

    private Slot slot(String backlog) {
        return slots.computeIfAbsent(backlog, Slot::new);
    }

    /** One backlog's answers. */
    private final class Slot {

        private final String backlog;
        private @Nullable Made made;
        private @Nullable Page page;
        private boolean underWay;

        Slot(String backlog) {
            this.backlog = backlog;
        }

        synchronized Body page(Current current) {
            Made now = made(current);
            Page known = page;
            if (known == null
                    || !known.version().equals(now.version())
                    || !known.sync().equals(current.sync())) {
                known = new Page(
                        now.version(),
                        current.sync(),
                        Body.of("text/html; charset=utf-8", now.report().page(current.sync())));
                page = known;
            }
            return known.body();
        }

        synchronized Body rows(Current current) {
            return made(current).rows();
        }

        synchronized List<IssueId> heardIn(Current current, IssueId issue) {
            return made(current).report().heardIn(issue);
        }

        private Made made(Current current) {
            Made known = made;
            if (known == null || (!known.version().equals(current.rows()) && !known.tookLong())) {
                known = make(current);
                made = known;
            } else if (!known.version().equals(current.rows()) && !underWay) {
                underWay = true;
                meanwhile.execute(() -> renew(current));
            }
            return known;
        }

        private void renew(Current current) {
            AtomicReference<@Nullable Made> next = new AtomicReference<>();
            try {
                unlessClosed("the next report of " + backlog, () -> next.set(make(current)));
            } finally {
                became(next.get());
            }
        }

        /** After a failure nothing is kept, so that who asks next is told, instead of seeing old rows for ever. */
        private synchronized void became(@Nullable Made next) {
            made = next;
            underWay = false;
        }

        private Made make(Current current) {
            // Time of this thread only: that the machine is busy for a moment makes no report a large one.
            long began = TIMES.getCurrentThreadCpuTime();
            ServedReport report = renderer.served(
                    source.report(backlog), source.backlogs().backlogs().size() > 1);
            Body rows = Body.of("application/json", report.rowsJson());
            Duration took = Duration.ofNanos(TIMES.getCurrentThreadCpuTime() - began);
            return new Made(current.rows(), report, rows, took.compareTo(tooLong) >= 0);
        }
    }

    private record Made(String version, ServedReport report, Body rows, boolean tookLong) {}

    private record Page(String version, SyncStatus sync, Body body) {}
}
