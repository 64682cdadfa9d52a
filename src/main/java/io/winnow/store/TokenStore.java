package io.winnow.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps who may use the API: never a token itself, only what is hashed of it, and every token that ever was. */
public interface TokenStore {

    void add(Token token, String hash);

    /** The latest first, revoked ones too. */
    List<Token> all();

    /** The token with this hash; empty when there is none or it is revoked. */
    Optional<Token> find(String hash);

    /** Ends a token; empty when no token that still works has this id. */
    Optional<Token> revoke(String id, Instant at, String by);

    /** Notes when a token was last used. */
    void used(String id, Instant at);

    /** What a token is good for; each may do what those before it may. */
    enum Role {
        /** Reads people's decisions about the order. */
        VIEWER,
        /** Also decides. */
        PLANNER,
        /** Also reads who changed what. */
        ADMIN
    }

    /**
     * A token as it is listed.
     *
     * @param id short and unique; not secret
     * @param name who or what uses it, which is what its decisions are signed with
     * @param lastUsed null when never
     * @param revokedAt null while it works
     * @param revokedBy null while it works
     */
    record Token(
            String id,
            String name,
            Role role,
            String createdBy,
            Instant createdAt,
            @Nullable Instant lastUsed,
            @Nullable Instant revokedAt,
            @Nullable String revokedBy) {}
}
