package io.winnow.entry.web;

import io.winnow.store.Author;
import io.winnow.store.TokenStore.Role;
import io.winnow.tracker.IssueWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a request.
 *
 * @param author as whom they make changes
 * @param csrf what a page must send along when it changes something; empty for who sends a token
 * @param writer changes issues as them; null for who does that as Winnow's own account
 */
record Visitor(
        Author author, Role role, String csrf, @Nullable IssueWriter writer) {

    Visitor(Author author, Role role, String csrf) {
        this(author, role, csrf, null);
    }

    /** What their decisions are signed with. */
    String name() {
        return author.person();
    }

    /** Throws {@link RefusedException} when the role is a lower one. */
    void needs(Role needed) {
        if (!may(needed)) {
            throw new RefusedException(
                    403, "This takes the role " + word(needed) + " or a higher one; yours is " + roleWord() + ".");
        }
    }

    boolean may(Role needed) {
        return role.compareTo(needed) >= 0;
    }

    /** The role as it is written everywhere. */
    String roleWord() {
        return word(role);
    }

    static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
