package io.winnow.tracker.jira.datacenter;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.model.IssueId;
import io.winnow.tracker.Jql;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import io.winnow.tracker.jira.JiraHttp;
import io.winnow.tracker.jira.JiraRequest;
import io.winnow.tracker.jira.Platform.Window;
import io.winnow.tracker.jira.wire.Trimmed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads issues by id: many at once by a search, whose index may lag behind, or each by itself from the database.
 * Thread-safe.
 */
final class IssueReads {

    private static final String ISSUE = DataCenter.API + "/issue/";
    private static final String ACCOUNT = DataCenter.API + "/myself";

    private final JiraHttp http;

    IssueReads(JiraHttp http) {
        this.http = http;
    }

    /** By a search; what it doesn't show is asked for by itself, since a lagging index isn't an issue that has gone. */
    <T> Window<T> read(List<IssueId> ids, List<String> fields, Function<JsonNode, T> converter) {
        Map<IssueId, T> found = search("", ids, fields, converter).orElse(Map.of());
        List<IssueId> open = ids.stream().filter(id -> !found.containsKey(id)).toList();
        Window<T> alone = readNow(open, fields, converter);
        List<T> all = new ArrayList<>(found.values());
        all.addAll(alone.issues());
        return new Window<>(all, alone.failed());
    }

    /**
     * Those of some issues that match a query, which may be empty: asks until all have come, for Jira may give fewer at
     * once than asked for. Empty when Jira refuses: asked not to, it still may when one of the issues has gone.
     */
    <T> Optional<Map<IssueId, T>> search(
            String jql, List<IssueId> ids, List<String> fields, Function<JsonNode, T> converter) {
        Map<IssueId, T> found = new LinkedHashMap<>();
        boolean more = true;
        for (List<IssueId> open = ids; more && !open.isEmpty(); ) {
            int before = found.size();
            try {
                Rows<Boolean> rows = Rows.search(http, Jql.and(jql, among(open)), open.size(), fields, false, json -> {
                    found.put(IssueId.of(json.path("id").asText()), converter.apply(json));
                    return true;
                });
                more = !rows.complete() && found.size() > before;
            } catch (TrackerException refused) {
                if (refused.kind() == Kind.REJECTED) {
                    return Optional.empty();
                }
                throw refused;
            }
            open = ids.stream().filter(id -> !found.containsKey(id)).toList();
        }
        return Optional.of(found);
    }

    private static String among(List<IssueId> ids) {
        return "id in (" + ids.stream().map(IssueId::toString).collect(Collectors.joining(", ")) + ")";
    }

    /** Each from the database; one that isn't there or is hidden is left out, one that can't be read is named. */
    <T> Window<T> readNow(List<IssueId> ids, List<String> fields, Function<JsonNode, T> converter) {
        List<T> issues = new ArrayList<>();
        Set<IssueId> failed = new HashSet<>();
        each(
                ids.stream().map(IssueId::toString).toList(),
                fields,
                (id, json) -> issues.add(converter.apply(json)),
                id -> failed.add(IssueId.of(id)));
        return new Window<>(issues, failed);
    }

    /**
     * Reads issues by id or key, each from the database; one that isn't there or is hidden is left out.
     *
     * @param failed gets the ids or keys of those that can't be read
     */
    void each(
            Collection<String> idsOrKeys,
            List<String> fields,
            BiConsumer<String, JsonNode> sink,
            Consumer<String> failed) {
        boolean forbidden = false;
        for (String one : idsOrKeys) {
            JiraRequest request = JiraRequest.get(ISSUE + JiraHttp.encode(one), ISSUE + "{id}")
                    .with("fields", String.join(",", fields));
            try {
                sink.accept(one, http.call(request, Trimmed::first));
            } catch (TrackerException refused) {
                switch (refused.kind()) {
                    case NOT_FOUND -> {
                        // left out
                    }
                    case FORBIDDEN -> forbidden = true;
                    case REJECTED -> failed.accept(one);
                    case UNAUTHORIZED, RATE_LIMITED, UNAVAILABLE -> throw refused;
                }
            }
        }
        if (forbidden) {
            // says so when this account is refused everywhere; otherwise Data Center hides those issues
            http.call(JiraRequest.get(ACCOUNT));
        }
    }
}
