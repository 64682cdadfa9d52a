package io.winnow.push;

import io.winnow.model.FieldValue;
import io.winnow.model.Sprint;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sprint as the audit keeps it, such as {@code #104 Sprint 24}: names aren't unique, ids aren't readable. One that was
 * active then is {@code #104, active: Sprint 24}.
 */
final class SprintText {

    private static final Pattern ID = Pattern.compile("#(\\d{1,18})(, active:)? .*", Pattern.DOTALL);

    private SprintText() {}

    /** EMPTY for the backlog. */
    static FieldValue of(Optional<Sprint> sprint) {
        return sprint.map(one -> FieldValue.text(
                        "#" + one.id() + (one.state() == Sprint.State.ACTIVE ? ", active: " : " ") + one.name()))
                .orElse(FieldValue.EMPTY);
    }

    /** The sprint's id; empty for the backlog. */
    static OptionalLong id(FieldValue value) {
        Matcher matcher = ID.matcher(value.text());
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    /** Whether the sprint was active when this was written down. */
    static boolean active(FieldValue value) {
        Matcher matcher = ID.matcher(value.text());
        return matcher.matches() && matcher.group(2) != null;
    }

    /** Whether both mean the same sprint, or both the backlog; a sprint may have been renamed meanwhile. */
    static boolean same(FieldValue one, FieldValue other) {
        return id(one).equals(id(other));
    }

    static String words(FieldValue value) {
        return value.blank() ? "the backlog" : "sprint " + value.text();
    }
}
