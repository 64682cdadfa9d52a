package io.winnow.tracker.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.model.IssueId;
import io.winnow.model.Project;
import io.winnow.model.Sprint;
import io.winnow.tracker.BacklogOrder;
import io.winnow.tracker.Jql;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import io.winnow.tracker.jira.RankBlock.NotRanked;
import io.winnow.tracker.jira.wire.PlacedJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Order and sprints of Jira, by the agile API, which both kinds of Jira have. Thread-safe. */
final class JiraOrder implements BacklogOrder {

    private static final String AGILE = "/rest/agile/1.0/";
    private static final String SCHEDULE = "SCHEDULE_ISSUES";

    private final JiraHttp http;
    private final Supplier<Platform> platform;
    private final ParallelReads reads;
    private final ParallelReads readsNow;

    JiraOrder(JiraHttp http, Supplier<Platform> platform, ParallelReads reads, ParallelReads readsNow) {
        this.http = http;
        this.platform = platform;
        this.reads = reads;
        this.readsNow = readsNow;
    }

    /** The search may lag behind, so its order only decides between issues whose ranks don't. */
    @Override
    public List<Placed> inOrder(String jql, Fields fields, boolean now) {
        Set<IssueId> found = new LinkedHashSet<>();
        platform.get().search(Jql.withoutOrder(jql) + " ORDER BY Rank ASC", found::addAll);
        Map<IssueId, Placed> placed = now ? now(found, fields) : lately(found, Set.of(), fields);
        return found.stream()
                .filter(placed::containsKey)
                .map(id -> Objects.requireNonNull(placed.get(id)))
                .sorted(Comparator.comparing(Placed::rank))
                .toList();
    }

    @Override
    public Map<IssueId, Placed> now(Collection<IssueId> ids, Fields fields) {
        return read(readsNow, ids, fields);
    }

    @Override
    public Map<IssueId, Placed> lately(Collection<IssueId> ids, Set<IssueId> now, Fields fields) {
        if (!readsOneByOne()) {
            return now(ids, fields);
        }
        List<IssueId> others = ids.stream().filter(id -> !now.contains(id)).toList();
        Map<IssueId, Placed> placed = read(reads, others, fields);
        placed.putAll(now(ids.stream().filter(now::contains).toList(), fields));
        return placed;
    }

    @Override
    public boolean readsOneByOne() {
        return platform.get().readsOneByOne();
    }

    private static Map<IssueId, Placed> read(ParallelReads from, Collection<IssueId> ids, Fields fields) {
        Map<IssueId, Placed> placed = new HashMap<>();
        PlacedJson json = new PlacedJson(fields);
        from.read(
                        ids,
                        json.fieldIds(),
                        json::read,
                        UnaryOperator.identity(),
                        Placed::id,
                        some -> some.forEach(one -> placed.put(one.id(), one)))
                .unreadable()
                .forEach((id, why) -> {
                    throw new TrackerException(Kind.UNAVAILABLE, "GET issue", why); // without it, it would look deleted
                });
        return placed;
    }

    @Override
    public Sprint sprint(long id) {
        return PlacedJson.sprint(http.call(JiraRequest.get(AGILE + "sprint/" + id, AGILE + "sprint/{id}")));
    }

    @Override
    public boolean maySchedule(Project project) {
        return http.call(platform.get().permissions(SCHEDULE).with("projectKey", project.key()))
                .path("permissions")
                .path(SCHEDULE)
                .path("havePermission")
                .asBoolean(true);
    }

    @Override
    public Ranked rank(List<IssueId> block, IssueId anchor, boolean before) {
        return new RankBlock(block, this::rankOnce, http::pauseBeforeRepeating).send(anchor, before);
    }

    /** What Jira didn't move of the issues. */
    private Map<IssueId, NotRanked> rankOnce(List<IssueId> issues, IssueId anchor, boolean before) {
        ObjectNode body = body(issues).put(before ? "rankBeforeIssue" : "rankAfterIssue", anchor.toString());
        String path = AGILE + "issue/rank";
        JsonNode answer = again(() -> http.call(JiraRequest.put(path, path, body, "")));
        Map<IssueId, NotRanked> left = new LinkedHashMap<>();
        for (JsonNode entry : answer.path("entries")) {
            int status = entry.path("status").asInt(200);
            if (status >= 300) {
                boolean busy = status >= 500 || status == 409 || status == 429;
                left.put(new IssueId(entry.path("issueId").asLong()), new NotRanked(words(entry), busy));
            }
        }
        return left;
    }

    private static String words(JsonNode entry) {
        List<String> errors = new ArrayList<>();
        entry.path("errors").forEach(error -> errors.add(error.asText()));
        String words =
                String.join(" ", errors).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return "Jira didn't rank it (" + entry.path("status").asInt() + " on PUT " + AGILE + "issue/rank)"
                + (words.isEmpty() ? "" : ": \"" + words + "\"");
    }

    @Override
    public void addToSprint(long sprintId, List<IssueId> issues) {
        move(AGILE + "sprint/" + sprintId + "/issue", AGILE + "sprint/{id}/issue", issues);
    }

    @Override
    public void moveToBacklog(List<IssueId> issues) {
        move(AGILE + "backlog/issue", AGILE + "backlog/issue", issues);
    }

    private void move(String path, String endpoint, List<IssueId> issues) {
        again(() -> {
            http.send(JiraRequest.create(path, endpoint, body(issues)));
            return true;
        });
    }

    private static ObjectNode body(List<IssueId> issues) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode list = body.putArray("issues");
        issues.forEach(issue -> list.add(issue.toString()));
        return body;
    }

    /** What fails may have taken effect, and does no harm when it takes effect twice. */
    private static <T> T again(Supplier<T> request) {
        for (int tries = 1; ; tries++) {
            try {
                return request.get();
            } catch (TrackerException failure) {
                if (failure.kind() != Kind.UNAVAILABLE
                        || tries == JiraHttp.MOST_TRIES
                        || Thread.currentThread().isInterrupted()) {
                    throw failure;
                }
            }
        }
    }
}
