package io.winnow.entry.web;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an address is about, and so whose business it is.
 *
 * @param name of the backlog, or id of the issue; else empty
 */
public record Target(Kind kind, String name) {

    private static final Pattern BACKLOG =
            Pattern.compile("(?:/api/v1)?/backlogs/([A-Za-z0-9_-]+)(?:/[A-Za-z0-9_.-]+){0,4}");
    private static final Pattern ISSUE = Pattern.compile("/issues/([1-9][0-9]{0,17})");
    private static final Pattern INPUTS =
            Pattern.compile("/api/v1/backlogs/[A-Za-z0-9_-]+/issues/([1-9][0-9]{0,17})/inputs");
    private static final Pattern RUN = Pattern.compile("/api/v1/runs/([a-z0-9]{1,32})");
    private static final Pattern PUSH = Pattern.compile("/api/v1/pushes/([a-z0-9]{1,32})/undo");
    private static final Pattern PROJECT = Pattern.compile("/projects/[A-Za-z0-9_]+");
    private static final Set<String> LISTS = Set.of("/", "/api/v1/status");

    /** About what an address can be. */
    public enum Kind {
        /** Nothing of anybody's, such as who asks. */
        NOTHING,
        /** Several backlogs, of which each person is shown theirs. */
        LIST,
        BACKLOG,
        ISSUE,
        /** What a backlog is being done with; the name is a run's. */
        RUN,
        /** What a backlog was done with; the name is a push's. */
        PUSH,
        /** All that was done, by whomever. */
        ADMINISTRATION,
        /** No address that this server has for people whom another system knows. */
        UNKNOWN
    }

    static Target of(String path) {
        if (path.contains("..")) {
            return new Target(Kind.UNKNOWN, "");
        }
        if (path.equals(ApiPaths.ME) || PROJECT.matcher(path).matches()) {
            return new Target(Kind.NOTHING, "");
        }
        if (LISTS.contains(path)) {
            return new Target(Kind.LIST, "");
        }
        if (path.equals(ApiPaths.AUDIT)) {
            return new Target(Kind.ADMINISTRATION, "");
        }
        return Stream.of(
                        named(Kind.ISSUE, INPUTS, path),
                        named(Kind.BACKLOG, BACKLOG, path),
                        named(Kind.ISSUE, ISSUE, path),
                        named(Kind.RUN, RUN, path),
                        named(Kind.PUSH, PUSH, path))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> new Target(Kind.UNKNOWN, ""));
    }

    private static Optional<Target> named(Kind kind, Pattern pattern, String path) {
        Matcher matcher = pattern.matcher(path);
        return matcher.matches() ? Optional.of(new Target(kind, matcher.group(1))) : Optional.empty();
    }
}
