package io.winnow.sync;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.store.CursorStore;
import io.winnow.store.IssueStore;
import io.winnow.store.SyncCursor;
import io.winnow.tracker.FieldSelection;
import io.winnow.tracker.IssueTracker;
import io.winnow.tracker.IssueTracker.Matched;
import io.winnow.tracker.IssueTracker.Readings;
import io.winnow.tracker.IssueTracker.Unread;
import io.winnow.tracker.Jql;
import io.winnow.tracker.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Brings a backlog's issues from the tracker into the store.
 *
 * <p>Every pull asks for ids, which is cheap, and reads the issues in parallel windows. The cursor moves only
 * after everything it covers has been saved, and saving is idempotent, so a crash at any point costs nothing but a
 * repetition. Thread-safe; one backlog must be pulled by one thread at a time.
 */
public final class Synchronizer {

    private final IssueTracker tracker;
    private final IssueStore issues;
    private final CursorStore cursors;
    private final SyncSettings settings;
    private final Clock clock;

    public Synchronizer(
            IssueTracker tracker, IssueStore issues, CursorStore cursors, SyncSettings settings, Clock clock) {
        this.tracker = tracker;
        this.issues = issues;
        this.cursors = cursors;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Pulls one backlog.
     *
     * @param site address of the tracker: a backlog of another site is another backlog
     * @param full whether to read everything even though the cursor would allow less
     */
    public SyncResult pull(
            String backlog, String site, String jql, FieldSelection selection, boolean full, Progress progress) {
        String fingerprint = Fingerprint.of(site, jql, selection);
        Optional<SyncCursor> stored = cursors.find(backlog);
        Optional<SyncCursor> cursor = stored.filter(
                        known -> !full && known.fingerprint().equals(fingerprint))
                .filter(known -> youngerThan(settings.fullEvery(), known.lastFull()))
                .filter(known -> known.watermark().isAfter(Instant.EPOCH));
        Pull pull = new Pull(backlog, jql, selection, progress);
        boolean redefined = stored.isPresent() && !stored.get().fingerprint().equals(fingerprint);
        return cursor.isPresent() ? pull.incremental(cursor.get()) : pull.full(fingerprint, redefined);
    }

    /** Asks past any lagging index how these issues stand to the backlog; reads none of their fields. */
    public Look look(String backlog, String jql, Set<IssueId> ids) {
        Set<IssueId> matching = tracker.idsMatchingNow(jql, ids);
        Set<IssueId> missing = new HashSet<>(ids);
        missing.retainAll(issues.members(backlog));
        missing.removeAll(matching);
        return new Look(matching, missing);
    }

    /** Reads those of the issues that match, and takes out those that left. The cursor stays: the next pull looks again. */
    public SyncResult refresh(String backlog, String jql, FieldSelection selection, Look look, Progress progress) {
        Pull pull = new Pull(backlog, jql, selection, progress);
        pull.readNow(look.matching());
        pull.takeOut(look.missing());
        return pull.result(SyncResult.Kind.EVENTS);
    }

    private boolean youngerThan(Duration age, Instant since) {
        return Duration.between(since, clock.instant()).compareTo(age) < 0;
    }

    /** One pull under way. */
    private final class Pull {

        private final String backlog;
        private final String jql;
        private final FieldSelection selection;
        private final Progress progress;
        private final Instant started = clock.instant();
        private Instant latest = Instant.EPOCH;
        private int saved;
        private int deleted;
        private int moved;
        private final Map<IssueId, String> unreadable = new HashMap<>();

        Pull(String backlog, String jql, FieldSelection selection, Progress progress) {
            this.backlog = backlog;
            this.jql = jql;
            this.selection = selection;
            this.progress = progress;
        }

        /** @param redefined whether the backlog means something else than before, so that what is missing left it */
        SyncResult full(String fingerprint, boolean redefined) {
            progress.step("reading issues", 0, 0);
            Matched matched = tracker.fetchMatching(jql, selection, this::save);
            Set<IssueId> ids = matched.ids();
            if (ids.isEmpty()) {
                tracker.account();
            }
            take(matched.unread());
            Set<IssueId> missing = difference(issues.members(backlog), ids);
            if (redefined) {
                leave(missing);
            } else {
                takeOut(missing);
            }
            // The tracker's count is an estimate: what it is off by now, it will be off by when nothing came or went.
            long bias = matched.count() - issues.members(backlog).size();
            cursors.save(
                    backlog,
                    new SyncCursor(latest, started, false, fingerprint, clock.instant(), clock.instant(), bias));
            return result(SyncResult.Kind.FULL);
        }

        SyncResult incremental(SyncCursor cursor) {
            latest = cursor.watermark();
            Set<IssueId> changed = tracker.idsMatching(
                    Jql.and(jql, "updated >= " + from(cursor).toEpochMilli()));
            read(changed);
            Census census = census(cursor);
            cursors.save(backlog, advance(cursor, census));
            return result(SyncResult.Kind.INCREMENTAL);
        }

        /** Before the watermark lies what the index may have shown late; once that has been read again, nothing. */
        private Instant from(SyncCursor cursor) {
            return cursor.settled()
                    ? cursor.watermark().plusMillis(1)
                    : cursor.watermark().minus(settings.overlap());
        }

        /** Compares all ids when the count says that something came or went unseen, or when it is time to. */
        private Census census(SyncCursor cursor) {
            int held = issues.members(backlog).size();
            long counted = tracker.count(jql);
            boolean due = !youngerThan(settings.censusEvery(), cursor.lastCensus());
            if (counted == held + cursor.countBias() && !due) {
                return new Census(cursor.lastCensus(), cursor.countBias());
            }
            Set<IssueId> ids = tracker.idsMatching(jql);
            Set<IssueId> members = issues.members(backlog);
            read(difference(ids, members));
            takeOut(difference(members, ids));
            return new Census(clock.instant(), counted - ids.size());
        }

        private void read(Set<IssueId> ids) {
            read(ids, tracker::fetch);
        }

        /** What was just told of, an index may not know yet. */
        private void readNow(Set<IssueId> ids) {
            read(ids, tracker::fetchNow);
        }

        private void read(Set<IssueId> ids, Fetch fetch) {
            if (ids.isEmpty()) {
                return;
            }
            progress.step("reading issues", 0, ids.size());
            int before = saved;
            take(fetch.read(ids, selection, window -> save(window, before + ids.size())));
        }

        private void save(List<Issue> window, int expected) {
            moved += issues.save(backlog, window);
            saved += window.size();
            window.stream().map(Issue::updated).filter(this::advances).forEach(updated -> latest = updated);
            progress.step("reading issues", saved, expected);
        }

        private void take(Unread unread) {
            unreadable.putAll(unread.unreadable());
            Set<IssueId> gone = unread.gone();
            if (!gone.isEmpty()) {
                tracker.account(); // or an account that lost its login on the way would look like one without issues
                remove(gone);
            }
        }

        /**
         * A time ahead of ours by more than clocks differ is a wrong one (of an import, say), and as a watermark would hide
         * every change until then. Half the overlap ahead hides nothing, for that much and more is read again.
         */
        private boolean advances(Instant updated) {
            Duration ahead = settings.overlap().dividedBy(2);
            return latest.isBefore(updated) && updated.isBefore(started.plus(ahead));
        }

        /** Issues the search no longer shows: gone, moved out of the backlog, or only hidden by a lagging index. */
        private void takeOut(Set<IssueId> missing) {
            if (missing.isEmpty()) {
                return;
            }
            tracker.account();
            Readings held =
                    tracker.values(missing, selection.values().stream().limit(1).toList());
            Set<IssueId> gone = difference(missing, held.read().keySet());
            gone.removeAll(held.unreadable().keySet());
            remove(gone);
            Set<IssueId> alive = difference(missing, gone);
            if (!alive.isEmpty()) {
                leave(difference(alive, tracker.idsMatchingNow(jql, alive)));
            }
        }

        private void leave(Set<IssueId> left) {
            issues.remove(backlog, left);
            moved += left.size();
        }

        private void remove(Set<IssueId> gone) {
            Set<IssueId> known = new HashSet<>(gone);
            known.retainAll(issues.members(backlog));
            issues.remove(backlog, known);
            deleted += known.size();
        }

        private SyncCursor advance(SyncCursor cursor, Census census) {
            boolean newer = latest.isAfter(cursor.watermark());
            boolean settled = !newer
                    && (cursor.settled()
                            || Duration.between(cursor.watermarkSeen(), started).compareTo(settings.overlap()) >= 0);
            return new SyncCursor(
                    latest,
                    newer ? started : cursor.watermarkSeen(),
                    settled,
                    cursor.fingerprint(),
                    cursor.lastFull(),
                    census.at(),
                    census.countBias());
        }

        private SyncResult result(SyncResult.Kind kind) {
            return new SyncResult(
                    kind, saved, deleted, moved, issues.members(backlog).size(), unreadable);
        }
    }

    @FunctionalInterface
    private interface Fetch {

        Unread read(Collection<IssueId> ids, FieldSelection selection, Consumer<List<Issue>> sink);
    }

    /** When ids were last compared, and by how much the estimated count was off then. */
    private record Census(Instant at, long countBias) {}

    private static Set<IssueId> difference(Collection<IssueId> from, Collection<IssueId> without) {
        Set<IssueId> rest = new HashSet<>(from);
        rest.removeAll(without instanceof Set<IssueId> set ? set : new HashSet<>(without));
        return rest;
    }
}
