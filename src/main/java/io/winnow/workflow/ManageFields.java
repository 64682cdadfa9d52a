package io.winnow.workflow;

import io.winnow.model.FieldDefinition;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.Project;
import io.winnow.push.FieldPlace;
import io.winnow.push.OwnFields;
import io.winnow.push.PushSettings;
import io.winnow.push.Pusher;
import io.winnow.tracker.FieldCatalog;
import io.winnow.tracker.IssueTracker;
import io.winnow.tracker.IssueWriter;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists a site's fields, and creates Winnow's own and puts them where the backlogs' issues are edited. */
public final class ManageFields {

    private final IssueTracker tracker;
    private final IssueWriter writer;
    private final Pusher pusher;
    private final PushSettings push;
    private final List<BacklogSettings> backlogs;

    public ManageFields(
            IssueTracker tracker,
            IssueWriter writer,
            Pusher pusher,
            PushSettings push,
            List<BacklogSettings> backlogs) {
        this.tracker = tracker;
        this.writer = writer;
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
     * Creates what is missing, and puts it on the screens that the backlogs' issues are edited on.
     *
     * @throws TrackerException FORBIDDEN when fields are missing and the account may not create them
     * @throws SetupException when the fields are those of Winnow's Forge app
     */
    public Created create() {
        tracker.account();
        OwnFields found = OwnFields.find(new FieldCatalog(tracker.fields()), push);
        if (found.ofApp()) {
            throw new SetupException("Winnow's fields came with its app; there is nothing to create. To see them on an"
                    + " issue, a Jira administrator adds them to its screens (Settings → Issues → Screens).");
        }
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
        List<String> problems = new ArrayList<>();
        List<Issue> samples = samples(problems);
        OwnFields own = found.create(writer, new ConcernedProjects(tracker, backlogs)::forFields);
        List<FieldPlace> places = pusher.place(samples, own, mayAdminister, false);
        places.forEach(place -> problems.addAll(place.problems().values()));
        return new Created(
                own.existing(),
                missing,
                mayAdminister && writer.limitsFields() ? reach(own, samples) : List.of(),
                put(places),
                problems.stream().distinct().toList());
    }

    /** Asked afresh, for the store may be empty still, or know nothing of a project that has joined a backlog since. */
    private List<Issue> samples(List<String> problems) {
        Map<IssueId, Issue> samples = new LinkedHashMap<>();
        for (BacklogSettings backlog : backlogs) {
            List<Issue> some = tracker.samples(backlog.jql());
            some.forEach(issue -> samples.put(issue.id(), issue));
            if (some.isEmpty()) {
                problems.add("No issue is in backlog " + backlog.name()
                        + ", so there is no edit screen to put the fields on; run this again once there is one.");
            }
        }
        return List.copyOf(samples.values());
    }

    /** A line for all fields that the same projects have, with the keys of those that the backlogs concern. */
    private List<String> reach(OwnFields own, List<Issue> samples) {
        Map<String, Set<String>> limits = writer.limits(own.existing());
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (FieldDefinition field : own.existing()) {
            Set<String> only = limits.get(field.id());
            names.computeIfAbsent(
                            only == null ? "all projects" : "projects " + keys(only, samples) + " only",
                            projects -> new ArrayList<>())
                    .add(field.name());
        }
        return names.entrySet().stream()
                .map(some -> some.getKey() + ": " + String.join(", ", some.getValue()))
                .toList();
    }

    private static String keys(Set<String> projects, List<Issue> samples) {
        return samples.stream()
                .map(Issue::project)
                .filter(project -> projects.contains(project.id()))
                .map(Project::key)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** A line for each screen of a project, whatever the number of issue types it serves. */
    private static List<String> put(List<FieldPlace> places) {
        return places.stream()
                .filter(place -> !place.put().isEmpty())
                .map(place -> "on screen '" + place.screen() + "' of project "
                        + place.project().key() + ": " + String.join(", ", place.put()))
                .distinct()
                .toList();
    }

    /**
     * What became of the fields.
     *
     * @param fields Winnow's own
     * @param created names of those that were missing
     * @param reach which of them are there for which projects, a line each; empty where every field is there for all
     * @param put which fields were put on which screen of which project, a line each
     * @param problems where they still can't be set, and what to do; empty when all is well
     */
    public record Created(
            List<FieldDefinition> fields,
            List<String> created,
            List<String> reach,
            List<String> put,
            List<String> problems) {

        public Created {
            fields = List.copyOf(fields);
            created = List.copyOf(created);
            reach = List.copyOf(reach);
            put = List.copyOf(put);
            problems = List.copyOf(problems);
        }
    }
}
