package io.winnow.push;

import io.winnow.model.FieldDefinition;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.IssueType;
import io.winnow.model.Project;
import io.winnow.store.FieldChange;
import io.winnow.store.FieldChange.Outcome;
import io.winnow.tracker.IssueWriter;
import io.winnow.tracker.IssueWriter.EditScreen;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out, before the first write, which fields can be set where: one question for each project and issue type.
 *
 * <p>Where a field is missing from a company-managed project's edit screen and the account may change screens, it is put
 * there. What still can't be set fails with the field, project, issue type, screen and remedy.
 */
final class Preflight {

    private static final int MOST_SAMPLES = 3;

    private final IssueWriter writer;
    private final int maxConcurrent;
    private final OwnFields fields;
    private final boolean mayAdminister;
    private final boolean dryRun;
    private final Map<IssueId, Issue> issues;
    private Map<Project, Map<IssueType, EditScreen>> screens = Map.of();

    Preflight(
            IssueWriter writer,
            int maxConcurrent,
            OwnFields fields,
            boolean mayAdminister,
            boolean dryRun,
            Map<IssueId, Issue> issues) {
        this.maxConcurrent = maxConcurrent;
        this.writer = writer;
        this.fields = fields;
        this.mayAdminister = mayAdminister;
        this.dryRun = dryRun;
        this.issues = issues;
    }

    /** The same changes, those that can't be made FAILED. */
    List<FieldChange> check(List<FieldChange> changes) {
        Map<Place, List<IssueId>> places = new LinkedHashMap<>();
        for (FieldChange change : changes) {
            if (change.outcome() == Outcome.PLANNED && !change.fieldId().isEmpty()) {
                place(change)
                        .ifPresent(place -> places.computeIfAbsent(place, key -> new ArrayList<>())
                                .add(change.issue()));
            }
        }
        Map<Place, Set<String>> settable = settable(places);
        Map<Place, List<IssueId>> incomplete = new LinkedHashMap<>(places);
        incomplete.keySet().removeIf(place -> missing(settable, place).isEmpty());
        screens = screens(incomplete.keySet());
        Map<EditScreen, String> refusals = dryRun ? Map.of() : putOnScreens(incomplete.keySet(), settable);
        if (!refusals.isEmpty()) {
            settable.putAll(settable(incomplete));
        }
        Map<Place, Map<String, String>> problems = new HashMap<>();
        incomplete.keySet().forEach(place -> problems.put(place, problems(place, settable, refusals)));
        return changes.stream().map(change -> ended(change, problems)).toList();
    }

    private FieldChange ended(FieldChange change, Map<Place, Map<String, String>> problems) {
        if (change.outcome() != Outcome.PLANNED) {
            return change;
        }
        if (change.fieldId().isEmpty()) {
            return mayAdminister && dryRun
                    ? change.ended(Outcome.PLANNED, "the field will be created")
                    : change.ended(Outcome.FAILED, Reasons.noField(change.fieldName()));
        }
        String problem = place(change)
                .map(place -> problems.getOrDefault(place, Map.of()).get(change.fieldId()))
                .orElse(null);
        return problem == null ? change : change.ended(Outcome.FAILED, problem);
    }

    /** Puts what is missing on each screen once; says for each screen touched why Jira refused, empty when it didn't. */
    private Map<EditScreen, String> putOnScreens(Set<Place> places, Map<Place, Set<String>> settable) {
        Map<EditScreen, Set<FieldDefinition>> missing = new LinkedHashMap<>();
        for (Place place : places) {
            screen(place)
                    .ifPresent(screen -> missing.computeIfAbsent(screen, key -> new LinkedHashSet<>())
                            .addAll(missing(settable, place)));
        }
        Map<EditScreen, String> refusals = new HashMap<>();
        missing.forEach((screen, fields) -> refusals.put(screen, add(screen, fields)));
        return refusals;
    }

    private String add(EditScreen screen, Set<FieldDefinition> missing) {
        try {
            writer.addToScreen(screen, missing);
            return "";
        } catch (TrackerException refused) {
            return tolerated(refused);
        }
    }

    /** Why a field can't be set in a place, by field id; no entry when it can. */
    private Map<String, String> problems(
            Place place, Map<Place, Set<String>> settable, Map<EditScreen, String> refusals) {
        Map<String, String> problems = new HashMap<>();
        for (FieldDefinition field : missing(settable, place)) {
            String problem = problem(place, field.name(), settable, refusals);
            if (!problem.isEmpty()) {
                problems.put(field.id(), problem);
            }
        }
        return problems;
    }

    private String problem(
            Place place, String field, Map<Place, Set<String>> settable, Map<EditScreen, String> refusals) {
        Project project = place.project();
        if (settable.getOrDefault(place, Set.of()).isEmpty()) {
            return Reasons.notEditable(project, place.type());
        }
        if (project.teamManaged()) {
            return Reasons.teamManaged(field, project, place.type());
        }
        Optional<EditScreen> screen = screen(place);
        if (screen.isEmpty()) {
            return Reasons.notOnScreen(field, project, place.type(), "their edit screen");
        }
        if (dryRun) {
            return "";
        }
        String name = "the edit screen '" + screen.get().name() + "'";
        String refusal = refusals.getOrDefault(screen.get(), "");
        return refusal.isEmpty()
                ? Reasons.hidden(field, project, place.type(), name)
                : Reasons.notAdded(field, project, place.type(), name, refusal);
    }

    /** The screen to put fields on; empty where there is none this account could change. */
    private Optional<EditScreen> screen(Place place) {
        return Optional.ofNullable(
                screens.getOrDefault(place.project(), Map.of()).get(place.type()));
    }

    /** Those of all places at once, for projects mostly share their schemes. */
    private Map<Project, Map<IssueType, EditScreen>> screens(Set<Place> places) {
        Map<Project, Set<IssueType>> wanted = new LinkedHashMap<>();
        places.stream()
                .filter(place -> mayAdminister && !place.project().teamManaged())
                .forEach(place -> wanted.computeIfAbsent(place.project(), key -> new LinkedHashSet<>())
                        .add(place.type()));
        try {
            return wanted.isEmpty() ? Map.of() : writer.editScreens(wanted);
        } catch (TrackerException refused) {
            tolerated(refused);
            return Map.of();
        }
    }

    /** What Jira refuses here concerns one screen; what concerns every request is thrown. */
    private static String tolerated(TrackerException refused) {
        return switch (refused.kind()) {
            case FORBIDDEN, NOT_FOUND, REJECTED -> String.valueOf(refused.getMessage());
            case UNAUTHORIZED, RATE_LIMITED, UNAVAILABLE -> throw refused;
        };
    }

    /** Winnow's fields that can't be set in a place; none where no issue is left to ask about. */
    private List<FieldDefinition> missing(Map<Place, Set<String>> settable, Place place) {
        Set<String> ids = settable.get(place);
        return ids == null
                ? List.of()
                : fields.existing().stream()
                        .filter(field -> !ids.contains(field.id()))
                        .toList();
    }

    /** What can be set in each place, asked several at once; no entry where no issue is left. */
    private Map<Place, Set<String>> settable(Map<Place, List<IssueId>> places) {
        Map<Place, Set<String>> settable = new ConcurrentHashMap<>();
        Together.run(maxConcurrent, places.entrySet(), place -> {
            Set<String> ids = settable(place.getValue());
            if (ids != null) {
                settable.put(place.getKey(), ids);
            }
        });
        return settable;
    }

    /** What can be set on the first of some samples that can be edited at all; null when none exists any more. */
    private @Nullable Set<String> settable(List<IssueId> some) {
        Set<String> settable = null;
        for (IssueId sample : samples(some)) {
            try {
                settable = writer.editableFields(sample);
            } catch (TrackerException refused) {
                tolerated(refused);
                settable = refused.kind() == Kind.NOT_FOUND ? settable : Set.of();
            }
            if (settable != null && !settable.isEmpty()) {
                return settable;
            }
        }
        return settable;
    }

    /** One of each status first, those still to do before those done, for a workflow may forbid edits in some. */
    private List<IssueId> samples(List<IssueId> some) {
        Map<String, IssueId> byStatus = new LinkedHashMap<>();
        some.stream()
                .map(issues::get)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(issue -> issue.status().category()))
                .forEach(issue -> byStatus.putIfAbsent(issue.status().id(), issue.id()));
        return Stream.concat(byStatus.values().stream(), some.stream())
                .distinct()
                .limit(MOST_SAMPLES)
                .toList();
    }

    private Optional<Place> place(FieldChange change) {
        return Optional.ofNullable(issues.get(change.issue())).map(issue -> new Place(issue.project(), issue.type()));
    }

    /** Issues of one type in one project share their screens. */
    private record Place(Project project, IssueType type) {}

    /** The changes of each issue that are still to be sent, in order. */
    static Map<IssueId, List<FieldChange>> byIssue(List<FieldChange> changes) {
        Map<IssueId, List<FieldChange>> byIssue = new LinkedHashMap<>();
        for (FieldChange change : changes) {
            if (change.outcome() == Outcome.PLANNED) {
                byIssue.computeIfAbsent(change.issue(), key -> new ArrayList<>())
                        .add(change);
            }
        }
        return byIssue;
    }
}
