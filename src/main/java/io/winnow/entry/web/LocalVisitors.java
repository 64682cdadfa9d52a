package io.winnow.entry.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.winnow.store.Author;
import io.winnow.store.TokenStore.Role;
import io.winnow.workflow.ManageTokens;
import io.winnow.workflow.SignIn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells visitors by their token or else their session. A browser sends its cookie whoever made it ask, so what changes
 * something needs the page's own word besides.
 */
final class LocalVisitors implements Visitors {

    private static final String SCHEME = "Bearer ";

    private final ManageTokens tokens;
    private final SignIn signIn;
    private final SessionCookie cookie;
    private final OwnPages ownPages;
    private final Attempts attempts;

    LocalVisitors(ManageTokens tokens, SignIn signIn, WebSettings settings, Clock clock) {
        this.tokens = tokens;
        this.signIn = signIn;
        this.cookie = new SessionCookie(settings.secure());
        this.ownPages = new OwnPages(settings.publicUrl());
        this.attempts = new Attempts(clock);
    }

    @Override
    public Visitor atLeast(Role role, Context request) {
        Visitor visitor = who(request).orElseThrow(() -> unknown(request));
        if (!request.method().equals(HandlerType.GET) && !request.method().equals(HandlerType.HEAD)) {
            notForged(visitor, request, request.header(CSRF));
        }
        visitor.needs(role);
        return visitor;
    }

    @Override
    public Optional<Visitor> who(Context request) {
        String header = request.header("Authorization");
        if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.of(bearer(request, header.substring(SCHEME.length()).strip()));
        }
        return cookie.read(request)
                .flatMap(secret -> signIn.of(secret)
                        .map(session -> new Visitor(Author.of(session), session.role(), csrf(secret))));
    }

    /** Lets somebody in by a link, for whom the browser came before is out; throws {@link RefusedException}. */
    void begin(Context request, String linkSecret) {
        ownPages.only(request);
        SignIn.Begun begun = tried(request, linkSecret, signIn::begin)
                .orElseThrow(() -> new RefusedException(
                        403, "This link was used, or is older than 15 minutes. winnow signin prints another."));
        cookie.read(request).flatMap(signIn::of).ifPresent(signIn::end);
        cookie.set(request, begun.secret());
    }

    /** Signs out who sends this word of their page's; throws {@link RefusedException} when it is a forged one. */
    void end(Context request, @Nullable String csrf) {
        Optional<Visitor> visitor = who(request);
        if (visitor.isPresent()) {
            notForged(visitor.get(), request, csrf);
            cookie.read(request).flatMap(signIn::of).ifPresent(signIn::end);
        }
        cookie.clear(request);
    }

    private Visitor bearer(Context request, String secret) {
        return tried(request, secret, tokens::of)
                .map(token -> new Visitor(Author.of(token), token.role(), ""))
                .orElseThrow(() -> unknown(request));
    }

    private <T> Optional<T> tried(Context request, String secret, Function<String, Optional<T>> lookUp) {
        String hash = ManageTokens.hash(secret);
        String address = request.ip();
        long wait = attempts.wait(address, hash);
        if (wait > 0) {
            request.header("Retry-After", Long.toString(wait));
            throw new RefusedException(
                    429,
                    "Too many wrong tokens or links were sent. Wait " + wait + " seconds, then send the right one.");
        }
        Optional<T> found = lookUp.apply(secret);
        if (found.isPresent()) {
            attempts.right(hash);
        } else {
            attempts.wrong(address, hash);
        }
        return found;
    }

    private void notForged(Visitor visitor, Context request, @Nullable String csrf) {
        if (visitor.csrf().isEmpty()) {
            return; // no browser sends a token unasked
        }
        ownPages.only(request);
        if (csrf == null
                || !MessageDigest.isEqual(
                        csrf.getBytes(StandardCharsets.UTF_8), visitor.csrf().getBytes(StandardCharsets.UTF_8))) {
            throw new RefusedException(403, "This didn't come from a page of this session. Load the page again.");
        }
    }

    /** Made from the session's secret, so the store, which has its hash only, can't give it away. */
    private static String csrf(String secret) {
        return ManageTokens.hash("csrf " + secret);
    }

    private static RefusedException unknown(Context request) {
        request.header("WWW-Authenticate", "Bearer");
        return new RefusedException(
                401,
                "Sign in with a link that winnow signin prints, or send the header Authorization: Bearer with a token that"
                        + " winnow token create has made.");
    }
}
