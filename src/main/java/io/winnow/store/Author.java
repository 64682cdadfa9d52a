package io.winnow.store;

import io.winnow.store.AuditStore.Entry;
import io.winnow.store.SessionStore.Session;
import io.winnow.store.TokenStore.Token;

/**
 * Who makes a change, for the audit.
 *
 * @param person by name
 * @param means as in {@link Entry#means}
 */
public record Author(String person, String means) {

    /** Somebody who runs a command, by the name they are logged in with. */
    public static Author byCommand(String person) {
        return new Author(person, Entry.COMMAND);
    }

    /** Somebody who sends a token. */
    public static Author of(Token token) {
        return new Author(token.name(), "token " + token.id());
    }

    /** Somebody who is signed in on the page. */
    public static Author of(Session session) {
        return new Author(session.name(), "session " + session.id());
    }
}
