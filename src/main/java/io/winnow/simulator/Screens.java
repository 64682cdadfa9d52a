package io.winnow.simulator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Which fields stand on which screen of the company-managed projects, through Jira's two layers of schemes. */
final class Screens {

    static final long DEFAULT_SCREEN = 1;

    private final AtomicLong nextId = new AtomicLong(10_000);
    private final Map<Long, Screen> screens = new ConcurrentSkipListMap<>();
    private final Map<Long, ScreenScheme> screenSchemes = new ConcurrentSkipListMap<>();
    private final Map<Long, TypeScheme> typeSchemes = new ConcurrentSkipListMap<>();
    private final Map<Long, Long> typeSchemeOfProject = new ConcurrentHashMap<>();

    Screens(Collection<String> defaultFields) {
        screens.put(DEFAULT_SCREEN, screen(DEFAULT_SCREEN, "Default Screen", defaultFields));
    }

    /** Gives a project its own schemes with one screen for all its issue types. */
    void addProject(long projectId, String projectKey, Collection<String> fields) {
        Screen screen = newScreen(projectKey + ": Scrum Default Issue Screen", fields);
        ScreenScheme scheme = newScheme(projectKey + ": Scrum Default Screen Scheme", screen.id, null);
        TypeScheme typeScheme = new TypeScheme(
                nextId.incrementAndGet(),
                projectKey + ": Scrum Issue Type Screen Scheme",
                scheme.id,
                new ConcurrentHashMap<>());
        typeSchemes.put(typeScheme.id, typeScheme);
        typeSchemeOfProject.put(projectId, typeScheme.id);
    }

    /** Gives one issue type a scheme with screens of its own, copied from what it had; edit and view then differ. */
    void separate(long projectId, String projectKey, String typeId, String typeName) {
        TypeScheme typeScheme = typeScheme(projectId);
        if (typeScheme == null || typeScheme.byType.containsKey(typeId)) {
            return;
        }
        List<String> fields = editScreen(projectId, typeId).allFields();
        Screen view = newScreen(projectKey + ": Scrum " + typeName + " Screen", fields);
        Screen edit = newScreen(projectKey + ": Scrum " + typeName + " Edit Screen", fields);
        ScreenScheme scheme = newScheme(projectKey + ": Scrum " + typeName + " Screen Scheme", view.id, edit.id);
        typeScheme.byType.put(typeId, scheme.id);
    }

    Screen editScreen(long projectId, String typeId) {
        TypeScheme typeScheme = Objects.requireNonNull(typeScheme(projectId), "a team-managed project has no screens");
        ScreenScheme scheme = require(screenSchemes, typeScheme.byType.getOrDefault(typeId, typeScheme.defaultScheme));
        return require(screens, scheme.edit == null ? scheme.defaultScreen : scheme.edit);
    }

    void addEverywhere(long projectId, String fieldId) {
        TypeScheme typeScheme = typeScheme(projectId);
        if (typeScheme == null) {
            return;
        }
        List<Long> schemes = new ArrayList<>(typeScheme.byType.values());
        schemes.add(typeScheme.defaultScheme);
        for (Long schemeId : schemes) {
            ScreenScheme scheme = require(screenSchemes, schemeId);
            require(screens, scheme.defaultScreen).add(fieldId);
            if (scheme.edit != null) {
                require(screens, scheme.edit).add(fieldId);
            }
        }
    }

    @Nullable
    Screen find(long screenId) {
        return screens.get(screenId);
    }

    Collection<Screen> screens() {
        return screens.values();
    }

    Collection<ScreenScheme> screenSchemes() {
        return screenSchemes.values();
    }

    Collection<TypeScheme> typeSchemes() {
        return typeSchemes.values();
    }

    /** Null for a team-managed project. */
    @Nullable
    TypeScheme typeScheme(long projectId) {
        Long id = typeSchemeOfProject.get(projectId);
        return id == null ? null : typeSchemes.get(id);
    }

    private Screen newScreen(String name, Collection<String> fields) {
        Screen screen = screen(nextId.incrementAndGet(), name, fields);
        screens.put(screen.id, screen);
        return screen;
    }

    private Screen screen(long id, String name, Collection<String> fields) {
        return new Screen(
                id, name, List.of(new Tab(nextId.incrementAndGet(), "Field Tab", new CopyOnWriteArrayList<>(fields))));
    }

    private ScreenScheme newScheme(String name, long defaultScreen, @Nullable Long edit) {
        ScreenScheme scheme = new ScreenScheme(nextId.incrementAndGet(), name, defaultScreen, edit);
        screenSchemes.put(scheme.id, scheme);
        return scheme;
    }

    private static <T> T require(Map<Long, T> from, Long id) {
        return Objects.requireNonNull(from.get(id));
    }

    record TypeScheme(long id, String name, long defaultScheme, Map<String, Long> byType) {
        Map<String, Long> mappings() {
            Map<String, Long> all = new LinkedHashMap<>();
            all.put("default", defaultScheme);
            all.putAll(byType);
            return all;
        }
    }

    record ScreenScheme(
            long id,
            String name,
            long defaultScreen,
            @Nullable Long edit) {}

    record Screen(long id, String name, List<Tab> tabs) {
        boolean has(String fieldId) {
            return tabs.stream().anyMatch(tab -> tab.fields.contains(fieldId));
        }

        List<String> allFields() {
            return tabs.stream().flatMap(tab -> tab.fields.stream()).toList();
        }

        void add(String fieldId) {
            if (!has(fieldId)) {
                tabs.get(0).fields.add(fieldId);
            }
        }

        void remove(String fieldId) {
            tabs.forEach(tab -> tab.fields.remove(fieldId));
        }
    }

    record Tab(long id, String name, List<String> fields) {}
}
