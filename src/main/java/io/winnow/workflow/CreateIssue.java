package io.winnow.workflow;

import io.winnow.evidence.Customer;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.store.CustomerStore;
import io.winnow.store.EvidenceStore;
import io.winnow.store.EvidenceStore.Creation;
import io.winnow.store.EvidenceStore.Stored;
import io.winnow.store.IssueStore;
import io.winnow.tracker.FieldSelection;
import io.winnow.tracker.IssueTracker;
import io.winnow.tracker.IssueWriter;
import io.winnow.tracker.IssueWriter.Created;
import io.winnow.tracker.NewIssue;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a new issue in Jira from an item of evidence and links the two. An attempt is noted before it is sent, and the
 * issue carries a label made of the item's identity: however often it is run, there is one issue.
 */
public final class CreateIssue {

    /** Jira's search may not show an issue for as long as this after it was created. */
    private static final Duration SEARCH_LAG = Duration.ofMinutes(2);

    private final EvidenceStore evidence;
    private final CustomerStore customers;
    private final IssueStore issues;
    private final IssueTracker tracker;
    private final IssueWriter writer;
    private final Clock clock;

    public CreateIssue(
            EvidenceStore evidence,
            CustomerStore customers,
            IssueStore issues,
            IssueTracker tracker,
            IssueWriter writer,
            Clock clock) {
        this.evidence = evidence;
        this.customers = customers;
        this.issues = issues;
        this.tracker = tracker;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * What a person asks for.
     *
     * @param item the item's number, or source:externalId
     * @param project key; null: the one all issues of the backlog are in
     * @param type name; null: the one most issues of the project have that stand below epics and above sub-tasks
     * @param summary null: the first line of the item's text
     * @param withContact whether the customer's and the contact's name may stand in it
     */
    public record Wish(
            String item,
            String backlog,
            @Nullable String project,
            @Nullable String type,
            @Nullable String summary,
            boolean withContact) {}

    /** What would be written; asks Jira nothing. */
    public NewIssue preview(Wish wish) {
        return draft(SortEvidence.find(evidence, wish.item()), wish);
    }

    /** Creates the issue, unless it was created before, and links the item to it. */
    public Result apply(Wish wish) {
        Stored item = SortEvidence.find(evidence, wish.item());
        NewIssue draft = draft(item, wish);
        Optional<Created> before = existing(draft, evidence.creation(item.id()).map(Creation::issue));
        if (before.isPresent()) {
            return linked(item, before.get(), false);
        }
        Instant now = clock.instant();
        if (!evidence.beginCreation(item.id(), now, now.minus(SEARCH_LAG))) {
            throw stillUnknown(item, now);
        }
        try {
            return linked(item, writer.create(draft), true);
        } catch (TrackerException failure) {
            if (failure.kind() == Kind.UNAVAILABLE) {
                // It may have waited long before it was sent, so the time to wait counts from now.
                evidence.noteCreation(item.id(), new Creation(clock.instant(), null));
                throw new TrackerException(
                        Kind.UNAVAILABLE,
                        failure.request(),
                        failure.getMessage() + " Whether the issue was created isn't known: run this again after "
                                + known(clock.instant()) + "; it then finds the issue, or creates it.");
            }
            evidence.endCreation(item.id());
            throw failure.kind() == Kind.REJECTED ? refused(failure, draft) : failure;
        }
    }

    private static SetupException refused(TrackerException failure, NewIssue draft) {
        return new SetupException(failure.getMessage() + " Nothing was created. If a field of " + draft.project()
                + " is required that Winnow doesn't fill, choose another --type, let an administrator give the field a"
                + " default, or create the issue in Jira and say winnow evidence link.");
    }

    private SetupException stillUnknown(Stored item, Instant now) {
        Instant begun = evidence.creation(item.id()).map(Creation::begun).orElse(now);
        return new SetupException("An issue was about to be created from item " + item.id() + " at "
                + begun.truncatedTo(ChronoUnit.SECONDS)
                + ", and Jira's search may not show it yet: run this again after " + known(begun) + ".");
    }

    private static Instant known(Instant begun) {
        return begun.plus(SEARCH_LAG).truncatedTo(ChronoUnit.SECONDS);
    }

    /** What carries the label, or else what is noted, which Jira's search may not show yet. */
    private Optional<Created> existing(NewIssue draft, Optional<IssueId> noted) {
        Set<IssueId> labelled = new TreeSet<>(tracker.idsMatching("labels = \"" + draft.label() + "\""));
        List<IssueId> likely = Stream.concat(labelled.stream().limit(1), noted.stream())
                .distinct()
                .toList();
        List<Created> read = new ArrayList<>();
        IssueTracker.Unread unread = tracker.fetch(
                likely,
                FieldSelection.SYSTEM_FIELDS,
                window -> window.forEach(issue -> read.add(new Created(issue.id(), issue.key()))));
        if (read.isEmpty() && !unread.unreadable().isEmpty()) {
            throw new SetupException("Issue " + likely.get(0)
                    + " was created from this item before, but Jira fails to read it: "
                    + unread.unreadable().values().iterator().next());
        }
        return read.stream().min(Comparator.comparing(Created::id));
    }

    private Result linked(Stored item, Created issue, boolean created) {
        evidence.noteCreation(item.id(), new Creation(clock.instant(), issue.id()));
        evidence.link(item.id(), issue.id().toString(), issue.id());
        return new Result(item, issue, created);
    }

    private NewIssue draft(Stored item, Wish wish) {
        NewIssueDraft draft = new NewIssueDraft(item.evidence(), namesOf(item), wish.withContact());
        List<Issue> known = issues.load(wish.backlog());
        String project = wish.project() != null ? wish.project() : onlyProject(known, wish.backlog());
        String type = wish.type() != null ? wish.type() : usualType(known, project);
        String summary = wish.summary() != null ? NewIssueDraft.oneLine(wish.summary()) : draft.summary();
        if (summary.isEmpty()) {
            throw new SetupException(
                    "Item " + item.id() + " has no text to make a summary of; write one with --summary.");
        }
        return new NewIssue(project, type, summary, draft.paragraphs(), draft.label());
    }

    /** What the account is called, beside what the item calls it. */
    private Set<String> namesOf(Stored item) {
        Set<String> names = new HashSet<>();
        for (Customer customer : customers.all()) {
            if (item.customer() != null && customer.id() == item.customer()) {
                names.add(customer.name());
                names.addAll(customer.aliases());
                names.addAll(customer.domains());
            }
        }
        return names;
    }

    private static String onlyProject(List<Issue> known, String backlog) {
        List<String> keys = known.stream()
                .map(issue -> issue.project().key())
                .distinct()
                .sorted()
                .toList();
        if (keys.size() == 1) {
            return keys.get(0);
        }
        throw new SetupException(
                keys.isEmpty()
                        ? "Backlog '" + backlog + "' holds no issues yet; run winnow sync, or say --project."
                        : "Backlog '" + backlog + "' has issues of " + String.join(", ", keys)
                                + "; say which project with --project.");
    }

    private static String usualType(List<Issue> known, String project) {
        Predicate<Issue> plain = issue ->
                issue.type().hierarchyLevel() == 0 && issue.project().key().equalsIgnoreCase(project);
        return known.stream()
                .filter(plain)
                .map(issue -> issue.type().name())
                .sorted()
                .collect(Collectors.collectingAndThen(Collectors.toList(), CreateIssue::mostFrequent))
                .orElseThrow(() -> new SetupException("No issue of project " + project
                        + " is known, so its usual issue type isn't either; say which with --type."));
    }

    private static Optional<String> mostFrequent(List<String> names) {
        return names.stream()
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .reduce((one, other) -> other.getValue() > one.getValue() ? other : one)
                .map(Map.Entry::getKey);
    }

    /**
     * How it ended.
     *
     * @param created false when the issue was there already
     */
    public record Result(Stored item, Created issue, boolean created) {}
}
