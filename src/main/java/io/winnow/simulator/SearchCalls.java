package io.winnow.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Search by JQL, through the index and its lag. */
final class SearchCalls {

    private static final String REMOVED = "The requested API has been removed. Please migrate to the"
            + " /rest/api/3/search/jql API. A full migration guideline is available at"
            + " https://developer.atlassian.com/changelog/#CHANGE-2046";
    private static final int MAX_RECONCILED = 50;

    private final Site site;
    private final IssueJson json;
    private final Walks walks;
    private final double countError;

    SearchCalls(Site site, IssueJson json, double countError) {
        this.site = site;
        this.json = json;
        this.walks = new Walks(site.clock());
        this.countError = countError;
    }

    void register(Router router) {
        router.on("POST", "/rest/api/3/search/jql", List.of(), this::post);
        router.on(
                "GET",
                "/rest/api/3/search/jql",
                List.of(
                        "jql",
                        "nextPageToken",
                        "maxResults",
                        "fields",
                        "expand",
                        "properties",
                        "fieldsByKeys",
                        "failFast",
                        "reconcileIssues"),
                this::get);
        router.on("POST", "/rest/api/3/search/approximate-count", List.of(), this::count);
        List<String> old = List.of(
                "jql", "startAt", "maxResults", "validateQuery", "fields", "expand", "properties", "fieldsByKeys");
        for (String version : List.of("2", "3", "latest")) {
            for (String method : List.of("GET", "POST")) {
                router.on(method, "/rest/api/" + version + "/search", old, call -> {
                    throw JiraError.gone(REMOVED);
                });
            }
        }
    }

    private Answer post(Call call) {
        Body body = call.body(
                "jql",
                "maxResults",
                "nextPageToken",
                "fields",
                "expand",
                "fieldsByKeys",
                "properties",
                "reconcileIssues");
        checkExpand(body.text("expand"));
        checkProperties(body.texts("properties"));
        body.flag("fieldsByKeys");
        return search(
                call,
                body.text("jql"),
                body.integer("maxResults", 50),
                body.text("nextPageToken"),
                body.texts("fields"),
                body.numbers("reconcileIssues"));
    }

    private Answer get(Call call) {
        checkExpand(call.text("expand"));
        checkProperties(call.list("properties"));
        call.flag("fieldsByKeys", false);
        call.flag("failFast", false);
        return search(
                call,
                call.text("jql"),
                call.integer("maxResults", 50),
                call.text("nextPageToken"),
                call.list("fields"),
                call.ids("reconcileIssues"));
    }

    private Answer search(
            Call call,
            @Nullable String jql,
            int maxResults,
            @Nullable String token,
            @Nullable List<String> fields,
            List<Long> reconcile) {
        if (maxResults < 0) {
            throw JiraError.badRequest("The maxResults parameter must not be negative.");
        }
        if (reconcile.size() > MAX_RECONCILED) {
            throw JiraError.badRequest("The reconcileIssues parameter must not contain more than 50 issue ids.");
        }
        String query = bounded(jql);
        String binding = query + "\n" + call.caller + "\n" + reconcile;
        FieldChoice choice = FieldChoice.of(fields == null ? List.of() : fields, site.catalog());
        IssueState[] indexed = site.index().snapshot();
        Walks.Place place = token == null
                ? new Walks.Place(walks.begin(binding, ids(call, query, reconcile, indexed)), 0)
                : walks.find(token, binding);
        int size = Math.min(maxResults, choice.pageCap());
        return page(place, size, choice, Set.copyOf(reconcile));
    }

    private Answer page(Walks.Place place, int size, FieldChoice choice, Set<Long> reconciled) {
        long[] ids = place.walk().ids;
        int end = Math.min(ids.length, place.from() + size);
        List<IssueState> page = new ArrayList<>();
        for (int i = place.from(); i < end; i++) {
            IssueState state = seen(ids[i], reconciled);
            if (state != null && site.visible(state)) { // what has gone since the first page leaves a gap
                page.add(state);
            }
        }
        boolean last = end == ids.length;
        return Answer.written(page.size(), out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("issues");
            for (IssueState state : page) {
                json.write(state, choice, id -> seen(id, reconciled), out);
            }
            out.writeEndArray();
            if (!last) {
                out.writeStringField("nextPageToken", walks.token(place.walk(), end));
            }
            out.writeBooleanField("isLast", last);
            out.writeEndObject();
        });
    }

    /** Search sees the index, except for the issues it was told to read strongly. */
    private @Nullable IssueState seen(long id, Set<Long> reconciled) {
        return reconciled.contains(id) ? site.get(id) : site.index().find(id);
    }

    private long[] ids(Call call, String query, List<Long> reconcile, IssueState[] indexed) {
        JqlQuery compiled = new JqlCompiler(site, call.anonymous()).compile(query);
        return Arrays.stream(reconciled(indexed, reconcile))
                .filter(compiled.matches())
                .sorted(compiled.order())
                .mapToLong(issue -> issue.id)
                .toArray();
    }

    private IssueState[] reconciled(IssueState[] indexed, List<Long> reconcile) {
        if (reconcile.isEmpty()) {
            return indexed;
        }
        TreeMap<Long, IssueState> all = Arrays.stream(indexed)
                .collect(Collectors.toMap(issue -> issue.id, issue -> issue, (a, b) -> b, TreeMap::new));
        for (long id : reconcile) {
            IssueState now = site.get(id);
            if (now == null) {
                all.remove(id);
            } else {
                all.put(id, now);
            }
        }
        return all.values().toArray(IssueState[]::new);
    }

    private Answer count(Call call) {
        String query = bounded(call.body("jql").text("jql"));
        JqlQuery compiled = new JqlCompiler(site, call.anonymous()).compile(query);
        long count = Arrays.stream(site.index().snapshot())
                .filter(compiled.matches())
                .count();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        return Answer.ok(node.put("count", Math.round(count * (1 + countError))));
    }

    private static String bounded(@Nullable String jql) {
        if (jql == null || jql.isBlank()) {
            throw JiraError.jql(List.of(
                    "Unbounded JQL queries are not allowed here. Please add a search restriction to your query."));
        }
        return jql;
    }

    private static void checkExpand(@Nullable String expand) {
        for (String part : expand == null ? new String[0] : expand.split(",", -1)) {
            if (!part.isBlank()
                    && !List.of(
                                    "renderedFields",
                                    "names",
                                    "schema",
                                    "transitions",
                                    "operations",
                                    "editmeta",
                                    "changelog",
                                    "versionedRepresentations")
                            .contains(part.strip())) {
                throw JiraError.badRequest("The expand value '" + part.strip() + "' is unknown.");
            }
        }
    }

    private static void checkProperties(@Nullable List<String> properties) {
        if (properties != null && properties.size() > 5) {
            throw JiraError.badRequest("The properties parameter must not contain more than 5 keys.");
        }
    }
}
