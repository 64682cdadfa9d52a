package io.winnow.workflow;

import io.winnow.model.Issue;
import io.winnow.push.OwnFields;
import io.winnow.store.IssueStore;
import io.winnow.tracker.FieldException;
import io.winnow.tracker.IssueTracker;
import io.winnow.tracker.IssueWriter;
import io.winnow.tracker.TrackerException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks whether everything a sync needs is there, without writing anything, and says what to do where it isn't. */
public final class CheckSetup {

    private final IssueTracker tracker;
    private final IssueWriter writer;
    private final PrepareSite prepareSite;
    private final IssueStore issues;
    private final List<BacklogSettings> backlogs;

    public CheckSetup(
            IssueTracker tracker,
            IssueWriter writer,
            PrepareSite prepareSite,
            IssueStore issues,
            List<BacklogSettings> backlogs) {
        this.tracker = tracker;
        this.writer = writer;
        this.prepareSite = prepareSite;
        this.issues = issues;
        this.backlogs = List.copyOf(backlogs);
    }

    /** The checks in the order they were made; those that need a login are left out when it fails. */
    public List<Check> run() {
        List<Check> checks = new ArrayList<>();
        boolean loggedIn = check(checks, "login", () -> {
            var account = tracker.account();
            return "logged in as " + account.displayName() + ", time zone " + account.zone();
        });
        if (!loggedIn) {
            return checks;
        }
        OwnFields[] site = new OwnFields[1];
        check(checks, "fields of the inputs", () -> {
            site[0] = prepareSite.findFields();
            return "every configured field was found";
        });
        for (BacklogSettings backlog : backlogs) {
            check(checks, "backlog " + backlog.name(), () -> "about " + tracker.count(backlog.jql()) + " issues match");
            if (backlog.board() != null) {
                checkBoard(checks, backlog, backlog.board());
            }
        }
        if (site[0] != null) {
            checkWriting(checks, site[0]);
        }
        return checks;
    }

    private void checkBoard(List<Check> checks, BacklogSettings backlog, long board) {
        check(
                checks,
                "board " + board,
                () -> PrepareSite.estimation(tracker, backlog, board)
                        .map(field -> "backlog " + backlog.name() + " is estimated in " + field)
                        .orElse("it estimates in no field that this account sees: story points are found by name"));
    }

    private void checkWriting(List<Check> checks, OwnFields own) {
        check(checks, "Winnow's own fields", () -> {
            if (own.complete()) {
                return "both are there";
            }
            if (writer.mayAdminister()) {
                return "missing, and will be created by the first sync: " + String.join(", ", own.missing());
            }
            throw new FieldException("Missing: " + String.join(", ", own.missing())
                    + ". This account may not create fields; let a Jira administrator run 'winnow fields --create'.");
        });
        Map<String, Issue> samples = new LinkedHashMap<>();
        for (BacklogSettings backlog : backlogs) {
            issues.load(backlog.name())
                    .forEach(issue -> samples.putIfAbsent(
                            issue.type().name() + " issues of project "
                                    + issue.project().key(),
                            issue));
        }
        samples.forEach((place, issue) -> check(checks, "writing to " + place, () -> settable(issue, own)));
    }

    private String settable(Issue sample, OwnFields own) {
        Set<String> missing = new LinkedHashSet<>();
        Set<String> editable = writer.editableFields(sample.id());
        own.existing().stream()
                .filter(field -> !editable.contains(field.id()))
                .forEach(field -> missing.add(field.name()));
        if (missing.isEmpty()) {
            return own.existing().isEmpty() ? "nothing to check yet" : "the fields can be set";
        }
        if (writer.mayAdminister() && !sample.project().teamManaged()) {
            return "not on the edit screen yet; the next sync puts it there: " + String.join(", ", missing);
        }
        throw new FieldException("Not on the edit screen: " + String.join(", ", missing)
                + (sample.project().teamManaged()
                        ? ". A team-managed project has no screens: let a project admin add the field under Project"
                                + " settings → Issue types."
                        : ". Let a Jira administrator run 'winnow fields --create'."));
    }

    private static boolean check(List<Check> checks, String what, Supplier<String> look) {
        try {
            checks.add(new Check(what, look.get(), null));
            return true;
        } catch (TrackerException | FieldException failure) {
            checks.add(new Check(what, failure.getMessage() == null ? "failed" : failure.getMessage(), failure));
            return false;
        }
    }

    /**
     * One thing looked at.
     *
     * @param finding what was found, or what is wrong and what to do
     * @param failure null when all is well
     */
    public record Check(
            String what, String finding, @Nullable RuntimeException failure) {}
}
