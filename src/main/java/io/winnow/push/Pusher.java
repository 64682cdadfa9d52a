package io.winnow.push;

import io.winnow.model.FieldValue;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Project;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.store.FieldChange.Subject;
import io.winnow.store.IssueStore;
import io.winnow.store.Push;
import io.winnow.store.PushStore;
import io.winnow.tracker.BacklogOrder;
import io.winnow.tracker.IssueTracker;
import io.winnow.tracker.IssueTracker.Readings;
import io.winnow.tracker.IssueWriter;
import io.winnow.tracker.Progress;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes scores back: finishes what a crash left open, plans, checks, stores the plan, sends it, and records each end.
 *
 * <p>Thread-safe; one backlog must be pushed by one thread at a time.
 */
public final class Pusher {

    private static final int LOOKED_AT = 50;

    private final IssueTracker tracker;
    private final IssueWriter writer;
    private final SettleOrder settleOrder;
    private final IssueStore issueStore;
    private final PushStore pushStore;
    private final Supplier<String> ids;
    private final int maxConcurrent;
    private final Clock clock;
    private final Map<Project, Boolean> quiet = new ConcurrentHashMap<>();

    /**
     * @param ids gives every push a new id of lower-case letters and digits
     * @param maxConcurrent how many issues are written at once
     */
    public Pusher(
            IssueTracker tracker,
            IssueWriter writer,
            BacklogOrder order,
            IssueStore issueStore,
            PushStore pushStore,
            Supplier<String> ids,
            int maxConcurrent,
            Clock clock) {
        this.tracker = tracker;
        this.writer = writer;
        this.settleOrder = new SettleOrder(order, pushStore);
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
            List<FieldChange> planned = planned(pushStore.changes(push.id()));
            List<FieldChange> open = planned.stream()
                    .filter(change -> change.subject() == Subject.FIELD)
                    .toList();
            Map<IssueId, Map<String, FieldValue>> now = written(open, fields).read();
            pushStore.record(
                    push.id(), open.stream().map(change -> settled(change, now)).toList());
            settleOrder.settle(push.id(), planned);
            pushStore.finish(push.id(), clock.instant());
        }
    }

    private static FieldChange settled(FieldChange change, Map<IssueId, Map<String, FieldValue>> now) {
        Map<String, FieldValue> held = now.get(change.issue());
        return held != null && HeldValues.holds(held, change)
                ? change.ended(Outcome.APPLIED, "")
                : change.ended(Outcome.SKIPPED, FieldChange.INTERRUPTED);
    }

    /**
     * Plans, and asks Jira what of the plan can be written; sends nothing.
     *
     * @param wanted what the fields should hold, by issue
     * @param administrator whether the account may administer Jira; asked at most once, and only when it matters
     * @param dryRun whether nothing is to be sent later either
     */
    public Prepared prepare(
            List<Issue> issues,
            Map<IssueId, Map<OwnField, FieldValue>> wanted,
            OwnFields fields,
            BooleanSupplier administrator,
            boolean dryRun) {
        List<FieldChange> plan = plan(issues, wanted, fields);
        if (plan.isEmpty()) {
            return new Prepared(List.of(), false, false, Map.of(), dryRun);
        }
        Map<IssueId, Issue> byId = issues.stream().collect(Collectors.toMap(Issue::id, issue -> issue));
        boolean mayAdminister = asksForScreens(plan, fields) && administrator.getAsBoolean();
        Preflight.Checked preflight = check(plan, byId, fields, mayAdminister, dryRun);
        return new Prepared(preflight.changes(), preflight.notAllowed(), mayAdminister, byId, dryRun);
    }

    /** Stores what was prepared and, unless it is a dry run, sends it. */
    public PushResult push(String backlog, Prepared prepared, OwnFields fields, Progress progress) {
        List<FieldChange> checked = prepared.changes();
        boolean dryRun = prepared.dryRun();
        if (checked.isEmpty()) {
            return new PushResult("", dryRun, List.of(), false);
        }
        Optional<Push> same = dryRun ? Optional.empty() : sameAsLast(backlog, checked);
        if (same.isPresent()) {
            return new PushResult(same.get().id(), false, checked, prepared.notAllowed());
        }
        String id = ids.get();
        pushStore.create(id, backlog, clock.instant(), dryRun, checked);
        if (dryRun) {
            pushStore.finish(id, clock.instant());
            return new PushResult(id, true, checked, prepared.notAllowed());
        }
        List<FieldChange> ended = send(id, fields, prepared.issues(), prepared.mayAdminister(), checked, progress);
        pushStore.finish(id, clock.instant());
        return new PushResult(id, false, ended, prepared.notAllowed());
    }

    /**
     * A plan, and what Jira says of it.
     *
     * @param changes in the order of the plan, each PLANNED, CONFLICT or, where it can't be made, FAILED
     * @param notAllowed whether every one failed because the account lacks a right
     * @param mayAdminister as far as that matters
     * @param issues those of the backlog
     */
    public record Prepared(
            List<FieldChange> changes,
            boolean notAllowed,
            boolean mayAdminister,
            Map<IssueId, Issue> issues,
            boolean dryRun) {}

    /** The changes that make the fields hold what they should: each PLANNED, or CONFLICT. */
    public List<FieldChange> plan(
            List<Issue> issues, Map<IssueId, Map<OwnField, FieldValue>> wanted, OwnFields fields) {
        return new PushPlanner(fields, pushStore.lastApplied()).plan(issues, wanted);
    }

    /** Whether it matters if the account may administer Jira: nobody puts an app's fields on screens to write them. */
    static boolean asksForScreens(List<FieldChange> plan, OwnFields fields) {
        return sends(plan) && !fields.ofApp();
    }

    private static boolean sends(List<FieldChange> plan) {
        return !planned(plan).isEmpty();
    }

    static List<FieldChange> planned(List<FieldChange> changes) {
        return changes.stream()
                .filter(change -> change.outcome() == Outcome.PLANNED)
                .toList();
    }

    Preflight.Checked check(
            List<FieldChange> plan,
            Map<IssueId, Issue> issues,
            OwnFields fields,
            boolean mayAdminister,
            boolean dryRun) {
        FieldPlacement placement = new FieldPlacement(writer, maxConcurrent, fields, mayAdminister, dryRun);
        return new Preflight(placement, fields, mayAdminister && dryRun, issues).check(plan);
    }

    /** Sends changes of a stored push and records their ends; all with their ends, in their order. */
    List<FieldChange> send(
            String pushId,
            OwnFields fields,
            Map<IssueId, Issue> issues,
            boolean mayAdminister,
            List<FieldChange> changes,
            Progress progress) {
        try (ParallelWrites writes = new ParallelWrites(maxConcurrent)) {
            return new FieldSending(
                            pushId,
                            new FieldWrite(
                                    tracker, writer, fields.settings().onConflict(), some -> read(some, fields), clock),
                            new SearchedScores(writer, fields),
                            fields.settings().onConflict(),
                            some -> read(some, fields),
                            issue -> mayAdminister || mayWriteQuietly(issues.get(issue)),
                            pushStore,
                            issueStore,
                            clock)
                    .send(changes, writes, progress);
        }
    }

    private boolean mayWriteQuietly(@Nullable Issue issue) {
        return issue != null && quiet.computeIfAbsent(issue.project(), writer::mayWriteQuietly);
    }

    /** The backlog's last push, when nothing can be sent and the same changes couldn't be then: the audit needs no copy. */
    private Optional<Push> sameAsLast(String backlog, List<FieldChange> checked) {
        if (sends(checked)) {
            return Optional.empty();
        }
        return pushStore.latest(LOOKED_AT).stream()
                .filter(push -> push.backlog().equals(backlog) && !push.dryRun())
                .filter(push -> push.purpose().equals(PushStore.SYNC))
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

    /** What Jira holds of the issues that some changes were made to; for certain where it isn't what they made it. */
    public Readings written(List<FieldChange> changes, OwnFields fields) {
        Map<IssueId, List<FieldChange>> byIssue = changes.stream().collect(Collectors.groupingBy(FieldChange::issue));
        return read(
                changes,
                issues -> tracker.values(
                        issues,
                        fields.existing(),
                        (issue, held) -> byIssue.getOrDefault(issue, List.of()).stream()
                                .allMatch(change -> HeldValues.holds(held, change))));
    }

    private Readings read(List<FieldChange> changes, OwnFields fields) {
        return read(changes, issues -> tracker.values(issues, fields.existing()));
    }

    private Readings read(List<FieldChange> changes, Function<Set<IssueId>, Readings> values) {
        Set<IssueId> issues = FieldWrite.issues(changes);
        if (issues.isEmpty()) {
            return Readings.NONE;
        }
        Readings now = values.apply(issues);
        if (now.read().size() + now.unreadable().size() < issues.size()) {
            tracker.account(); // to an account that lost its login, every issue is gone
        }
        Map<IssueId, Map<String, FieldValue>> news = new HashMap<>(now.read());
        news.keySet()
                .retainAll(FieldWrite.issues(changes.stream()
                        .filter(change -> !HeldValues.stands(news.get(change.issue()), change))
                        .toList()));
        issueStore.putValues(news);
        return now;
    }
}
