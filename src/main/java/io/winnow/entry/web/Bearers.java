package io.winnow.entry.web;

import io.javalin.http.Context;
import io.winnow.store.TokenStore.Role;
import io.winnow.store.TokenStore.Token;
import io.winnow.workflow.ManageTokens;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/** Tells by its token who sends a request, and refuses those who may not, and those who try. */
final class Bearers {

    private static final String SCHEME = "Bearer ";

    private final ManageTokens tokens;
    private final Attempts attempts;

    Bearers(ManageTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.attempts = new Attempts(clock);
    }

    /** Whose token it is; throws {@link RefusedException} when it is nobody's, or of a lower role. */
    Token atLeast(Role role, Context request) {
        String header = request.header("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw unknown(request);
        }
        String secret = header.substring(SCHEME.length()).strip();
        String hash = ManageTokens.hash(secret);
        String address = request.ip();
        long wait = attempts.wait(address, hash);
        if (wait > 0) {
            request.header("Retry-After", Long.toString(wait));
            throw new RefusedException(
                    429, "Too many wrong tokens were sent. Wait " + wait + " seconds, then send the right one.");
        }
        Optional<Token> found = tokens.of(secret);
        if (found.isEmpty()) {
            attempts.wrong(address, hash);
            throw unknown(request);
        }
        attempts.right(hash);
        Token token = found.get();
        if (token.role().compareTo(role) < 0) {
            throw new RefusedException(
                    403,
                    "This takes the role " + word(role) + " or a higher one; the token's is " + word(token.role())
                            + ".");
        }
        return token;
    }

    private static RefusedException unknown(Context request) {
        request.header("WWW-Authenticate", "Bearer");
        return new RefusedException(
                401, "Send the header Authorization: Bearer with a token that winnow token create has made.");
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
