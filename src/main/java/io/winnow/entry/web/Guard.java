package io.winnow.entry.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.stream.Collectors;

/** What holds for every request and every answer, found or not. */
final class Guard {

    private final LocalNames names;

    Guard(LocalNames names) {
        this.names = names;
    }

    void addTo(RoutesConfig routes) {
        routes.before(this::check);
    }

    private void check(Context request) {
        headers(request);
        if (!names.include(request.header("Host"))) {
            refuse(request, 403, "This server answers only to its own names, such as localhost.");
        } else {
            List<HandlerType> methods = ApiPaths.methods(request.path());
            if (!methods.contains(request.method())) {
                String allowed = methods.stream().map(HandlerType::name).collect(Collectors.joining(", "));
                request.header("Allow", allowed);
                refuse(request, 405, "This address takes only " + allowed + ".");
            }
        }
    }

    private static void headers(Context request) {
        request.header("Content-Security-Policy", policy("'none'"));
        request.header("X-Content-Type-Options", "nosniff");
        request.header("Referrer-Policy", "no-referrer");
        request.header("Cross-Origin-Resource-Policy", "same-origin");
        request.header("Cross-Origin-Opener-Policy", "same-origin");
        request.header("Cache-Control", "no-cache");
    }

    /** A Content-Security-Policy by which forms may be sent to {@code forms} only. */
    static String policy(String forms) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                + "base-uri 'none'; form-action " + forms + "; frame-ancestors 'none'";
    }

    /** The policy of a page that stands in a frame on pages of that origin, and nowhere else. */
    static String framedBy(String origin) {
        return policy("'none'").replace("frame-ancestors 'none'", "frame-ancestors " + origin);
    }

    private static void refuse(Context request, int status, String why) {
        if (ApiPaths.include(request.path())) {
            ProblemJson.send(request, status, why);
        } else {
            request.status(status).contentType("text/plain; charset=utf-8").result(why + "\n");
        }
        request.skipRemainingHandlers();
    }
}
