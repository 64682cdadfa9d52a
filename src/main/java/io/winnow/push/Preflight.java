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
    private final OwnFields fields;
    private final boolean mayAdminister;
    private final boolean dryRun;
    private final Map<IssueId, Issue> issues;
    private final Map<Project, Map<IssueType, EditScreen>> screens = new HashMap<>();

    Preflight(IssueWriter writer, OwnFields fields, boolean mayAdminister, boolean dryRun, Map<IssueId, Issue> issues) {
        this.writer = writer;
        this.fields = fields;
        this.mayAdminister = mayAdminister;
        this.dryRun = dryRun;
        this.issues = issues;
    }

    /** The same changes, those that can't be made FAILED. */
    List<FieldChange> check(List<FieldChange> changes) {
        Map<Place, Set<IssueId>> places = new LinkedHashMap<>();
        for (FieldChange change : changes) {
            if (change.outcome() == Outcome.PLANNED && !change.fieldId().isEmpty()) {
                place(change)
                        .ifPresent(place -> places.computeIfAbsent(place, key -> new LinkedHashSet<>())
                                .add(change.issue()));
            }
        }
        Map<Place, Map<String, String>> problems = new HashMap<>();
        places.forEach((place, some) -> problems.put(place, problems(place, List.copyOf(some))));
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

    /** Why a field can't be set in a place, by field id; no entry when it can. */
    private Map<String, String> problems(Place place, List<IssueId> some) {
        Set<String> settable = settable(some);
        if (settable == null) {
            return Map.of();
        }
        List<FieldDefinition> missing = missing(settable);
        Map<String, String> problems = new HashMap<>();
        if (missing.isEmpty()) {
            return problems;
        }
        if (settable.isEmpty()) {
            missing.forEach(field -> problems.put(field.id(), Reasons.notEditable(place.project(), place.type())));
        } else if (place.project().teamManaged()) {
            missing.forEach(field ->
                    problems.put(field.id(), Reasons.teamManaged(field.name(), place.project(), place.type())));
        } else {
            onScreens(place, some, missing, problems);
        }
        return problems;
    }

    private void onScreens(
            Place place, List<IssueId> some, List<FieldDefinition> missing, Map<String, String> problems) {
        Optional<EditScreen> screen = mayAdminister ? screen(place) : Optional.empty();
        String name =
                screen.map(known -> "the edit screen '" + known.name() + "'").orElse("their edit screen");
        if (screen.isEmpty() || dryRun) {
            missing.forEach(field -> {
                if (screen.isEmpty()) {
                    problems.put(field.id(), Reasons.notOnScreen(field.name(), place.project(), place.type(), name));
                }
            });
            return;
        }
        String refusal = add(screen.get(), missing);
        Set<String> settable = settable(some);
        if (settable != null) {
            missing(settable)
                    .forEach(field -> problems.put(
                            field.id(),
                            refusal.isEmpty()
                                    ? Reasons.hidden(field.name(), place.project(), place.type(), name)
                                    : Reasons.notAdded(field.name(), place.project(), place.type(), name, refusal)));
        }
    }

    /** Why Jira refused; empty when it didn't. */
    private String add(EditScreen screen, List<FieldDefinition> missing) {
        try {
            writer.addToScreen(screen, missing);
            return "";
        } catch (TrackerException refused) {
            return tolerated(refused);
        }
    }

    private Optional<EditScreen> screen(Place place) {
        Map<IssueType, EditScreen> known = screens.computeIfAbsent(place.project(), this::screens);
        return Optional.ofNullable(known.get(place.type()));
    }

    /** Of all the project's types at once, so that each project's schemes are read once. */
    private Map<IssueType, EditScreen> screens(Project project) {
        Set<IssueType> types = new LinkedHashSet<>();
        issues.values().stream()
                .filter(issue -> issue.project().equals(project))
                .forEach(issue -> types.add(issue.type()));
        try {
            return writer.editScreens(project, types);
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

    private List<FieldDefinition> missing(Set<String> settable) {
        return fields.existing().stream()
                .filter(field -> !settable.contains(field.id()))
                .toList();
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
