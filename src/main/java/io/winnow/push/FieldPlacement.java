package io.winnow.push;

import io.winnow.model.FieldDefinition;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.IssueType;
import io.winnow.model.Project;
import io.winnow.tracker.IssueWriter;
import io.winnow.tracker.IssueWriter.EditScreen;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which of Winnow's fields can be set where: one question for each project and issue type.
 *
 * <p>Where a field is missing from a company-managed project's edit screen and the account may change screens, it is put
 * there, save in a dry run.
 */
final class FieldPlacement {

    private static final int MOST_SAMPLES = 3;

    private final IssueWriter writer;
    private final int maxConcurrent;
    private final OwnFields fields;
    private final boolean mayAdminister;
    private final boolean dryRun;

    FieldPlacement(IssueWriter writer, int maxConcurrent, OwnFields fields, boolean mayAdminister, boolean dryRun) {
        this.writer = writer;
        this.maxConcurrent = maxConcurrent;
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
        Map<Place, Set<String>> settable = settable(places);
        Map<Place, List<Issue>> incomplete = new LinkedHashMap<>(places);
        incomplete.keySet().removeIf(place -> missing(settable.get(place)).isEmpty());
        Map<Place, EditScreen> screens = screens(incomplete.keySet());
        Map<EditScreen, Put> put = dryRun ? Map.of() : putOnScreens(screens, settable);
        Map<Place, Set<String>> now = new HashMap<>(settable);
        if (!put.isEmpty()) {
            now.putAll(settable(incomplete));
        }
        return places.keySet().stream()
                .filter(settable::containsKey)
                .map(place -> result(place, settable.get(place), now.get(place), screens.get(place), put))
                .toList();
    }

    private FieldPlace result(
            Place place,
            @Nullable Set<String> before,
            @Nullable Set<String> now,
            @Nullable EditScreen screen,
            Map<EditScreen, Put> put) {
        boolean mayEdit = now == null || !now.isEmpty();
        String refusal = mayEdit ? "" : Reasons.notEditable(place.project(), place.type());
        List<FieldDefinition> added = new ArrayList<>();
        if (screen != null) {
            added.addAll(
                    dryRun
                            ? missing(before)
                            : put.getOrDefault(screen, Put.NOTHING).added());
        }
        Map<String, String> problems = new HashMap<>();
        if (!mayEdit || screen == null || !dryRun) {
            for (FieldDefinition field : missing(now)) {
                Put done = screen == null ? Put.NOTHING : put.getOrDefault(screen, Put.NOTHING);
                problems.put(field.id(), mayEdit ? problem(place, field.name(), screen, done.refusal()) : refusal);
            }
        }
        return new FieldPlace(
                place.project(),
                place.type(),
                refusal,
                screen == null ? "" : screen.name(),
                added.stream().map(FieldDefinition::name).toList(),
                problems);
    }

    private static String problem(Place place, String field, @Nullable EditScreen screen, String refusal) {
        if (place.project().teamManaged()) {
            return Reasons.teamManaged(field, place.project(), place.type());
        }
        if (screen == null) {
            return Reasons.notOnScreen(field, place.project(), place.type(), "their edit screen");
        }
        String name = "the edit screen '" + screen.name() + "'";
        return refusal.isEmpty()
                ? Reasons.hidden(field, place.project(), place.type(), name)
                : Reasons.notAdded(field, place.project(), place.type(), name, refusal);
    }

    /** Puts what is missing on each screen once. */
    private Map<EditScreen, Put> putOnScreens(Map<Place, EditScreen> screens, Map<Place, Set<String>> settable) {
        Map<EditScreen, Set<FieldDefinition>> missing = new LinkedHashMap<>();
        screens.forEach((place, screen) ->
                missing.computeIfAbsent(screen, key -> new LinkedHashSet<>()).addAll(missing(settable.get(place))));
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
    private static String tolerated(TrackerException refused) {
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

    /** What can be set in each place, asked several at once; no entry where no issue is left. */
    private Map<Place, Set<String>> settable(Map<Place, List<Issue>> places) {
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
    private @Nullable Set<String> settable(List<Issue> some) {
        Set<String> settable = null;
        for (IssueId sample : samples(some)) {
            try {
                settable = writer.editableFields(sample).keySet();
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
    private static List<IssueId> samples(List<Issue> some) {
        Map<String, IssueId> byStatus = new LinkedHashMap<>();
        some.stream()
                .sorted(Comparator.comparing(issue -> issue.status().category()))
                .forEach(issue -> byStatus.putIfAbsent(issue.status().id(), issue.id()));
        return Stream.concat(byStatus.values().stream(), some.stream().map(Issue::id))
                .distinct()
                .limit(MOST_SAMPLES)
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
