package io.winnow.entry.web;

import io.javalin.http.HandlerType;
import java.util.List;
import java.util.regex.Pattern;

/** Which methods an address takes; all but the API's and those for signing in only show things. */
final class ApiPaths {

    static final String EVIDENCE = "/api/v1/evidence";
    static final String HOOKS = EVIDENCE + "/hooks/";
    static final String EVENTS = "/api/v1/jira/events";
    static final String KPI = "/api/v1/kpi";
    static final String GOALS = "/api/v1/goals";
    static final String OVERRIDES = "/api/v1/backlogs/{name}/overrides";
    static final String INPUTS = "/api/v1/backlogs/{name}/issues/{issue}/inputs";
    static final String AUDIT = "/api/v1/audit";

    static final String APPLY = "/api/v1/backlogs/{name}/apply";
    static final String UNDO = "/api/v1/pushes/{id}/undo";
    static final String RUN = "/api/v1/runs/{id}";

    static final String ME = "/api/v1/me";
    static final String SIGN_IN = "/signin";
    static final String SIGN_OUT = "/signout";

    static final String PANEL = PanelAddress.PATH + "{issue}";
    static final String PANEL_ADDRESS = PANEL + "/address";

    private static final Pattern ITS_OVERRIDES = Pattern.compile("/api/v1/backlogs/[^/]+/overrides/?");
    private static final Pattern ITS_INPUTS = Pattern.compile("/api/v1/backlogs/[^/]+/issues/[^/]+/inputs/?");
    private static final Pattern ITS_APPLY = Pattern.compile("/api/v1/backlogs/[^/]+/apply/?");
    private static final Pattern ITS_UNDO = Pattern.compile("/api/v1/pushes/[^/]+/undo/?");
    private static final Pattern RUNS = Pattern.compile("/api/v1/runs/[^/]+(/events)?/?");
    private static final Pattern PANEL_ADDRESSES = Pattern.compile(PanelAddress.PATH + "[^/]+/address");
    private static final List<HandlerType> SHOWING = List.of(HandlerType.GET, HandlerType.HEAD);

    private ApiPaths() {}

    static List<HandlerType> methods(String path) {
        if (path.equals(EVIDENCE)
                || path.equals(KPI)
                || path.equals(SIGN_OUT)
                || events(path)
                || ITS_UNDO.matcher(path).matches()
                || PANEL_ADDRESSES.matcher(path).matches()) {
            return List.of(HandlerType.POST);
        }
        if (path.equals(SIGN_IN) || ITS_APPLY.matcher(path).matches()) {
            return List.of(HandlerType.GET, HandlerType.HEAD, HandlerType.POST);
        }
        if (path.startsWith(HOOKS)) {
            // Intercom looks by HEAD whether the address is there before it takes it.
            return List.of(HandlerType.POST, HandlerType.HEAD);
        }
        if (overrides(path)) {
            return List.of(HandlerType.GET, HandlerType.HEAD, HandlerType.POST, HandlerType.DELETE);
        }
        if (inputs(path)) {
            return List.of(HandlerType.GET, HandlerType.HEAD, HandlerType.PATCH);
        }
        return path.equals(GOALS) ? List.of(HandlerType.GET, HandlerType.HEAD, HandlerType.PUT) : SHOWING;
    }

    /** Whether it is one of the addresses that take things, or give them to who has the token only. */
    static boolean include(String path) {
        return path.equals(EVIDENCE)
                || path.equals(KPI)
                || path.equals(GOALS)
                || path.equals(AUDIT)
                || path.startsWith(HOOKS)
                || events(path)
                || overrides(path)
                || inputs(path)
                || starting(path)
                || runs(path);
    }

    private static boolean events(String path) {
        return path.equals(EVENTS) || path.startsWith(EVENTS + "/");
    }

    /** An address as a log may hold it: what follows that of events is a secret. */
    static String loggable(String path) {
        return path.startsWith(EVENTS + "/") ? EVENTS + "/•••" : path;
    }

    static boolean overrides(String path) {
        return ITS_OVERRIDES.matcher(path).matches();
    }

    static boolean inputs(String path) {
        return ITS_INPUTS.matcher(path).matches();
    }

    /** Whether it is one that sets a run in motion. */
    static boolean starting(String path) {
        return ITS_APPLY.matcher(path).matches() || ITS_UNDO.matcher(path).matches();
    }

    static boolean runs(String path) {
        return RUNS.matcher(path).matches();
    }
}
