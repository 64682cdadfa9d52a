package io.winnow.simulator;

import io.winnow.simulator.jql.Clause;
import io.winnow.simulator.jql.Jql;
import io.winnow.simulator.jql.JqlException;
import io.winnow.simulator.jql.Operand;
import io.winnow.simulator.jql.Operator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Search as Data Center has it: by places in the list, as far as its window reaches, through an index that lags. */
final class DataCenterSearch {

    private static final int WINDOW = 10_000;
    private static final Set<String> ISSUES = Set.of("id", "key", "issuekey", "issue");

    private final Site site;
    private final IssueJson json;
    private final int mostAtOnce;

    /** @param mostAtOnce what jira.search.views.default.max says */
    DataCenterSearch(Site site, IssueJson json, int mostAtOnce) {
        this.site = site;
        this.json = json;
        this.mostAtOnce = mostAtOnce;
    }

    void register(Router router) {
        router.on("POST", "/rest/api/3/search", List.of(), this::post);
        router.on(
                "GET",
                "/rest/api/3/search",
                List.of("jql", "startAt", "maxResults", "validateQuery", "fields", "expand"),
                this::get);
    }

    private Answer post(Call call) {
        Body body = call.body("jql", "startAt", "maxResults", "fields", "validateQuery", "expand");
        List<String> fields = body.texts("fields");
        body.texts("expand");
        return search(
                call,
                body.text("jql"),
                body.integer("startAt", 0),
                body.integer("maxResults", 50),
                fields == null ? List.of() : fields,
                body.flag("validateQuery", true));
    }

    private Answer get(Call call) {
        return search(
                call,
                call.text("jql"),
                call.integer("startAt", 0),
                call.integer("maxResults", 50),
                call.list("fields"),
                call.flag("validateQuery", true));
    }

    private Answer search(
            Call call, @Nullable String jql, int startAt, int maxResults, List<String> fields, boolean validate) {
        int size = Math.min(Math.max(0, maxResults), mostAtOnce);
        if (startAt + size > WINDOW) {
            throw JiraError.beyondWindow(
                    "Search limit exceeded: the sum of startAt and maxResults must not be more than 10000.");
        }
        String query = Objects.requireNonNullElse(jql, "").strip();
        if (validate) {
            checkIssues(query);
        }
        boolean bounded = !query.isEmpty() && !query.toLowerCase(Locale.ROOT).startsWith("order by");
        JqlQuery compiled =
                new JqlCompiler(site, call.anonymous()).compile(bounded ? query : "project is not EMPTY " + query);
        List<IssueState> found = Arrays.stream(site.index().snapshot())
                .filter(compiled.matches())
                .sorted(compiled.order())
                .toList();
        List<IssueState> page = found.subList(Math.min(startAt, found.size()), Math.min(startAt + size, found.size()));
        FieldChoice asked = FieldChoice.of(fields.isEmpty() ? List.of("*navigable") : fields, site.catalog());
        FieldChoice choice = new FieldChoice(asked.fields(), asked.shown(), true);
        return Answer.written(page.size(), out -> {
            out.writeStartObject();
            out.writeStringField("expand", "schema,names");
            out.writeNumberField("startAt", startAt);
            out.writeNumberField("maxResults", size);
            out.writeNumberField("total", found.size());
            out.writeArrayFieldStart("issues");
            for (IssueState state : page) {
                json.write(state, choice, id -> site.index().find(id), out);
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    /** Data Center refuses a query that names an issue which isn't there, unless told not to look. */
    private void checkIssues(String query) {
        try {
            Clause where = Jql.parse(query).where();
            if (where != null) {
                named(where).filter(this::gone).findFirst().ifPresent(gone -> {
                    throw JiraError.jql(List.of(
                            gone.matches("[0-9]+")
                                    ? "A value with ID '" + gone + "' does not exist for the field 'id'."
                                    : "An issue with key '" + gone + "' does not exist for field 'key'."));
                });
            }
        } catch (JqlException malformed) {
            throw JiraError.jql(List.of(String.valueOf(malformed.getMessage())));
        }
    }

    private boolean gone(String idOrKey) {
        IssueState state = site.find(idOrKey);
        return state == null || !site.visible(state);
    }

    private static Stream<String> named(Clause clause) {
        if (clause instanceof Clause.And and) {
            return and.parts().stream().flatMap(DataCenterSearch::named);
        }
        if (clause instanceof Clause.Or or) {
            return or.parts().stream().flatMap(DataCenterSearch::named);
        }
        if (clause instanceof Clause.Not not) {
            return named(not.part());
        }
        Clause.Comparison comparison = (Clause.Comparison) clause;
        boolean issue = ISSUES.contains(comparison.field().toLowerCase(Locale.ROOT));
        return issue && comparison.operator() != Operator.IS ? texts(comparison.operand()) : Stream.of();
    }

    private static Stream<String> texts(Operand operand) {
        if (operand instanceof Operand.Many many) {
            return many.values().stream().flatMap(DataCenterSearch::texts);
        }
        return operand instanceof Operand.Value value ? Stream.of(value.text()) : Stream.of();
    }
}
