package io.winnow.workflow;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.push.FieldEdits;
import io.winnow.push.FieldEdits.Edit;
import io.winnow.store.AuditStore;
import io.winnow.store.AuditStore.Entry;
import io.winnow.store.Author;
import io.winnow.store.IssueStore;
import io.winnow.store.OutdatedException;
import io.winnow.store.ScoreStore;
import io.winnow.store.ScoreStore.StoredScore;
import io.winnow.tracker.IssueTracker;
import io.winnow.tracker.IssueWriter;
import io.winnow.tracker.TrackerException;
import io.winnow.workflow.InputWishes.Change;
import io.winnow.workflow.InputWishes.Wish;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A person changes inputs of an issue where they are kept, in the tracker; its new score follows at once. Safe to share
 * between threads.
 */
public final class ChangeInputs {

    private final ReadInputs readInputs;
    private final ScoreAgain scoreAgain;
    private final IssueTracker tracker;
    private final IssueWriter writer;
    private final FindIssue findIssue;
    private final ScoreStore scores;
    private final AuditStore audit;
    private final List<BacklogSettings> backlogs;
    private final Clock clock;
    private final Set<IssueId> underWay = ConcurrentHashMap.newKeySet();

    public ChangeInputs(
            PrepareSite prepareSite,
            RefreshIssues refreshIssues,
            IssueTracker tracker,
            IssueWriter writer,
            IssueStore issues,
            ScoreStore scores,
            AuditStore audit,
            List<BacklogSettings> backlogs,
            Clock clock) {
        this.readInputs = new ReadInputs(prepareSite, tracker, scores);
        this.scoreAgain = new ScoreAgain(refreshIssues, issues, backlogs);
        this.tracker = tracker;
        this.writer = writer;
        this.findIssue = new FindIssue(issues, backlogs);
        this.scores = scores;
        this.audit = audit;
        this.backlogs = List.copyOf(backlogs);
        this.clock = clock;
    }

    /**
     * The inputs as they are at this moment.
     *
     * @param backlog null for the only one that holds the issue
     */
    public Inputs show(String keyOrId, @Nullable String backlog) {
        return show(keyOrId, backlog, writer);
    }

    /** The same for who may do what {@code as} may. */
    public Inputs show(String keyOrId, @Nullable String backlog, IssueWriter as) {
        Issue issue = findIssue.named(keyOrId);
        String only = FindIssue.only(issue.key(), findIssue.holding(issue, backlog));
        return new Inputs(only, issue.id(), issue.key(), readInputs.run(settings(only), issue, as));
    }

    /**
     * Changes all of them in one request, or none.
     *
     * @param backlog null for the only one that holds the issue
     * @param dryRun only say what would be changed
     * @throws WrongInputsException when they can't be meant so, or the tracker holds something else than the person saw
     * @throws OutdatedException when somebody is changing the same issue's inputs at this moment
     * @throws TrackerException when the tracker refuses, in its words
     */
    public Result run(String keyOrId, @Nullable String backlog, List<Wish> wishes, boolean dryRun, Author author) {
        return run(keyOrId, backlog, wishes, dryRun, author, writer);
    }

    /** The same, written by {@code as}. */
    public Result run(
            String keyOrId,
            @Nullable String backlog,
            List<Wish> wishes,
            boolean dryRun,
            Author author,
            IssueWriter as) {
        Issue issue = findIssue.named(keyOrId);
        if (!underWay.add(issue.id())) {
            throw new OutdatedException(
                    "Somebody is changing the inputs of " + issue.key() + " at this moment; look at it again.");
        }
        Inputs inputs;
        List<Change> changes;
        try {
            Instant read = clock.instant();
            inputs = show(issue.id().toString(), backlog, as);
            changes = InputWishes.checked(inputs, wishes);
            if (!dryRun && !changes.isEmpty()) {
                write(inputs, changes, new FieldEdits(tracker, as, clock), read, author);
            }
        } finally {
            underWay.remove(issue.id());
        }
        StoredScore before = scores.find(inputs.backlog(), issue.id()).orElse(null);
        String later = dryRun || changes.isEmpty() ? "" : scoreAgain.run(issue);
        StoredScore after = scores.find(inputs.backlog(), issue.id()).orElse(null);
        return new Result(inputs.backlog(), issue.id(), issue.key(), changes, dryRun, before, after, later);
    }

    /** Told to the audit first: what was sent and never answered must not be missing there. */
    private void write(Inputs inputs, List<Change> changes, FieldEdits edits, Instant read, Author author) {
        note(inputs, "inputs changed", changes.stream().map(Change::words).collect(Collectors.joining(", ")), author);
        try {
            List<Edit> overtaken =
                    edits.write(inputs.id(), changes.stream().map(Change::edit).toList(), read);
            if (!overtaken.isEmpty()) {
                throw new WrongInputsException(inputs.key(), InputWishes.overtaken(changes, overtaken));
            }
        } catch (TrackerException | WrongInputsException refused) {
            note(inputs, "change of inputs failed", String.valueOf(refused.getMessage()), author);
            throw refused;
        }
    }

    private void note(Inputs inputs, String action, String detail, Author author) {
        audit.add(new Entry(
                clock.instant(), author.person(), author.means(), action, inputs.backlog(), inputs.key(), detail));
    }

    private BacklogSettings settings(String name) {
        return backlogs.stream()
                .filter(backlog -> backlog.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The inputs of an issue in one backlog, in the formula's order. */
    public record Inputs(String backlog, IssueId id, String key, List<InputLine> lines) {

        public Inputs {
            lines = List.copyOf(lines);
        }
    }

    /**
     * What was changed.
     *
     * @param changes empty when the tracker held all of it already
     * @param before the score until then; null when there was none
     * @param after the score now; null when there is none
     * @param later why that isn't the new one yet; empty when it is
     */
    public record Result(
            String backlog,
            IssueId id,
            String key,
            List<Change> changes,
            boolean dryRun,
            @Nullable StoredScore before,
            @Nullable StoredScore after,
            String later) {

        public Result {
            changes = List.copyOf(changes);
        }
    }
}
