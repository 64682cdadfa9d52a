package io.winnow.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.winnow.model.IssueId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one Jira holds: projects, fields, screens, people, issues. Tests change it as people would, while the simulator
 * serves it. Thread-safe.
 */
public final class Site {

    static final List<String> SCREEN_FIELDS = List.of(
            "summary",
            "issuetype",
            "description",
            "priority",
            "labels",
            "components",
            "fixVersions",
            "assignee",
            "reporter",
            "parent");

    private final Clock clock;
    private final Catalog catalog = new Catalog();
    private final Screens screens;
    private final Map<Long, Set<String>> required = new ConcurrentHashMap<>();
    private final IssueTable issues;
    private final People people;
    private final FieldValues values = new FieldValues(this);
    private long lastId = 10_000;
    private long lastLink = 30_000;
    private long lastFieldNumber = 10_100;
    private boolean rebalanced;
    private volatile ZoneId zone = ZoneId.of("Europe/Berlin");

    private Site(Clock clock) {
        this.clock = clock;
        this.issues = new IssueTable(clock);
        Defaults.fill(catalog);
        this.people = new People(catalog);
        this.screens = new Screens(SCREEN_FIELDS);
    }

    /** A site with Jira's own types, statuses, priorities, link types and fields, and no project. */
    public static Site empty(Clock clock) {
        return new Site(clock);
    }

    /** The believable demo: product "Payments", key PAY, scrum board 12, as many issues as asked for. */
    public static Site demo(long seed, int issues, Clock clock) {
        Site site = new Site(clock);
        new DemoBacklog(site, seed, issues).fill();
        return site;
    }

    /** Real issues from the folder {@code issues} of the shared test data, extended as the options say. */
    public static Site load(Path folder, Clock clock, LoadOptions options) {
        Site site = new Site(clock);
        new RecordedIssues(site, folder, options).load();
        return site;
    }

    // ---- setting up

    /** Adds a company-managed project with screens of its own; every site-wide custom field is put on them. */
    public Site addProject(String key, String name) {
        return addProject(key, name, false);
    }

    /** Adds a team-managed project: its own issue types, its own fields, no screens. */
    public Site addTeamManagedProject(String key, String name) {
        return addProject(key, name, true);
    }

    private synchronized Site addProject(String key, String name, boolean teamManaged) {
        long id = 10_001L + catalog.projects.size();
        List<String> typeIds = new ArrayList<>();
        for (Catalog.Type type : Defaults.types()) {
            String typeId = teamManaged ? String.valueOf(20_000 + id * 10 + typeIds.size()) : type.id();
            catalog.types.putIfAbsent(
                    typeId, new Catalog.Type(typeId, type.name(), type.level(), teamManaged ? id : null));
            typeIds.add(typeId);
        }
        catalog.projects.put(id, new Catalog.Project(id, key, name, teamManaged, typeIds));
        if (!teamManaged) {
            List<String> onScreen = new ArrayList<>(SCREEN_FIELDS);
            catalog.fields.stream()
                    .filter(field -> field.isCustom() && field.projectId() == null && !field.ofApp())
                    .filter(field -> !field.is(FieldKind.RANK) && !field.is(FieldKind.STORY_POINT_ESTIMATE))
                    .forEach(field -> onScreen.add(field.id()));
            screens.addProject(id, key, onScreen);
        }
        return this;
    }

    /** Gives an issue type of a company-managed project screens of its own, with edit and view apart. */
    public synchronized Site separateScreens(String projectKey, String typeName) {
        Catalog.Project project = project(projectKey);
        screens.separate(
                project.id(), project.key(), typeNamed(project, typeName).id(), typeName);
        return this;
    }

    /** Adds a site-wide field, on every screen of the company-managed projects there are, and returns its id. */
    public String addField(String name, FieldKind kind, String... options) {
        return addField(name, kind, null, options);
    }

    /** Adds one more field with a name that may be taken already: Jira allows that. */
    public String addFieldWithName(String name, FieldKind kind, String... options) {
        return addField(name, kind, null, options);
    }

    /** Adds a field that belongs to one team-managed project, and returns its id. */
    public String addProjectField(String projectKey, String name, FieldKind kind, String... options) {
        return addField(name, kind, project(projectKey).id(), options);
    }

    private synchronized String addField(String name, FieldKind kind, @Nullable Long projectId, String... options) {
        Field field = createField(name, kind, projectId, List.of(options));
        if (projectId == null) {
            catalog.projects.keySet().forEach(project -> screens.addEverywhere(project, field.id()));
        }
        return field.id();
    }

    /**
     * Adds a field as a Forge app brings it, on no screen, and returns its id.
     *
     * @param extension the app's and its environment's id, a slash between them
     * @param module the key of the module in the app's manifest
     * @param type number or string
     */
    public synchronized String addAppField(String extension, String module, String name, String type) {
        String custom = "ari:cloud:ecosystem::extension/" + extension + "/static/" + module;
        Field field = Field.ofApp(++lastFieldNumber, name, type, custom);
        catalog.add(field);
        return field.id();
    }

    /** An administrator adds a project to the only context of a field that had none for it. */
    public synchronized Site addToContext(String fieldName, String projectKey) {
        Field field = Defaults.named(catalog.fields, Field::name, fieldName);
        Set<Long> projects = new TreeSet<>(field.only());
        projects.add(project(projectKey).id());
        catalog.replace(field.forOnly(projects));
        return this;
    }

    /** Adds a field that stands on no screen yet, as the API does. */
    synchronized Field createField(String name, FieldKind kind, @Nullable Long projectId, List<String> options) {
        Field field = Field.custom(++lastFieldNumber, name, kind, projectId, options);
        catalog.add(field);
        return field;
    }

    public synchronized Site addComponent(String projectKey, String name) {
        long id = 10_200L + catalog.components.size();
        catalog.components.put(id, new Catalog.Component(id, project(projectKey).id(), name));
        return this;
    }

    public synchronized Site addVersion(String projectKey, String name, boolean released) {
        long id = 10_300L + catalog.versions.size();
        catalog.versions.put(id, new Catalog.Version(id, project(projectKey).id(), name, released, null));
        return this;
    }

    /** Adds a scrum board for a project that estimates in a field, by name; an empty name counts issues. */
    public synchronized Site addBoard(long id, String projectKey, String name, String estimationField) {
        Catalog.Project project = project(projectKey);
        String fieldId = estimationField.isEmpty()
                ? null
                : fieldFor(project.id(), estimationField).id();
        catalog.boards.put(id, new Catalog.Board(id, name, "scrum", project.id(), fieldId));
        return this;
    }

    /** Adds a sprint in state closed, active or future, two weeks long, and returns its id. */
    public synchronized long addSprint(long boardId, String name, String state, String goal, @Nullable Instant start) {
        long id = 101L + catalog.sprints.size();
        String end = start == null ? null : start.plus(Duration.ofDays(14)).toString();
        catalog.sprints.put(
                id,
                new Catalog.Sprint(
                        id,
                        name,
                        state,
                        boardId,
                        goal,
                        start == null ? null : start.toString(),
                        end,
                        state.equals("closed") ? end : null));
        return id;
    }

    /** The zone the account has chosen in its profile: quoted JQL dates and all times in answers are in it. */
    public Site timeZone(ZoneId newZone) {
        zone = newZone;
        return this;
    }

    /** How long search and count go on showing the old state after a change. */
    public Site indexLag(Duration lag) {
        issues.index().lag(lag);
        return this;
    }

    /** Lets search see every change at once. */
    public Site indexCatchesUp() {
        issues.index().catchUp();
        return this;
    }

    // ---- what people do

    /** Creates an issue and returns its id. */
    public synchronized IssueId createIssue(IssueDraft draft) {
        Catalog.Project project = project(draft.projectKey);
        IssueState.Edit edit = new IssueState.Edit();
        lastId = Math.max(lastId + 1, draft.id);
        edit.id = draft.id > 0 ? draft.id : lastId;
        edit.key = draft.key.isEmpty() ? project.key() + "-" + issues.nextNumber(project.id()) : draft.key;
        edit.projectId = project.id();
        edit.typeId = typeNamed(project, draft.type).id();
        edit.summary = draft.summary;
        edit.description = new IssueState.Description(draft.description, null);
        edit.statusId = Defaults.named(catalog.statuses.values(), Catalog.Status::name, draft.status)
                .id();
        edit.priorityAbsent = draft.priorityAbsent;
        edit.priorityId = draft.priority.isEmpty() || draft.priorityAbsent
                ? null
                : Defaults.named(catalog.priorities.values(), Catalog.Priority::name, draft.priority)
                        .id();
        edit.assignee = draft.assignee.isEmpty() ? null : userNamed(draft.assignee);
        edit.reporter = draft.reporter.isEmpty() ? null : userNamed(draft.reporter);
        edit.labels = draft.labels;
        edit.components = draft.components.stream()
                .map(name -> componentId(project.id(), name))
                .toList();
        edit.fixVersions = draft.fixVersions.stream()
                .map(name -> versionId(project.id(), name))
                .toList();
        edit.parentId = draft.parent.isEmpty() ? 0 : require(draft.parent).id;
        edit.epicStyle = project.teamManaged() ? IssueState.EpicStyle.PARENT : draft.epicStyle;
        edit.sprints = draft.sprints;
        edit.rank = draft.rank.isEmpty() ? lastRank(edit.id) : draft.rank;
        edit.votes = draft.votes;
        edit.watches = draft.watches;
        edit.comments = draft.comments.stream()
                .map(comment -> new IssueState.Comment(
                        userNamed(comment.author()), comment.at().toEpochMilli(), comment.text()))
                .toList();
        edit.hidden = draft.hidden;
        edit.created = draft.created == null ? clock.millis() : draft.created.toEpochMilli();
        edit.updated = draft.updated == null ? edit.created : draft.updated.toEpochMilli();
        edit.resolved = draft.resolved == null ? 0 : draft.resolved.toEpochMilli();
        edit.resolution = draft.resolved == null ? "" : "Done";
        draft.fields.forEach((name, value) -> set(edit, fieldFor(project.id(), name), value));
        IssueState state = edit.freeze();
        issues.save(state);
        return new IssueId(state.id);
    }

    /** Sets a field as a person would, on any screen; null clears. {@code updated} moves when something changed. */
    public synchronized Site edit(String keyOrId, String fieldNameOrId, @Nullable Object value) {
        IssueState before = require(keyOrId);
        IssueState.Edit edit = before.edit();
        set(edit, fieldFor(before.projectId, fieldNameOrId), value == null ? NullNode.getInstance() : value);
        saveChange(before, edit);
        return this;
    }

    /** A comment, a worklog, a watcher: nothing Winnow reads changes, only {@code updated}. */
    public synchronized Site touch(String keyOrId) {
        IssueState before = require(keyOrId);
        issues.save(stamped(before, before.edit()));
        return this;
    }

    public synchronized Site transition(String keyOrId, String statusName) {
        IssueState before = require(keyOrId);
        IssueState.Edit edit = before.edit();
        Catalog.Status status = Defaults.named(catalog.statuses.values(), Catalog.Status::name, statusName);
        edit.statusId = status.id();
        boolean done = status.category() == Catalog.Category.DONE;
        edit.resolved = done ? clock.millis() : 0;
        edit.resolution = done ? "Done" : "";
        issues.save(stamped(before, edit));
        return this;
    }

    /** Deletes an issue with its sub-tasks; other issues lose their links to it. */
    public synchronized Site delete(String keyOrId) {
        IssueState gone = require(keyOrId);
        for (long child : List.copyOf(childrenOf(gone.id))) {
            IssueState state = issues.get(child);
            if (state != null && typeOf(state).level() < 0) {
                delete(String.valueOf(child));
            } else if (state != null) {
                change(state, edit -> edit.parentId = 0);
            }
        }
        for (IssueState.Link link : gone.links) {
            IssueState other = issues.get(link.otherId());
            if (other != null) {
                change(other, edit -> edit.links.removeIf(end -> end.id() == link.id()));
            }
        }
        issues.remove(gone);
        return this;
    }

    /** Moves an issue to another project: same id, new key; fields of the old project alone are lost. */
    public synchronized Site move(String keyOrId, String projectKey) {
        IssueState before = require(keyOrId);
        Catalog.Project target = project(projectKey);
        IssueState.Edit edit = before.edit();
        edit.projectId = target.id();
        edit.key = target.key() + "-" + issues.nextNumber(target.id());
        edit.typeId = typeNamed(target, typeOf(before).name()).id();
        edit.components = List.of();
        edit.fixVersions = List.of();
        edit.custom.keySet().removeIf(id -> {
            Field field = catalog.field(id);
            return field == null || !field.appliesTo(target.id());
        });
        issues.save(stamped(before, edit));
        return this;
    }

    /** Gives an issue a security level the account isn't in; {@code updated} moves, but nobody hidden from sees it. */
    public synchronized Site hide(String keyOrId) {
        IssueState before = require(keyOrId);
        IssueState.Edit edit = before.edit();
        edit.hidden = true;
        issues.save(stamped(before, edit));
        return this;
    }

    /** Takes the security level away again. */
    public synchronized Site show(String keyOrId) {
        IssueState before = require(keyOrId);
        IssueState.Edit edit = before.edit();
        edit.hidden = false;
        issues.save(stamped(before, edit));
        return this;
    }

    /** Links two issues: the first does it to the second, as in "blocks". */
    public synchronized Site link(String fromKeyOrId, String typeName, String toKeyOrId) {
        IssueState from = require(fromKeyOrId);
        String type = Defaults.named(catalog.linkTypes.values(), Catalog.LinkType::name, typeName)
                .id();
        IssueState to = require(toKeyOrId);
        long linkId = ++lastLink;
        change(from, edit -> edit.links.add(new IssueState.Link(linkId, type, true, to.id)));
        IssueState again = Objects.requireNonNull(issues.get(to.id));
        change(again, edit -> edit.links.add(new IssueState.Link(linkId, type, false, from.id)));
        return this;
    }

    /** Takes every link between two issues away. */
    public synchronized Site unlink(String oneKeyOrId, String otherKeyOrId) {
        IssueState one = require(oneKeyOrId);
        IssueState other = require(otherKeyOrId);
        change(one, edit -> edit.links.removeIf(link -> link.otherId() == other.id));
        change(
                Objects.requireNonNull(issues.get(other.id)),
                edit -> edit.links.removeIf(link -> link.otherId() == one.id));
        return this;
    }

    /** Drags an issue directly before another one. */
    public Site rankBefore(String keyOrId, String anchorKeyOrId) {
        place(List.of(require(keyOrId).id), require(anchorKeyOrId).id, true);
        return this;
    }

    /** Drags an issue directly after another one. */
    public Site rankAfter(String keyOrId, String anchorKeyOrId) {
        place(List.of(require(keyOrId).id), require(anchorKeyOrId).id, false);
        return this;
    }

    /** Gives every issue a new rank value in the same order, as Jira does when it runs out of room. */
    public synchronized Site rebalanceRanks() {
        rebalanced = true;
        List<IssueState> order = byRank();
        List<String> ranks = RankOrder.fresh(order.isEmpty() ? null : order.get(0).rank, order.size());
        for (int i = 0; i < order.size(); i++) {
            String rank = ranks.get(i);
            change(order.get(i), edit -> edit.rank = rank);
        }
        return this;
    }

    /** Puts an issue into a sprint, out of any other that isn't closed. */
    public synchronized Site moveToSprint(String keyOrId, long sprintId) {
        IssueState before = require(keyOrId);
        IssueState.Edit edit = before.edit();
        edit.sprints = Stream.concat(closedSprints(before), Stream.of(sprintId)).toList();
        saveChange(before, edit);
        return this;
    }

    /** Takes an issue out of every sprint that isn't closed. */
    public synchronized Site moveToBacklog(String keyOrId) {
        IssueState before = require(keyOrId);
        IssueState.Edit edit = before.edit();
        edit.sprints = closedSprints(before).toList();
        saveChange(before, edit);
        return this;
    }

    private Stream<Long> closedSprints(IssueState state) {
        return state.sprints.stream()
                .filter(id ->
                        Objects.requireNonNull(catalog.sprints.get(id)).state().equals("closed"));
    }

    /** Starts or closes a sprint: state active or closed. */
    public synchronized Site sprintState(long sprintId, String state) {
        Catalog.Sprint sprint = Objects.requireNonNull(catalog.sprints.get(sprintId));
        String start = sprint.start() == null ? clock.instant().toString() : sprint.start();
        String end =
                sprint.end() == null ? clock.instant().plus(Duration.ofDays(14)).toString() : sprint.end();
        Catalog.Sprint changed = new Catalog.Sprint(
                sprintId,
                sprint.name(),
                state,
                sprint.boardId(),
                sprint.goal(),
                start,
                end,
                state.equals("closed") ? clock.instant().toString() : null);
        catalog.sprints.put(sprintId, changed);
        String event = state.equals("closed") ? "sprint_closed" : "sprint_started";
        issues.listeners().forEach(listener -> listener.sprint(event, changed));
        return this;
    }

    // ---- rights and screens

    /** Who else uses the site, and what each may do. */
    public People people() {
        return people;
    }

    /** Whether the account may administer Jira; it may by default. */
    public Site admin(boolean may) {
        people.ofAccount().admin(may);
        return this;
    }

    /** Takes a project permission such as {@code EDIT_ISSUES} or {@code BROWSE_PROJECTS} from the account. */
    public Site revoke(String projectKey, String permission) {
        people.ofAccount().revoke(project(projectKey).id(), permission);
        return this;
    }

    public Site revokeEdit(String projectKey) {
        return revoke(projectKey, "EDIT_ISSUES");
    }

    public Site grant(String projectKey, String permission) {
        people.ofAccount().grant(project(projectKey).id(), permission);
        return this;
    }

    /** Takes a field off the edit screen of one project and issue type, giving that type screens of its own. */
    public synchronized Site removeFromScreen(String fieldNameOrId, String projectKey, String typeName) {
        Catalog.Project project = project(projectKey);
        String typeId = typeNamed(project, typeName).id();
        screens.separate(project.id(), project.key(), typeId, typeName);
        screens.editScreen(project.id(), typeId)
                .remove(fieldFor(project.id(), fieldNameOrId).id());
        return this;
    }

    /** Nothing can be created in the project without this field from now on. */
    public synchronized Site requireField(String fieldNameOrId, String projectKey) {
        Catalog.Project project = project(projectKey);
        required.computeIfAbsent(project.id(), id -> new TreeSet<>())
                .add(fieldFor(project.id(), fieldNameOrId).id());
        return this;
    }

    Set<String> requiredFields(long projectId) {
        return Set.copyOf(required.getOrDefault(projectId, Set.of()));
    }

    public synchronized Site putOnScreen(String fieldNameOrId, String projectKey, String typeName) {
        Catalog.Project project = project(projectKey);
        screens.editScreen(project.id(), typeNamed(project, typeName).id())
                .add(fieldFor(project.id(), fieldNameOrId).id());
        return this;
    }

    /** Removes a field from the whole site. */
    public synchronized Site deleteField(String fieldId) {
        Field field = Objects.requireNonNull(catalog.field(fieldId), fieldId);
        catalog.remove(field);
        screens.screens().forEach(screen -> screen.remove(fieldId));
        return this;
    }

    // ---- looking

    public int size() {
        return issues.size();
    }

    /** Ids of all issues, hidden ones too. */
    public Set<IssueId> ids() {
        Set<IssueId> ids = new TreeSet<>();
        issues.ids().forEach(id -> ids.add(new IssueId(id)));
        return ids;
    }

    /** Ids of all issues in the order of their ranks. */
    public synchronized List<IssueId> idsByRank() {
        return byRank().stream().map(state -> new IssueId(state.id)).toList();
    }

    public String rankOf(String keyOrId) {
        return require(keyOrId).rank;
    }

    /** Ids of the sprints an issue is or was in. */
    public List<Long> sprintsOf(String keyOrId) {
        return require(keyOrId).sprints;
    }

    public IssueId idOf(String key) {
        return new IssueId(require(key).id);
    }

    public String keyOf(IssueId id) {
        return require(id.toString()).key;
    }

    public String summaryOf(String keyOrId) {
        return require(keyOrId).summary;
    }

    public Instant updated(String keyOrId) {
        return Instant.ofEpochMilli(require(keyOrId).updated);
    }

    /** Id of the only field of that name; throws when there is none or several. */
    public String fieldNamed(String name) {
        List<Field> named = fieldsNamed(name);
        if (named.size() != 1) {
            throw new IllegalArgumentException(named.size() + " fields are named " + name);
        }
        return named.get(0).id();
    }

    /** The value a custom field holds: null node when empty, missing node when the issue doesn't have the field. */
    public JsonNode valueOf(String keyOrId, String fieldNameOrId) {
        IssueState state = require(keyOrId);
        for (Field field : catalog.fields) {
            boolean meant = field.id().equals(fieldNameOrId) || field.name().equals(fieldNameOrId);
            if (meant && field.appliesTo(state.projectId)) {
                JsonNode value = state.custom.get(field.id());
                return value == null ? NullNode.getInstance() : value;
            }
        }
        return MissingNode.getInstance();
    }

    // ---- for the simulator

    Clock clock() {
        return clock;
    }

    Catalog catalog() {
        return catalog;
    }

    Screens screens() {
        return screens;
    }

    SearchIndex index() {
        return issues.index();
    }

    void tell(SiteListener listener) {
        issues.listeners().add(listener);
    }

    void tellNoMore(SiteListener listener) {
        issues.listeners().remove(listener);
    }

    FieldValues values() {
        return values;
    }

    ZoneId zone() {
        return zone;
    }

    boolean admin() {
        return people.rights().admin();
    }

    boolean may(long projectId, String permission) {
        return people.rights().may(projectId, permission);
    }

    boolean visible(IssueState state) {
        return !state.hidden && may(state.projectId, "BROWSE_PROJECTS");
    }

    @Nullable
    IssueState find(String keyOrId) {
        return issues.find(keyOrId);
    }

    @Nullable
    IssueState get(long id) {
        return issues.get(id);
    }

    Set<Long> childrenOf(long id) {
        return issues.childrenOf(id);
    }

    Catalog.Type typeOf(IssueState state) {
        return Objects.requireNonNull(catalog.types.get(state.typeId));
    }

    /** Whether a field can be set on an issue through the API. */
    boolean editable(IssueState state, String fieldId) {
        Field field = catalog.field(fieldId);
        Catalog.Project project = Objects.requireNonNull(catalog.projects.get(state.projectId));
        if (field == null || field.ofApp() || !field.appliesTo(project.id()) || !may(project.id(), "EDIT_ISSUES")) {
            return false;
        }
        if (project.teamManaged()) {
            return SCREEN_FIELDS.contains(fieldId)
                    || field.projectId() != null
                    || field.is(FieldKind.STORY_POINT_ESTIMATE)
                    || field.is(FieldKind.SPRINT);
        }
        return screens.editScreen(project.id(), state.typeId).has(fieldId);
    }

    /** Saves when something changed, with a new {@code updated}; returns whether it did. */
    synchronized boolean saveChange(IssueState before, IssueState.Edit edit) {
        if (Changes.same(before, edit.freeze())) {
            return false;
        }
        issues.save(stamped(before, edit));
        return true;
    }

    /** Saves what changes neither the history nor {@code updated}. */
    synchronized void saveQuietly(IssueState.Edit edit) {
        issues.save(edit.freeze());
    }

    long componentId(long projectId, String name) {
        return catalog.components.values().stream()
                .filter(component ->
                        component.projectId() == projectId && component.name().equals(name))
                .mapToLong(Catalog.Component::id)
                .findFirst()
                .orElse(0);
    }

    long versionId(long projectId, String name) {
        return catalog.versions.values().stream()
                .filter(version ->
                        version.projectId() == projectId && version.name().equals(name))
                .mapToLong(Catalog.Version::id)
                .findFirst()
                .orElse(0);
    }

    List<Field> fieldsNamed(String name) {
        return catalog.fields.stream()
                .filter(field -> field.name().equals(name))
                .toList();
    }

    /**
     * Ranks issues in this order directly before or after another; {@code updated} stays, for Jira doesn't count on it
     * either. An anchor among the issues themselves stays where it is.
     */
    synchronized void place(List<Long> ids, long anchor, boolean before) {
        List<Long> moved = ids.stream().filter(id -> id != anchor).distinct().toList();
        List<IssueState> rest = new ArrayList<>(byRank());
        rest.removeIf(state -> moved.contains(state.id));
        int at = before ? -1 : 0;
        while (at < rest.size() && rest.get(before ? at + 1 : at).id != anchor) {
            at++;
        }
        String low = at < 0 ? null : rest.get(at).rank;
        String high = at + 1 < rest.size() ? rest.get(at + 1).rank : null;
        List<String> ranks = RankOrder.between(low, high, moved.size());
        if (ranks == null) {
            rebalanceRanks();
            place(ids, anchor, before);
            return;
        }
        for (int i = 0; i < moved.size(); i++) {
            String rank = ranks.get(i);
            change(Objects.requireNonNull(issues.get(moved.get(i))), edit -> edit.rank = rank);
        }
    }

    private List<IssueState> byRank() {
        return issues.ids().stream()
                .map(id -> Objects.requireNonNull(issues.get(id)))
                .sorted(Comparator.comparing((IssueState state) -> state.rank).thenComparing(state -> state.id))
                .toList();
    }

    /** Server time never runs backwards for an issue, whatever the clock does. */
    private IssueState stamped(IssueState before, IssueState.Edit edit) {
        edit.updated = Math.max(clock.millis(), before.updated + 1);
        return edit.freeze();
    }

    private void change(IssueState before, Consumer<IssueState.Edit> how) {
        IssueState.Edit edit = before.edit();
        how.accept(edit);
        issues.save(edit.freeze());
    }

    private void set(IssueState.Edit edit, Field field, Object value) {
        String complaint = values.put(edit, field, FieldValues.json(field, value));
        if (complaint != null) {
            throw new IllegalArgumentException(field.name() + ": " + complaint);
        }
    }

    /** A project's own field goes before the site's of the same name. */
    private Field fieldFor(long projectId, String nameOrId) {
        return catalog.fields.stream()
                .filter(field -> field.id().equals(nameOrId) || field.name().equals(nameOrId))
                .filter(field -> field.appliesTo(projectId))
                .min(Comparator.comparing(field -> field.projectId() == null))
                .orElseThrow(() -> new IllegalArgumentException("no field " + nameOrId));
    }

    private IssueState require(String keyOrId) {
        return Objects.requireNonNull(find(keyOrId), "no issue " + keyOrId);
    }

    private Catalog.Project project(String key) {
        return Objects.requireNonNull(catalog.project(key), "no project " + key);
    }

    private Catalog.Type typeNamed(Catalog.Project project, String name) {
        return project.typeIds().stream()
                .map(id -> Objects.requireNonNull(catalog.types.get(id)))
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no issue type " + name + " in " + project.key()));
    }

    private String userNamed(String displayName) {
        return catalog.users.values().stream()
                .filter(user -> user.displayName().equals(displayName))
                .map(Catalog.User::accountId)
                .findFirst()
                .orElseGet(() -> Defaults.addUser(catalog, displayName));
    }

    /** A new issue comes last; by its id alone that is so until ranks were rebalanced. */
    private String lastRank(long id) {
        List<IssueState> order = rebalanced ? byRank() : List.of();
        List<String> room = order.isEmpty() ? null : RankOrder.between(order.get(order.size() - 1).rank, null, 1);
        return room == null ? rank(id) : room.get(0);
    }

    private static String rank(long id) {
        char[] digits = new char[6];
        Arrays.fill(digits, '0');
        String number = Long.toString(id * 36, 36);
        number.getChars(0, number.length(), digits, 6 - number.length());
        return "0|i" + new String(digits) + ":";
    }
}
