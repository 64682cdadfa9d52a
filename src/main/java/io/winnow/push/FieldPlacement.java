package io.winnow.push;

import io.winnow.model.FieldDefinition;
import io.winnow.model.Issue;
import io.winnow.model.IssueType;
import io.winnow.model.Project;
import io.winnow.tracker.IssueWriter;
import io.winnow.tracker.IssueWriter.EditScreen;
import io.winnow.tracker.TrackerException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which of Winnow's fields can be set where: one question for each project and issue type.
 *
 * <p>Where a field is missing from a company-managed project's edit screen and the account may change screens, it is put
 * there, save in a dry run.
 */
final class FieldPlacement {

    private final IssueWriter writer;
    private final SettableFields settableFields;
    private final OwnFields fields;
    private final boolean mayAdminister;
    private final boolean dryRun;

    FieldPlacement(IssueWriter writer, int maxConcurrent, OwnFields fields, boolean mayAdminister, boolean dryRun) {
        this.writer = writer;
        this.settableFields = new SettableFields(writer, maxConcurrent);
        this.fields = fields;
        this.mayAdminister = mayAdminister;
        this.dryRun = dryRun;
    }

    /** What holds for each project and type of these issues; nothing where no issue is left to ask about, or no need to. */
    List<FieldPlace> look(Collection<Issue> issues) {
        if (fields.ofApp()) {
            return List.of();
        }
        Map<Place, List<Issue>> places = new LinkedHashMap<>();
        issues.forEach(issue -> places.computeIfAbsent(Place.of(issue), key -> new ArrayList<>())
                .add(issue));
        Map<Place, Set<String>> before = settableFields.of(places);
        Map<Place, List<Issue>> incomplete = new LinkedHashMap<>(places);
        incomplete.keySet().removeIf(place -> missing(before.get(place)).isEmpty());
        FieldLimits limits = incomplete.isEmpty() ? FieldLimits.NONE : limits();
        Map<Place, List<FieldDefinition>> wanted = new LinkedHashMap<>();
        incomplete
                .keySet()
                .forEach(place -> wanted.put(place, limits.within(place.project(), missing(before.get(place)))));
        wanted.values().removeIf(List::isEmpty);
        Map<Place, EditScreen> screens = screens(wanted.keySet());
        Map<EditScreen, Put> put = dryRun ? Map.of() : putOnScreens(screens, wanted);
        Map<Place, Set<String>> now = new HashMap<>(before);
        if (!put.isEmpty()) {
            now.putAll(settableFields.of(incomplete));
        }
        return places.keySet().stream()
                .filter(before::containsKey)
                .map(place -> result(
                        place,
                        now.get(place),
                        screens.get(place),
                        done(screens.get(place), wanted.getOrDefault(place, List.of()), put),
                        limits))
                .toList();
    }

    private Put done(@Nullable EditScreen screen, List<FieldDefinition> wanted, Map<EditScreen, Put> put) {
        if (screen == null) {
            return Put.NOTHING;
        }
        return dryRun ? new Put(wanted, "") : put.getOrDefault(screen, Put.NOTHING);
    }

    /** @param done what was put on the screen, or in a dry run would be */
    private FieldPlace result(
            Place place, @Nullable Set<String> now, @Nullable EditScreen screen, Put done, FieldLimits limits) {
        boolean mayEdit = now == null || !now.isEmpty();
        String refusal = mayEdit ? "" : Reasons.notEditable(place.project(), place.type());
        Map<String, String> problems = new HashMap<>();
        for (FieldDefinition field : missing(now)) {
            if (!mayEdit) {
                problems.put(field.id(), refusal);
            } else if (!dryRun || !done.added().contains(field)) {
                problems.put(field.id(), problem(place, field, screen, done.refusal(), limits));
            }
        }
        return new FieldPlace(
                place.project(),
                place.type(),
                refusal,
                screen == null ? "" : screen.name(),
                done.added().stream().map(FieldDefinition::name).toList(),
                problems);
    }

    /** The fields that some projects lack; only asked where a field is missing. */
    private FieldLimits limits() {
        if (!writer.limitsFields()) {
            return FieldLimits.NONE;
        }
        return mayAdminister ? new FieldLimits(writer.limits(fields.existing()), false) : FieldLimits.UNKNOWN;
    }

    private static String problem(
            Place place, FieldDefinition own, @Nullable EditScreen screen, String refusal, FieldLimits limits) {
        String field = own.name();
        if (place.project().teamManaged()) {
            return Reasons.teamManaged(field, place.project(), place.type());
        }
        if (limits.exclude(place.project(), own)) {
            return Reasons.notInProject(field, place.project(), place.type());
        }
        if (screen == null) {
            return Reasons.notOnScreen(
                    field,
                    place.project(),
                    place.type(),
                    limits.unknown() ? "their edit screen, or isn't meant for this project" : "their edit screen");
        }
        String name = "the edit screen '" + screen.name() + "'";
        return refusal.isEmpty()
                ? Reasons.hidden(field, place.project(), place.type(), name)
                : Reasons.notAdded(field, place.project(), place.type(), name, refusal);
    }

    /** Puts what is missing on each screen once. */
    private Map<EditScreen, Put> putOnScreens(
            Map<Place, EditScreen> screens, Map<Place, List<FieldDefinition>> wanted) {
        Map<EditScreen, Set<FieldDefinition>> missing = new LinkedHashMap<>();
        screens.forEach((place, screen) -> missing.computeIfAbsent(screen, key -> new LinkedHashSet<>())
                .addAll(wanted.getOrDefault(place, List.of())));
        Map<EditScreen, Put> put = new HashMap<>();
        missing.forEach((screen, some) -> put.put(screen, put(screen, some)));
        return put;
    }

    private Put put(EditScreen screen, Set<FieldDefinition> some) {
        try {
            return new Put(writer.addToScreen(screen, some), "");
        } catch (TrackerException refused) {
            return new Put(List.of(), tolerated(refused));
        }
    }

    /** The screens to put fields on; no entry where there is none this account could change. */
    private Map<Place, EditScreen> screens(Set<Place> places) {
        Map<Project, Set<IssueType>> types = new LinkedHashMap<>();
        places.stream()
                .filter(place -> mayAdminister && !place.project().teamManaged())
                .forEach(place -> types.computeIfAbsent(place.project(), key -> new LinkedHashSet<>())
                        .add(place.type()));
        Map<Place, EditScreen> screens = new LinkedHashMap<>();
        screens(types)
                .forEach((project, some) ->
                        some.forEach((type, screen) -> screens.put(new Place(project, type), screen)));
        return screens;
    }

    /** Those of all projects at once, for they mostly share their schemes. */
    private Map<Project, Map<IssueType, EditScreen>> screens(Map<Project, Set<IssueType>> types) {
        try {
            return types.isEmpty() ? Map.of() : writer.editScreens(types);
        } catch (TrackerException refused) {
            tolerated(refused);
            return Map.of();
        }
    }

    /** What Jira refuses here concerns one screen; what concerns every request is thrown. */
    static String tolerated(TrackerException refused) {
        return switch (refused.kind()) {
            case FORBIDDEN, NOT_FOUND, REJECTED -> String.valueOf(refused.getMessage());
            case UNAUTHORIZED, RATE_LIMITED, UNAVAILABLE -> throw refused;
        };
    }

    /** Winnow's fields that aren't among those that can be set; none where no issue is left to ask about. */
    private List<FieldDefinition> missing(@Nullable Set<String> settable) {
        return settable == null
                ? List.of()
                : fields.existing().stream()
                        .filter(field -> !settable.contains(field.id()))
                        .toList();
    }

    /** What became of one screen: the fields added, and why Jira refused, empty when it didn't. */
    private record Put(List<FieldDefinition> added, String refusal) {

        static final Put NOTHING = new Put(List.of(), "");
    }

    /** Issues of one type in one project share their screens. */
    private record Place(Project project, IssueType type) {

        static Place of(Issue issue) {
            return new Place(issue.project(), issue.type());
        }
    }
}
