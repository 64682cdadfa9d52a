package io.winnow.workflow;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.push.FieldPlace;
import io.winnow.push.OwnFields;
import io.winnow.push.PlanPusher;
import io.winnow.push.Pusher;
import io.winnow.report.Figures;
import io.winnow.tracker.BacklogOrder;
import io.winnow.tracker.FieldException;
import io.winnow.tracker.IssueTracker;
import io.winnow.tracker.IssueWriter;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks whether everything a sync needs is there, without writing anything, and says what to do where it isn't. */
public final class CheckSetup {

    private final IssueTracker tracker;
    private final IssueWriter writer;
    private final BacklogOrder order;
    private final PrepareSite prepareSite;
    private final Pusher pusher;
    private final List<BacklogSettings> backlogs;
    private final CheckEvents checkEvents;

    public CheckSetup(
            IssueTracker tracker,
            IssueWriter writer,
            BacklogOrder order,
            PrepareSite prepareSite,
            Pusher pusher,
            List<BacklogSettings> backlogs,
            CheckEvents checkEvents) {
        this.tracker = tracker;
        this.writer = writer;
        this.order = order;
        this.prepareSite = prepareSite;
        this.pusher = pusher;
        this.backlogs = List.copyOf(backlogs);
        this.checkEvents = checkEvents;
    }

    /** The checks in the order they were made; those that need a login are left out when it fails. */
    public List<Check> run() {
        List<Check> checks = new ArrayList<>();
        boolean loggedIn = check(checks, "login", () -> {
            var account = tracker.account();
            return "logged in to " + tracker.product() + " as " + account.displayName() + ", time zone "
                    + account.zone();
        });
        if (!loggedIn) {
            return checks;
        }
        OwnFields[] own = new OwnFields[1];
        check(checks, "fields of the inputs", () -> {
            own[0] = prepareSite.findFields();
            return "every configured field was found";
        });
        if (prepareSite.goalsNameFields()) {
            check(checks, "fields of the goals", () -> {
                prepareSite.findGoalFields();
                return "every field that a goal names was found";
            });
        }
        Map<IssueId, Issue> samples = new LinkedHashMap<>();
        for (BacklogSettings backlog : backlogs) {
            check(checks, "backlog " + backlog.name(), () -> matching(backlog, samples));
            if (backlog.board() != null) {
                checkBoard(checks, backlog, backlog.board());
            }
        }
        checkScheduling(checks, samples);
        if (own[0] != null) {
            checkWriting(checks, own[0], List.copyOf(samples.values()));
        }
        check(checks, "events from Jira", checkEvents::finding);
        return checks;
    }

    private String matching(BacklogSettings backlog, Map<IssueId, Issue> samples) {
        long count = tracker.count(backlog.jql());
        List<Issue> some = tracker.samples(backlog.jql());
        some.forEach(issue -> samples.put(issue.id(), issue));
        return some.isEmpty()
                ? "no issue matches, so there is none to check the right to write on"
                : "about " + Figures.count(count, "issue") + (count == 1 ? " matches" : " match");
    }

    private void checkBoard(List<Check> checks, BacklogSettings backlog, long board) {
        check(
                checks,
                "board " + board,
                () -> PrepareSite.estimation(tracker, backlog, board)
                        .map(field -> "backlog " + backlog.name() + " is estimated in " + field)
                        .orElse("it estimates in no field that this account sees: story points are found by name"));
    }

    /** Only where there are sprints to plan: a sync neither ranks nor moves anything. */
    private void checkScheduling(List<Check> checks, Map<IssueId, Issue> samples) {
        if (backlogs.stream().noneMatch(backlog -> backlog.board() != null)) {
            return;
        }
        samples.values().stream()
                .map(Issue::project)
                .distinct()
                .forEach(project -> check(checks, "ranking and sprints of project " + project.key(), () -> {
                    if (order.maySchedule(project)) {
                        return "allowed, as winnow apply needs";
                    }
                    throw notAllowed("GET /rest/api/3/mypermissions", PlanPusher.mayNotSchedule(project) + ".");
                }));
    }

    private void checkWriting(List<Check> checks, OwnFields own, List<Issue> samples) {
        if (own.ofApp()) {
            check(checks, "Winnow's own fields", () -> ofApp(own));
            return;
        }
        check(checks, "Winnow's own fields", () -> {
            if (own.complete()) {
                return "both are there";
            }
            if (writer.mayAdminister()) {
                return "missing, and will be created by the first sync: " + String.join(", ", own.missing());
            }
            throw notAllowed(
                    "POST /rest/api/3/field",
                    "Missing: " + String.join(", ", own.missing())
                            + ". This account may not create fields; let a Jira administrator run"
                            + " 'winnow fields --create'.");
        });
        try {
            pusher.place(samples, own, writer.mayAdminister(), true).forEach(place -> checkPlace(checks, place, own));
        } catch (TrackerException failure) {
            check(checks, "right to write", () -> {
                throw failure;
            });
        }
    }

    private static String ofApp(OwnFields own) {
        if (own.complete()) {
            return "they came with the app; an administrator adds them to the screens they shall be seen on";
        }
        throw new FieldException("The Winnow app on this site lacks " + String.join(", ", own.missing())
                + "; let an administrator update it.");
    }

    private static void checkPlace(List<Check> checks, FieldPlace place, OwnFields own) {
        String what = "writing to " + place.type().name() + " issues of project "
                + place.project().key();
        if (!place.refusal().isEmpty()) {
            check(checks, what, () -> {
                throw notAllowed("GET /rest/api/3/issue/{id}/editmeta", place.refusal() + ".");
            });
        } else if (place.problems().isEmpty()) {
            check(checks, what, () -> settable(place, own));
        } else {
            place.problems().values().stream()
                    .sorted()
                    .forEach(problem -> check(checks, what, () -> {
                        throw new FieldException(problem + ".");
                    }));
        }
    }

    private static String settable(FieldPlace place, OwnFields own) {
        if (!place.put().isEmpty()) {
            return "not on the edit screen yet; the next sync puts it there: " + String.join(", ", place.put());
        }
        return own.complete() ? "the fields can be set" : "this account may edit them";
    }

    private static TrackerException notAllowed(String request, String message) {
        return new TrackerException(Kind.FORBIDDEN, request, message);
    }

    private static boolean check(List<Check> checks, String what, Supplier<String> look) {
        try {
            checks.add(new Check(what, look.get(), null));
            return true;
        } catch (TrackerException | FieldException | SetupException failure) {
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
