package io.winnow.store;

import io.winnow.store.TokenStore.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps who may sign in on the page and who is signed in: never a secret itself, only what is hashed of it. */
public interface SessionStore {

    /** Keeps a link, made by {@code by} at {@code at}; forgets those that have expired. */
    void addLink(Link link, String hash, String by, Instant at);

    /**
     * Uses up the link with this hash, if it is still good at {@code at}, and begins a session of its person and role in
     * the same step: of several who come with one link, one gets in. Empty when there is no such link.
     */
    Optional<Session> begin(String linkHash, Start start, Instant at);

    /** The session with this hash, expired or not; empty when there is none or it was ended. */
    Optional<Session> find(String hash);

    /** Notes when a session was last used. */
    void used(String id, Instant at);

    /** Ends a session, if it is still there; {@code by} is who does it. */
    void end(Session session, Author by, Instant at);

    /** Those that weren't ended, expired ones too, the latest used first. */
    List<Session> all();

    /** What lets one person sign in once. */
    record Link(String name, Role role, Instant expiresAt) {}

    /**
     * What is new about a session that begins.
     *
     * @param id short and unique; not secret
     */
    record Start(String id, String hash, Instant expiresAt) {}

    /**
     * Somebody who is signed in.
     *
     * @param id short and unique; not secret
     * @param name of the person, which is what their decisions are signed with
     * @param expiresAt when it ends however much it is used
     */
    record Session(String id, String name, Role role, Instant lastUsed, Instant expiresAt) {}
}
