package io.winnow.entry.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.winnow.report.ReportRenderer;
import io.winnow.report.SignInView;
import io.winnow.store.StoreException;
import io.winnow.store.TokenStore.Role;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signing in by a link, signing out, and who is signed in. */
final class SignInRoutes {

    static final String HERE = "winnow";

    private static final List<String> FORM = List.of("application/x-www-form-urlencoded");
    private static final int MOST_BYTES = 2_000;

    private final LocalVisitors visitors;
    private final ReportRenderer renderer;

    SignInRoutes(LocalVisitors visitors, ReportRenderer renderer) {
        this.visitors = visitors;
        this.renderer = renderer;
    }

    void addTo(RoutesConfig routes) {
        Routes.get(routes, ApiPaths.SIGN_IN, this::ask);
        routes.post(ApiPaths.SIGN_IN, form(this::begin));
        routes.post(ApiPaths.SIGN_OUT, form(this::end));
        Routes.get(routes, ApiPaths.ME, request -> me(request, visitors.who(request), HERE));
    }

    /**
     * Who sends the request and what they may do; personal, so nothing keeps it.
     *
     * @param by who knows them: {@link #HERE}, or another who signs them in and out
     */
    static void me(Context request, Optional<Visitor> visitor, String by) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("name", visitor.map(Visitor::name).orElse(null))
                .put("role", visitor.map(Visitor::roleWord).orElse(null))
                .put("mayPlan", visitor.map(one -> one.may(Role.PLANNER)).orElse(false))
                .put("csrf", visitor.map(Visitor::csrf).orElse(""))
                .put("by", by);
        request.header("Cache-Control", "no-store");
        Routes.fresh(request, "application/json", json.toString());
    }

    /** Following a link only asks whether to: what looks at addresses before people do must not use it up. */
    private void ask(Context request) {
        String link = request.queryParam("link");
        page(request, link != null ? SignInView.link(link) : now(request));
    }

    private SignInView now(Context request) {
        return visitors.who(request)
                .map(one -> SignInView.signedIn(one.name(), one.roleWord(), one.csrf()))
                .orElseGet(() -> SignInView.signedOut(""));
    }

    private void begin(Context request) {
        String link = field(request, "link");
        if (link == null) {
            throw new RefusedException(400, "There is no link in the form. Follow the link again.");
        }
        visitors.begin(request, link);
        request.redirect(CameFrom.goBack(request), HttpStatus.SEE_OTHER);
    }

    private void end(Context request) {
        String header = request.header(Visitors.CSRF);
        visitors.end(request, header != null ? header : field(request, "csrf"));
        request.redirect(ApiPaths.SIGN_IN, HttpStatus.SEE_OTHER);
    }

    /** Says on a page why it isn't done. */
    private Handler form(Handler step) {
        return request -> {
            request.header("Cache-Control", "no-store");
            try {
                step.handle(request);
            } catch (RefusedException why) {
                refused(request, why);
            } catch (StoreException busy) {
                refused(request, Api.unavailable(request, busy));
            }
        };
    }

    private void refused(Context request, RefusedException why) {
        request.status(why.status());
        page(request, SignInView.signedOut(String.valueOf(why.getMessage())));
    }

    /** The only pages with a form that is sent, so that they work without a script. */
    private void page(Context request, SignInView view) {
        request.header("Content-Security-Policy", Guard.policy("'self'"));
        // With no-referrer a browser hides from where it sends a form; this tells the server's name, never the link.
        request.header("Referrer-Policy", "strict-origin");
        request.header("Cache-Control", "no-store");
        Routes.fresh(request, Routes.HTML, renderer.signIn(view));
    }

    private static @Nullable String field(Context request, String name) {
        String form = new String(SentBody.read(request, FORM, MOST_BYTES), StandardCharsets.UTF_8);
        for (String part : form.split("&", -1)) {
            if (part.startsWith(name + "=")) {
                try {
                    return URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException broken) {
                    return null;
                }
            }
        }
        return null;
    }
}
