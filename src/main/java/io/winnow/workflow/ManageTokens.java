package io.winnow.workflow;

import io.winnow.store.TokenStore;
import io.winnow.store.TokenStore.Role;
import io.winnow.store.TokenStore.Token;
import io.winnow.tracker.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes, lists and ends the tokens of the API, and tells whose a token is. */
public final class ManageTokens {

    private static final int LONGEST_NAME = 100;
    private static final Duration NOTED = Duration.ofMinutes(1); // a write for every request would be too many

    private final TokenStore tokens;
    private final Supplier<String> ids;
    private final Supplier<Secret> secrets;
    private final Clock clock;

    /** {@code secrets} gives unguessable ones of 256 bits: their plain hash can't be turned back, so none is salted. */
    public ManageTokens(TokenStore tokens, Supplier<String> ids, Supplier<Secret> secrets, Clock clock) {
        this.tokens = tokens;
        this.ids = ids;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Makes a token. The secret is in the answer and nowhere else. */
    public Created create(Role role, String name, String by) {
        String line = OneLine.of(name, "The name", LONGEST_NAME);
        Secret secret = secrets.get();
        Token token = new Token(ids.get(), line, role, by, clock.instant(), null, null, null);
        tokens.add(token, hash(secret.reveal()));
        return new Created(token, secret);
    }

    /** The latest first, revoked ones too. */
    public List<Token> list() {
        return tokens.all();
    }

    /** Ends a token, from the next request on. */
    public Token revoke(String id, String by) {
        return tokens.revoke(id.strip(), clock.instant(), by)
                .orElseThrow(() -> new SetupException(
                        "No token that still works has the id '" + id + "'; winnow token list shows them."));
    }

    /** Whose token this is; empty when it is nobody's. Notes that it was used. */
    public Optional<Token> of(String secret) {
        Optional<Token> found = tokens.find(hash(secret));
        Instant now = clock.instant();
        found.filter(token -> token.lastUsed() == null || token.lastUsed().isBefore(now.minus(NOTED)))
                .ifPresent(token -> tokens.used(token.id(), now));
        return found;
    }

    /** What is kept of a token. */
    public static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** A token that was just made, with the only copy of its secret. */
    public record Created(Token token, Secret secret) {}
}
