package io.winnow.workflow;

import io.winnow.model.FieldDefinition;
import io.winnow.model.Issue;
import io.winnow.push.OwnFields;
import io.winnow.push.PushSettings;
import io.winnow.push.Pusher;
import io.winnow.store.IssueStore;
import io.winnow.tracker.FieldCatalog;
import io.winnow.tracker.IssueTracker;
import io.winnow.tracker.IssueWriter;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists a site's fields, and creates Winnow's own and puts them where the backlogs' issues are edited. */
public final class ManageFields {

    private final IssueTracker tracker;
    private final IssueWriter writer;
    private final IssueStore issues;
    private final Pusher pusher;
    private final PushSettings push;
    private final List<BacklogSettings> backlogs;

    public ManageFields(
            IssueTracker tracker,
            IssueWriter writer,
            IssueStore issues,
            Pusher pusher,
            PushSettings push,
            List<BacklogSettings> backlogs) {
        this.tracker = tracker;
        this.writer = writer;
        this.issues = issues;
        this.pusher = pusher;
        this.push = push;
        this.backlogs = List.copyOf(backlogs);
    }

    /** Every field of the site, in Jira's order. */
    public List<FieldDefinition> list() {
        tracker.account();
        return tracker.fields();
    }

    /**
     * Creates what is missing.
     *
     * @throws TrackerException FORBIDDEN when fields are missing and the account may not create them
     */
    public Created create() {
        tracker.account();
        OwnFields found = OwnFields.find(new FieldCatalog(tracker.fields()), push);
        List<String> missing = found.missing();
        boolean mayAdminister = writer.mayAdminister();
        if (!missing.isEmpty() && !mayAdminister) {
            throw new TrackerException(
                    Kind.FORBIDDEN,
                    "POST /rest/api/3/field",
                    "This account may not create the fields '" + String.join("' and '", missing)
                            + "'; run this with the token of a Jira administrator, or let one create them: a number"
                            + " field and a short text field.");
        }
        OwnFields own = found.create(writer);
        Map<String, Issue> samples = new LinkedHashMap<>();
        for (BacklogSettings backlog : backlogs) {
            issues.load(backlog.name())
                    .forEach(issue -> samples.putIfAbsent(
                            issue.project().id() + "/" + issue.type().id(), issue));
        }
        return new Created(own.existing(), missing, pusher.place(List.copyOf(samples.values()), own, mayAdminister));
    }

    /**
     * What became of the fields.
     *
     * @param fields Winnow's own
     * @param created names of those that were missing
     * @param problems where they still can't be set, and what to do; empty when all is well
     */
    public record Created(List<FieldDefinition> fields, List<String> created, List<String> problems) {

        public Created {
            fields = List.copyOf(fields);
            created = List.copyOf(created);
            problems = List.copyOf(problems);
        }
    }
}
