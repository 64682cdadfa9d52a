package io.winnow.push;

import io.winnow.model.FieldDefinition;
import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Project;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.store.IssueStore;
import io.winnow.store.Push;
import io.winnow.store.PushStore;
import io.winnow.tracker.IssueTracker;
import io.winnow.tracker.IssueWriter;
import io.winnow.tracker.Progress;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Writes scores back: finishes what a crash left open, plans, checks, stores the plan, sends it, and records each end.
 *
 * <p>Thread-safe; one backlog must be pushed by one thread at a time.
 */
public final class Pusher {

    private static final int WINDOW = 100;
    private static final int LOOKED_AT = 50;

    private final IssueTracker tracker;
    private final IssueWriter writer;
    private final IssueStore issueStore;
    private final PushStore pushStore;
    private final Supplier<String> ids;
    private final int maxConcurrent;
    private final Clock clock;

    /**
     * @param ids gives every push a new id of lower-case letters and digits
     * @param maxConcurrent how many issues are written at once
     */
    public Pusher(
            IssueTracker tracker,
            IssueWriter writer,
            IssueStore issueStore,
            PushStore pushStore,
            Supplier<String> ids,
            int maxConcurrent,
            Clock clock) {
        this.tracker = tracker;
        this.writer = writer;
        this.issueStore = issueStore;
        this.pushStore = pushStore;
        this.ids = ids;
        this.maxConcurrent = maxConcurrent;
        this.clock = clock;
    }

    /**
     * Ends the backlog's pushes that a crash interrupted: what Jira holds of them was applied, the rest is left to the
     * next push. Must come before {@link #push}, which then sees whose every value is.
     */
    public void settle(String backlog, OwnFields fields) {
        for (Push push : pushStore.unfinished(backlog)) {
            List<FieldChange> open = pushStore.changes(push.id()).stream()
                    .filter(change -> change.outcome() == Outcome.PLANNED)
                    .toList();
            Map<IssueId, Map<String, FieldValue>> now = read(open, fields.existing());
            pushStore.record(
                    push.id(), open.stream().map(change -> settled(change, now)).toList());
            pushStore.finish(push.id(), clock.instant());
        }
    }

    private static FieldChange settled(FieldChange change, Map<IssueId, Map<String, FieldValue>> now) {
        FieldValue held = now.getOrDefault(change.issue(), Map.of()).getOrDefault(change.fieldId(), FieldValue.EMPTY);
        return now.containsKey(change.issue()) && Values.same(held, change.newValue())
                ? change.ended(Outcome.APPLIED, "")
                : change.ended(Outcome.SKIPPED, Reasons.INTERRUPTED);
    }

    /**
     * Plans and, unless it is a dry run, applies.
     *
     * @param wanted what the fields should hold, by issue
     * @param administrator whether the account may administer Jira; asked at most once, and only when it matters
     */
    public PushResult push(
            String backlog,
            List<Issue> issues,
            Map<IssueId, Map<OwnField, FieldValue>> wanted,
            OwnFields fields,
            BooleanSupplier administrator,
            boolean dryRun,
            Progress progress) {
        List<FieldChange> plan = new PushPlanner(fields, pushStore.lastApplied()).plan(issues, wanted);
        if (plan.isEmpty()) {
            return new PushResult("", dryRun, List.of(), false);
        }
        Map<IssueId, Issue> byId = issues.stream().collect(Collectors.toMap(Issue::id, issue -> issue));
        boolean toSend = plan.stream().anyMatch(change -> change.outcome() == Outcome.PLANNED);
        boolean mayAdminister = toSend && administrator.getAsBoolean();
        FieldPlacement placement = new FieldPlacement(writer, maxConcurrent, fields, mayAdminister, dryRun);
        Preflight.Checked preflight = new Preflight(placement, mayAdminister && dryRun, byId).check(plan);
        List<FieldChange> checked = preflight.changes();
        boolean notAllowed = preflight.notAllowed();
        Optional<Push> same = dryRun ? Optional.empty() : sameAsLast(backlog, checked);
        if (same.isPresent()) {
            return new PushResult(same.get().id(), false, checked, notAllowed);
        }
        String id = ids.get();
        pushStore.create(id, backlog, clock.instant(), dryRun, checked);
        if (dryRun) {
            pushStore.finish(id, clock.instant());
            return new PushResult(id, true, checked, notAllowed);
        }
        List<FieldChange> ended = new Sending(id, fields, byId, mayAdminister, progress).send(checked);
        pushStore.finish(id, clock.instant());
        return new PushResult(id, false, ended, notAllowed);
    }

    /** The backlog's last push, when nothing can be sent and the same changes couldn't be then: the audit needs no copy. */
    private Optional<Push> sameAsLast(String backlog, List<FieldChange> checked) {
        if (checked.stream().anyMatch(change -> change.outcome() == Outcome.PLANNED)) {
            return Optional.empty();
        }
        return pushStore.latest(LOOKED_AT).stream()
                .filter(push -> push.backlog().equals(backlog) && !push.dryRun())
                .findFirst()
                .filter(push -> push.finishedAt() != null
                        && leftUndone(pushStore.changes(push.id())).equals(leftUndone(checked)));
    }

    private static Set<FieldChange> leftUndone(List<FieldChange> changes) {
        return changes.stream()
                .filter(change -> change.outcome() == Outcome.CONFLICT || change.outcome() == Outcome.FAILED)
                .map(change -> change.at(0))
                .collect(Collectors.toSet());
    }

    /**
     * Finds out where the fields can be set, and puts them on the screens as far as the account may.
     *
     * @param samples some issues of each project and issue type
     * @param dryRun true to look only
     */
    public List<FieldPlace> place(List<Issue> samples, OwnFields fields, boolean mayAdminister, boolean dryRun) {
        return new FieldPlacement(writer, maxConcurrent, fields, mayAdminister, dryRun).look(samples);
    }

    private Map<IssueId, Map<String, FieldValue>> read(List<FieldChange> changes, List<FieldDefinition> fields) {
        Set<IssueId> issues = changes.stream().map(FieldChange::issue).collect(Collectors.toSet());
        if (issues.isEmpty()) {
            return Map.of();
        }
        Map<IssueId, Map<String, FieldValue>> now = tracker.values(issues, fields);
        if (now.size() < issues.size()) {
            tracker.account(); // to an account that lost its login, every issue is gone
        }
        issueStore.putValues(now);
        return now;
    }

    /** One push being sent, a window of issues at a time. */
    private final class Sending {

        private final String pushId;
        private final OwnFields fields;
        private final Map<IssueId, Issue> issues;
        private final boolean mayAdminister;
        private final Progress progress;
        private final Map<Project, Boolean> quiet = new ConcurrentHashMap<>();
        private final IssueWrite issueWrite;

        Sending(String pushId, OwnFields fields, Map<IssueId, Issue> issues, boolean mayAdminister, Progress progress) {
            this.pushId = pushId;
            this.fields = fields;
            this.issues = issues;
            this.mayAdminister = mayAdminister;
            this.progress = progress;
            this.issueWrite = new IssueWrite(tracker, writer, fields, clock);
        }

        /** All changes with their ends, in their order. */
        List<FieldChange> send(List<FieldChange> changes) {
            Map<Integer, FieldChange> ends = new LinkedHashMap<>();
            changes.forEach(change -> ends.put(change.seq(), change));
            List<List<FieldChange>> open =
                    List.copyOf(Preflight.byIssue(changes).values());
            try (ParallelWrites writes = new ParallelWrites(maxConcurrent)) {
                for (int from = 0; from < open.size(); from += WINDOW) {
                    progress.step("writing to Jira", from, open.size());
                    window(open.subList(from, Math.min(open.size(), from + WINDOW)), writes)
                            .forEach(change -> ends.put(change.seq(), change));
                }
            }
            progress.step("writing to Jira", open.size(), open.size());
            return List.copyOf(ends.values());
        }

        /** Looks what Jira holds just before writing, so that what a person changed since the pull is kept. */
        private List<FieldChange> window(List<List<FieldChange>> open, ParallelWrites writes) {
            List<FieldChange> all = open.stream().flatMap(List::stream).toList();
            Instant read = clock.instant();
            Map<IssueId, Map<String, FieldValue>> now = read(all, fields.existing());
            List<FieldChange> ended = new ArrayList<>();
            List<FieldChange> toSend = new ArrayList<>();
            for (FieldChange change : all) {
                FieldChange checked = issueWrite.compared(change, now.get(change.issue()));
                (checked.outcome() == Outcome.PLANNED ? toSend : ended).add(checked);
            }
            pushStore.record(pushId, ended);
            writes.run(List.copyOf(Preflight.byIssue(toSend).values()), one -> write(one, read), some -> {
                ended.addAll(some);
                keep(some);
            });
            return ended;
        }

        private List<FieldChange> write(List<FieldChange> changes, Instant read) {
            Issue issue = issues.get(changes.get(0).issue());
            boolean quietly =
                    issue != null && (mayAdminister || quiet.computeIfAbsent(issue.project(), writer::mayWriteQuietly));
            return issueWrite.apply(changes, quietly, read);
        }

        private void keep(List<FieldChange> ended) {
            pushStore.record(pushId, ended);
            Map<IssueId, Map<String, FieldValue>> applied = new HashMap<>();
            ended.stream()
                    .filter(change -> change.outcome() == Outcome.APPLIED)
                    .forEach(change -> applied.computeIfAbsent(change.issue(), key -> new HashMap<>())
                            .put(change.fieldId(), change.newValue()));
            issueStore.putValues(applied);
        }
    }
}
