package io.winnow.entry.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.winnow.intake.JsonText;
import io.winnow.ranking.OrderOverride.Kind;
import io.winnow.store.OutdatedException;
import io.winnow.store.StoreException;
import io.winnow.store.TokenStore.Role;
import io.winnow.workflow.DecideOrder.Wish;
import io.winnow.workflow.OverridesJson;
import io.winnow.workflow.SetupException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows people's decisions about a backlog's order, takes new ones, and tells who made them: to each by their role. */
final class OrderApi {

    private static final int MOST_BYTES = 20_000;
    private static final int LONGEST = 1_000;
    private static final List<String> MEMBERS = List.of("issue", "kind", "anchor", "reason", "until", "version");

    private final OrderWorkflows workflows;
    private final Visitors visitors;

    OrderApi(OrderWorkflows workflows, Visitors visitors) {
        this.workflows = workflows;
        this.visitors = visitors;
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, ApiPaths.OVERRIDES, allowed(Role.VIEWER, (request, visitor) -> show(request)));
        routes.post(ApiPaths.OVERRIDES, allowed(Role.PLANNER, this::set));
        routes.delete(ApiPaths.OVERRIDES, allowed(Role.PLANNER, this::clear));
        Routes.get(
                routes,
                ApiPaths.AUDIT,
                allowed(Role.ADMIN, (request, visitor) -> workflows.showAudit().json()));
    }

    /** What is done for who may, and what it answers. */
    private interface Action {

        ObjectNode run(Context request, Visitor visitor);
    }

    private Handler allowed(Role role, Action action) {
        return request -> {
            try {
                ObjectNode json = action.run(request, visitors.atLeast(role, request));
                request.contentType("application/json").result(json.toString().getBytes(StandardCharsets.UTF_8));
            } catch (OutdatedException changed) {
                throw new RefusedException(
                        409, changed.getMessage() + " Nothing was changed. Read the overrides again.");
            } catch (SetupException wrong) {
                throw new RefusedException(422, String.valueOf(wrong.getMessage()));
            } catch (StoreException busy) {
                throw Api.unavailable(request, busy);
            }
        };
    }

    /** Without what was moved in the tracker: a request must not make one to the tracker. */
    private ObjectNode show(Context request) {
        ObjectNode json = OverridesJson.of(workflows.showOverrides().stored(backlog(request)));
        return json.remove(List.of("proposed", "unread"));
    }

    private ObjectNode set(Context request, Visitor visitor) {
        String backlog = backlog(request);
        JsonNode body = JsonText.read(SentBody.read(request, SentBody.JSON, MOST_BYTES));
        known(body);
        String issue = needed(text(body, "issue"), "issue, the key or id of the issue");
        Kind kind = kind(needed(text(body, "kind"), "kind: before, after, pin or exclude"));
        String anchor = text(body, "anchor");
        if (kind.moves() != (anchor != null)) {
            throw new RefusedException(
                    422, "anchor is the issue to stand before or after: these kinds need it, the others have none.");
        }
        String reason = needed(text(body, "reason"), "reason, a sentence");
        LocalDate until = date(text(body, "until"));
        return OverridesJson.of(workflows
                .decideOrder()
                .set(
                        new Wish(issue, kind, anchor, visitor.name(), reason, until, backlog),
                        visitor.author(),
                        text(body, "version")));
    }

    private ObjectNode clear(Context request, Visitor visitor) {
        String backlog = backlog(request);
        String issue = needed(request.queryParam("issue"), "issue, the key or id of the issue");
        String reason = needed(request.queryParam("reason"), "reason, a sentence");
        return OverridesJson.of(workflows
                .decideOrder()
                .clear(issue, backlog, visitor.name(), reason, visitor.author(), request.queryParam("version")));
    }

    private String backlog(Context request) {
        String name = request.pathParam("name");
        if (!workflows.backlogs().contains(name)) {
            throw new RefusedException(404, "There is no such backlog."); // the page for 404 says more
        }
        return name;
    }

    /** A misspelt "until" would make a decision that never ends. */
    private static void known(JsonNode body) {
        if (!body.isObject()) {
            throw new RefusedException(422, "The body isn't an object. Send one with issue, kind and reason.");
        }
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            if (!MEMBERS.contains(names.next())) {
                throw new RefusedException(
                        422, "The body has a member there isn't. There are " + String.join(", ", MEMBERS) + ".");
            }
        }
    }

    private static @Nullable String text(JsonNode body, String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new RefusedException(422, name + " isn't text. Write it in quotation marks.");
        }
        return value.asText();
    }

    private static String needed(@Nullable String value, String what) {
        if (value == null || value.isBlank() || value.length() > LONGEST) {
            throw new RefusedException(422, "Say " + what + ".");
        }
        return value;
    }

    private static Kind kind(String word) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new RefusedException(422, "kind is none of before, after, pin and exclude."));
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new RefusedException(422, "until isn't a day. Write it as 2026-12-31.");
        }
    }
}
