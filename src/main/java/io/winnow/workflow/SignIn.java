package io.winnow.workflow;

import io.winnow.store.Author;
import io.winnow.store.SessionStore;
import io.winnow.store.SessionStore.Link;
import io.winnow.store.SessionStore.Session;
import io.winnow.store.SessionStore.Start;
import io.winnow.store.TokenStore.Role;
import io.winnow.tracker.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets people sign in on the page by links that work once, tells who is signed in, and signs them out. */
public final class SignIn {

    /** How long a link is good. */
    public static final Duration LINK = Duration.ofMinutes(15);

    /** After so long without a request somebody is signed out. */
    public static final Duration IDLE = Duration.ofDays(7);

    /** After so long somebody is signed out whatever they do. */
    public static final Duration LONGEST = Duration.ofDays(30);

    private static final int LONGEST_NAME = 100;
    private static final Duration NOTED = Duration.ofMinutes(1); // a write for every request would be too many

    private final SessionStore sessions;
    private final Supplier<String> ids;
    private final Supplier<Secret> secrets;
    private final Clock clock;

    /** {@code secrets} gives unguessable ones, as for {@link ManageTokens}. */
    public SignIn(SessionStore sessions, Supplier<String> ids, Supplier<Secret> secrets, Clock clock) {
        this.sessions = sessions;
        this.ids = ids;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** A new link to the server that a browser finds at {@code server}. It is in the answer and nowhere else. */
    public URI link(URI server, Role role, String name, String by) {
        String line = OneLine.of(name, "The name", LONGEST_NAME);
        Secret secret = secrets.get();
        Instant now = clock.instant();
        sessions.addLink(new Link(line, role, now.plus(LINK)), ManageTokens.hash(secret.reveal()), by, now);
        return server.resolve("/signin?link=" + secret.reveal());
    }

    /** Uses up a link; empty when it was used, has expired, or never was one. */
    public Optional<Begun> begin(String linkSecret) {
        Secret secret = secrets.get();
        Instant now = clock.instant();
        Start start = new Start(ids.get(), ManageTokens.hash(secret.reveal()), now.plus(LONGEST));
        return sessions.begin(ManageTokens.hash(linkSecret), start, now).map(session -> new Begun(session, secret));
    }

    /** Who is signed in by this session's secret; empty when nobody is any more. Notes that they still are. */
    public Optional<Session> of(String secret) {
        Instant now = clock.instant();
        Optional<Session> found = sessions.find(ManageTokens.hash(secret)).filter(session -> goesOn(session, now));
        found.filter(session -> session.lastUsed().isBefore(now.minus(NOTED)))
                .ifPresent(session -> sessions.used(session.id(), now));
        return found;
    }

    /** Ends a session by who has it: its secret is worth nothing from the next request on. */
    public void end(Session session) {
        sessions.end(session, Author.of(session), clock.instant());
    }

    /** Ends all sessions of a person, by command; returns how many there were. */
    public int endAllOf(String name, String by) {
        Instant now = clock.instant();
        List<Session> theirs = sessions.all().stream()
                .filter(session -> session.name().equals(name.strip()) && goesOn(session, now))
                .toList();
        theirs.forEach(session -> sessions.end(session, Author.byCommand(by), now));
        return theirs.size();
    }

    private static boolean goesOn(Session session, Instant now) {
        return now.isBefore(session.expiresAt())
                && now.isBefore(session.lastUsed().plus(IDLE));
    }

    /** A session that just began, with the only copy of its secret. */
    public record Begun(Session session, Secret secret) {}
}
