package io.winnow.entry.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.winnow.report.ReportRenderer;
import io.winnow.report.SignInView;
import io.winnow.store.TokenStore.Role;
import java.util.regex.Pattern;

/** Shows nothing to who isn't signed in and sends no token, but what says nothing and what lets them in. */
final class ReadWall {

    /** Exactly: whatever else is asked for, by whatever spelling, is behind the wall. */
    private static final Pattern OPEN = Pattern.compile("/health|" + ApiPaths.SIGN_IN + "|" + ApiPaths.SIGN_OUT + "|"
            + ApiPaths.ME + "|" + PanelAddress.PATH + "[0-9]+(/address)?|/assets/[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    private final Visitors visitors;
    private final ReportRenderer renderer;

    ReadWall(Visitors visitors, ReportRenderer renderer) {
        this.visitors = visitors;
        this.renderer = renderer;
    }

    void addTo(RoutesConfig routes) {
        routes.before(this::check);
    }

    private void check(Context request) {
        String path = request.path();
        if (OPEN.matcher(path).matches() || ApiPaths.include(path)) {
            return; // the API asks by itself
        }
        request.header("Cache-Control", "private, no-cache");
        try {
            visitors.atLeast(Role.VIEWER, request);
        } catch (RefusedException why) {
            if (Routes.isForMachines(request)) {
                throw why;
            }
            request.status(why.status());
            CameFrom.remember(request);
            Routes.fresh(request, Routes.HTML, renderer.signIn(SignInView.signedOut("")));
            request.skipRemainingHandlers();
        }
    }
}
