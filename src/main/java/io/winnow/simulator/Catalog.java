package io.winnow.simulator;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Everything on a site that issues refer to by id. Thread-safe. */
final class Catalog {

    final Map<Long, Project> projects = new ConcurrentSkipListMap<>();
    final Map<String, Type> types = new ConcurrentHashMap<>();
    final Map<String, Status> statuses = new ConcurrentHashMap<>();
    final Map<String, Priority> priorities = new ConcurrentHashMap<>();
    final Map<String, User> users = new ConcurrentHashMap<>();
    final Map<String, LinkType> linkTypes = new ConcurrentHashMap<>();
    final Map<Long, Component> components = new ConcurrentHashMap<>();
    final Map<Long, Version> versions = new ConcurrentHashMap<>();
    final Map<Long, Sprint> sprints = new ConcurrentSkipListMap<>();
    final Map<Long, Board> boards = new ConcurrentSkipListMap<>();
    final List<Field> fields = new CopyOnWriteArrayList<>();
    private final Map<String, Field> fieldsById = new ConcurrentHashMap<>();

    void add(Field field) {
        fields.add(field);
        fieldsById.put(field.id(), field);
    }

    void remove(Field field) {
        fields.remove(field);
        fieldsById.remove(field.id());
    }

    /** Puts a field in the place of the one with its id. */
    void replace(Field field) {
        fields.replaceAll(other -> other.id().equals(field.id()) ? field : other);
        fieldsById.put(field.id(), field);
    }

    @Nullable
    Field field(String id) {
        return fieldsById.get(id);
    }

    @Nullable
    Field fieldOf(FieldKind kind) {
        return fields.stream().filter(field -> field.is(kind)).findFirst().orElse(null);
    }

    /** By key or id. */
    @Nullable
    Project project(String keyOrId) {
        return projects.values().stream()
                .filter(project -> project.key().equalsIgnoreCase(keyOrId)
                        || String.valueOf(project.id()).equals(keyOrId))
                .findFirst()
                .orElse(null);
    }

    record Project(long id, String key, String name, boolean teamManaged, List<String> typeIds) {}

    /** {@code projectId} is null for a type of the whole site. */
    record Type(String id, String name, int level, @Nullable Long projectId) {}

    record Status(String id, String name, Category category) {}

    record Priority(String id, String name) {}

    record User(String accountId, String displayName, String accountType) {}

    record LinkType(String id, String name, String inward, String outward) {}

    record Component(long id, long projectId, String name) {}

    record Version(
            long id,
            long projectId,
            String name,
            boolean released,
            @Nullable String releaseDate) {}

    /** Times are ISO instants; null when not yet set. */
    record Sprint(
            long id,
            String name,
            String state,
            long boardId,
            String goal,
            @Nullable String start,
            @Nullable String end,
            @Nullable String complete) {}

    /** {@code estimationField} is null when the board counts issues. */
    record Board(
            long id,
            String name,
            String type,
            long projectId,
            @Nullable String estimationField) {}

    /** Jira's three status categories, with its ids and keys. */
    enum Category {
        NEW(2, "new", "To Do", "blue-gray"),
        INDETERMINATE(4, "indeterminate", "In Progress", "yellow"),
        DONE(3, "done", "Done", "green");

        final int id;
        final String key;
        final String title;
        final String colour;

        Category(int id, String key, String title, String colour) {
            this.id = id;
            this.key = key;
            this.title = title;
            this.colour = colour;
        }
    }
}
