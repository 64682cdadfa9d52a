package io.winnow.workflow;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.ranking.OrderOverride;
import io.winnow.ranking.OrderOverride.Kind;
import io.winnow.report.Decided;
import io.winnow.store.Author;
import io.winnow.store.IssueStore;
import io.winnow.store.OutdatedException;
import io.winnow.store.OverrideStore;
import io.winnow.store.OverrideStore.Decision;
import io.winnow.workflow.CurrentOrder.Standings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A person decides that an issue stands elsewhere than its score says, or takes that back. */
public final class DecideOrder {

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_OWNER = 100;
    private static final int LAST_YEAR = 9_999;
    private static final int MOST = 1_000; // each is an order of its own in the report of what they cost

    private final IssueStore issues;
    private final OverrideStore overrides;
    private final CurrentOrder currentOrder;
    private final FindIssue findIssue;
    private final List<String> backlogs;
    private final Clock clock;

    public DecideOrder(
            IssueStore issues,
            OverrideStore overrides,
            CurrentOrder currentOrder,
            List<BacklogSettings> backlogs,
            Clock clock) {
        this.issues = issues;
        this.overrides = overrides;
        this.currentOrder = currentOrder;
        this.findIssue = new FindIssue(issues, backlogs);
        this.backlogs = backlogs.stream().map(BacklogSettings::name).toList();
        this.clock = clock;
    }

    /**
     * Makes the wish the issue's decision, in place of the one it may have.
     *
     * @param version the {@link ShowOverrides.Drift#version} it rests on; null for whichever
     * @throws SetupException when it can't be meant so: nothing is changed then
     * @throws OutdatedException when the version is another by now: nothing is changed then
     */
    public Result set(Wish wish, Author author, @Nullable String version) {
        String owner = OneLine.of(wish.owner(), "The owner", LONGEST_OWNER);
        String reason = OneLine.of(wish.reason(), "The reason", LONGEST_REASON);
        Instant now = clock.instant();
        LocalDate until = wish.until();
        if (until != null && until.isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC))) {
            throw new SetupException(until + " has passed; write the last day it shall hold, today or later.");
        }
        if (until != null && until.getYear() > LAST_YEAR) {
            throw new SetupException(
                    "The last day must be in the year " + LAST_YEAR + " or before; for no end leave it out.");
        }
        Issue issue = findIssue.named(wish.issue());
        Issue anchor = wish.anchor() == null ? null : findIssue.named(wish.anchor());
        if (anchor != null && anchor.id().equals(issue.id())) {
            throw new SetupException(issue.key() + " can't stand before or after itself; name another issue.");
        }
        String backlog = backlogOf(issue, anchor, wish.backlog());
        if (overrides.holding(backlog, now).size() >= MOST) {
            throw new SetupException("The backlog " + backlog + " has " + MOST
                    + " overrides already; clear some: winnow overrides " + backlog + " lists them.");
        }
        String revision = revision(backlog, version);
        overrides.set(
                backlog,
                new OrderOverride(
                        issue.id(),
                        wish.kind(),
                        anchor == null ? null : anchor.id(),
                        owner,
                        reason,
                        now,
                        until == null
                                ? null
                                : until.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()),
                issue.key(),
                anchor == null ? null : anchor.key(),
                author,
                revision);
        return standing(backlog, issue);
    }

    /** The revision of the decisions to be found unchanged when the change is written; null for whichever. */
    private @Nullable String revision(String backlog, @Nullable String version) {
        if (version == null) {
            return null;
        }
        Standings standings = currentOrder.of(backlog);
        if (!version.equals(standings.version())) {
            throw new OutdatedException(
                    "The order has changed meanwhile: by a sync, by somebody's decision, or because one has expired.");
        }
        return standings.revision();
    }

    private Result standing(String backlog, Issue issue) {
        Standings standings = currentOrder.of(backlog);
        Decided decided =
                DecidedIssues.of(standings, standings.order().effects()).get(issue.id());
        return new Result(
                backlog,
                issue.id(),
                issue.key(),
                Objects.requireNonNull(decided, "just decided"),
                standings.ranks().get(issue.id()),
                standings.place(issue.id()));
    }

    /**
     * Ends the decision about an issue, which may be gone by now.
     *
     * @param backlog null for the only one that has a decision about it
     * @param version as for {@link #set}
     */
    public Cleared clear(
            String keyOrId,
            @Nullable String backlog,
            String by,
            String reason,
            Author author,
            @Nullable String version) {
        String owner = OneLine.of(by, "The owner", LONGEST_OWNER);
        String why = OneLine.of(reason, "The reason", LONGEST_REASON);
        Instant now = clock.instant();
        String wanted = keyOrId.strip();
        IssueId known = issues.find(wanted).map(Issue::id).orElse(null);
        List<Cleared> found = backlogs.stream()
                .filter(name -> backlog == null || name.equals(backlog))
                .flatMap(name -> overrides.holding(name, now).stream()
                        .filter(one -> known == null
                                ? one.key().equalsIgnoreCase(wanted)
                                        || one.override().issue().toString().equals(wanted)
                                : one.override().issue().equals(known))
                        .map(one -> new Cleared(name, one)))
                .toList();
        if (found.isEmpty()) {
            throw new SetupException("There is no override of '" + wanted + "'"
                    + (backlog == null ? "" : " in the backlog '" + backlog + "'")
                    + "; winnow overrides BACKLOG lists those there are.");
        }
        FindIssue.only(wanted, found.stream().map(Cleared::backlog).toList());
        Cleared only = found.get(0);
        overrides.clear(
                only.backlog(),
                only.decision().override().issue(),
                now,
                owner,
                why,
                author,
                revision(only.backlog(), version));
        return only;
    }

    private String backlogOf(Issue issue, @Nullable Issue anchor, @Nullable String named) {
        List<String> holding = findIssue.holding(issue, named);
        List<String> theirs = anchor == null ? holding : issues.backlogsOf(anchor.id());
        List<String> both = holding.stream().filter(theirs::contains).toList();
        if (both.isEmpty()) {
            throw new SetupException((anchor == null ? "It" : anchor.key()) + " isn't in the backlog "
                    + String.join(", ", holding) + " with " + issue.key() + "; name an issue that is.");
        }
        return FindIssue.only(issue.key(), both);
    }

    /**
     * What a person wants.
     *
     * @param issue key or id
     * @param anchor key or id of the issue it shall stand directly before or after; null for the other kinds
     * @param until the last day it holds, in UTC; null for no end
     * @param backlog null for the only one that holds the issues
     */
    public record Wish(
            String issue,
            Kind kind,
            @Nullable String anchor,
            String owner,
            String reason,
            @Nullable LocalDate until,
            @Nullable String backlog) {}

    /**
     * Where the issue stands now.
     *
     * @param rank with every decision; null when not scored
     * @param place by score alone; null when not scored
     */
    public record Result(
            String backlog,
            IssueId id,
            String key,
            Decided decided,
            @Nullable Integer rank,
            @Nullable Integer place) {}

    /** The decision that was ended. */
    public record Cleared(String backlog, Decision decision) {}
}
